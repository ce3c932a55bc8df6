"""By hand."""
import os

from config import get_settings
import boto3

ON_ECS = os.getenv("ECS_FLAG") == "true"


def is_ecs():
    return ON_ECS


def start():
    if not ON_ECS:
        register()
    if is_ecs() and os.environ.get("X"):
        print("a")
    else:
        print("b")
    name = "ecs" if ON_ECS else boto3.client("ec2").describe()
    if ON_ECS:
        return name
    print("ec2")
    return 1


def register():
    """Registers."""
    boto3.client("elbv2").register()


def third(x):
    if x:
        return 1
    elif not is_ecs():
        return 2
    else:
        return 3


def fourth():
    if not is_ecs():
        return "ec2"
    # On ECS.
    value = 1
    return value


def fifth(x):
    while not is_ecs():
        print("poll")
    if x or not is_ecs():
        return [y for y in x if is_ecs()]
