import requests

BASE = "http://169.254.169.254/latest"


def instance():
    token = requests.put(f"{BASE}/api/token", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})  # finding
    return requests.get(BASE + "/meta-data/instance-id", headers={"X-aws-ec2-metadata-token": token.text})  # finding
