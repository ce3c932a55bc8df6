import os

import requests


def book():
    return requests.post("http://" + os.environ["BERTH_ADDR"] + "/berths")
