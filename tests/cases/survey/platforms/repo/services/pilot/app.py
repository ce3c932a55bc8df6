import os

import requests


def toll():
    return requests.get(os.environ["TOLL_URL"] + "/toll", timeout=5).json()


toll()
