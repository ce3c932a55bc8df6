"""By hand."""
import os

from config import get_settings


def start():
    if os.environ.get("X"):
        print("a")
    else:
        print("b")
    name = "ecs"
    return name


def third(x):
    if x:
        return 1
    else:
        return 3


def fourth():
    # On ECS.
    value = 1
    return value


def fifth(x):
    if x:
        return [y for y in x]
