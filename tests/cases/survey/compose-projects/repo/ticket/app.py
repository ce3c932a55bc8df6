import os

import requests

CREW = os.environ["CREW_URL"]


def crew():
    return requests.get(CREW + "/crew", timeout=5).json()
