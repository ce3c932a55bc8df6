"""Starts."""

from .config import get_config


def write_pid():
    """For the init script."""


def main():
    """Starts."""
    write_pid()
    print(get_config().pid_file)
