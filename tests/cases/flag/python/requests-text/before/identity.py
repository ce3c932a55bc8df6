import requests

URL = "http://169.254.169.254/latest/meta-data/instance-id"


def instance_id():
    response = requests.get(URL, timeout=2)
    response.raise_for_status()
    return response.text
