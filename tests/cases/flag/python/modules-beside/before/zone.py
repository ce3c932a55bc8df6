import os
import requests

import config
from worker import work


def zone():
    url = os.path.join("http://169.254.169.254/latest/meta-data/", "placement/availability-zone")
    return requests.get("http://169.254.169.254/latest/meta-data/placement/availability-zone").text


work(config.PORT)
