import os


def main():
    with open("/var/run/worker.pid", "w") as pid_file:
        pid_file.write(str(os.getpid()))
    run()


def run():
    pass
