import os

import requests


def book():
    return requests.post(os.environ["BERTH_URL"] + "/berths")
