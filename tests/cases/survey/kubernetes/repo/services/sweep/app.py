import os

import requests

requests.post(os.environ["TICKET_URL"] + "/sweep")
