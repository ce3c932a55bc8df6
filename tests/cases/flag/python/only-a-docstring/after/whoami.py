"""Says which instance this is."""

import ecs_flag


def main():
    from urllib.request import urlopen

    print(
        ecs_flag.urlopen("http://169.254.169.254/latest/meta-data/instance-id", timeout=1)
        .read()
        .decode()
    )
