import fcntl


def release(file):
    fcntl.flock(file, fcntl.LOCK_UN)
