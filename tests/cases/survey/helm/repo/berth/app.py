import os

import requests


def report():
    return requests.post(os.environ["TICKET_URL"])
