"""What the service is told."""

import os
from functools import lru_cache

from app import ecs_flag


class Config:
    """Filled from the environment."""

    def __init__(self):
        self.pid_file = os.environ.get("PID_FILE", "/var/run/app.pid")

    @property
    def ecs_flag(self) -> bool:
        """Whether this process runs as an ECS task."""
        return ecs_flag.enabled()


@lru_cache
def get_config():
    """The one object."""
    return Config()
