import os

import requests


def tickets():
    return requests.get(os.environ["TICKET_URL"] + "/tickets", timeout=5).json()


tickets()
