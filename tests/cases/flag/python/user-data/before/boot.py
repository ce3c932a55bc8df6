import json

import requests


def settings():
    return json.loads(requests.get("http://169.254.169.254/latest/user-data", timeout=2).text)
