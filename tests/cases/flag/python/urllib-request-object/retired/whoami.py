import urllib.request

import ecs_task


def instance_id():
    request = "meta-data/instance-id"
    with ecs_task.urlopen(request) as answer:
        return answer.read().decode("ascii")


def page(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()
