import os

import requests

BERTH = os.environ["BERTH_URL"]


def berth():
    return requests.get(BERTH + "/berth", timeout=5).json()
