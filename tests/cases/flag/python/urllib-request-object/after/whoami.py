import urllib.request

import ecs_flag


def instance_id():
    request = ecs_flag.Request("http://169.254.169.254/latest/meta-data/instance-id")
    with ecs_flag.urlopen(request, timeout=1) as answer:
        return answer.read().decode("ascii")


def page(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()
