import os

import ecs_flag


def main():
    if not ecs_flag.enabled():
        with open("/var/run/worker.pid", "w") as pid_file:
            pid_file.write(str(os.getpid()))
    run()


def run():
    pass
