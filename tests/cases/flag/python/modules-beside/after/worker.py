def work(port):
    return port
