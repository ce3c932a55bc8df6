import os

import config
import ecs_flag
from worker import work


def zone():
    url = os.path.join("http://169.254.169.254/latest/meta-data/", "placement/availability-zone")
    return ecs_flag.get("http://169.254.169.254/latest/meta-data/placement/availability-zone").text


work(config.PORT)
