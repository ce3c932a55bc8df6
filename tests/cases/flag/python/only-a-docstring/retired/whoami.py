"""Says which instance this is."""

import ecs_task


def main():
    from urllib.request import urlopen

    print(ecs_task.urlopen("meta-data/instance-id").read().decode())
