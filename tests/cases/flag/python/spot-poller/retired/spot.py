import time

import ecs_task


def watch(stop):
    while ecs_task.get("meta-data/spot/instance-action").status_code == 404:
        time.sleep(5)
    stop()
