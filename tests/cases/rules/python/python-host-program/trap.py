def convert(text):
    return text


convert("subprocess")
