import requests


def placement():
    document = requests.get("http://169.254.169.254/latest/dynamic/instance-identity/document", timeout=2).json()
    return document["region"], document["availabilityZone"]
