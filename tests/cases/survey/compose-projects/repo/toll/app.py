import os

import requests

TICKET = os.environ["TICKET_URL"]


def tickets():
    return requests.get(TICKET + "/tickets", timeout=5).json()
