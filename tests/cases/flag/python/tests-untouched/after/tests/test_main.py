import requests


def test_address():
    assert requests.get("http://169.254.169.254/latest/meta-data/instance-id").text
