import os

import requests

PASSWORD = os.environ["DB_PASSWORD"]


def crew():
    return requests.get(os.environ["CREW_URL"] + "/crew", timeout=5).json()


crew()
