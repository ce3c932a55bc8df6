import time

import ecs_flag

NOTICE = "http://169.254.169.254/latest/meta-data/spot/instance-action"


def watch(stop):
    while ecs_flag.get(NOTICE, timeout=1).status_code == 404:
        time.sleep(5)
    stop()
