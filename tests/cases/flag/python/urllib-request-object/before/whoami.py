import urllib.request


def instance_id():
    request = urllib.request.Request("http://169.254.169.254/latest/meta-data/instance-id")
    with urllib.request.urlopen(request, timeout=1) as answer:
        return answer.read().decode("ascii")


def page(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()
