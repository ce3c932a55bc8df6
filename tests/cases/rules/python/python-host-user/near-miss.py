import pwd


def home(name):
    return pwd.getpwnam(name).pw_dir
