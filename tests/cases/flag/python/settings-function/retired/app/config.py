"""What the service is told."""

import os
from functools import lru_cache


class Config:
    """Filled from the environment."""

    def __init__(self):
        self.pid_file = os.environ.get("PID_FILE", "/var/run/app.pid")


@lru_cache
def get_config():
    """The one object."""
    return Config()
