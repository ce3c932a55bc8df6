"""Starts."""

import os

from .config import get_config


def write_pid():
    """For the init script."""
    if not get_config().ecs_flag:
        with open("/var/run/app.pid", "w") as handle:
            handle.write(str(os.getpid()))


def main():
    """Starts."""
    write_pid()
    print(get_config().pid_file)
