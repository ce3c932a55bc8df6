import fcntl


def once(file):
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # finding
