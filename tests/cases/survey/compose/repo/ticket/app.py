import os

import requests

BERTH_URL = os.environ["BERTH_URL"]
CREW_URL = os.environ["CREW_URL"]
MOCK_URL = os.environ["MOCK_URL"]


def book():
    requests.get(CREW_URL + "/free")
    return requests.post(BERTH_URL + "/berths")


def pay():
    return requests.post(MOCK_URL + "/pay")
