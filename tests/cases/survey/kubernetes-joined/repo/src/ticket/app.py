import os

import requests

OTHER = os.environ.get("OTHER_URL")


def ask():
    return requests.get(OTHER + "/", timeout=5).json()
