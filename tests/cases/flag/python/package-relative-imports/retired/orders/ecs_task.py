"""What the running ECS task knows of itself.

The task metadata endpoint tells it:
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
"""

import functools
import json
import os
import urllib.request

_TIMEOUT = 2  # seconds
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by way of a proxy


def local_ipv4():
    """The task's private IPv4 address."""
    return _task()["Containers"][0]["Networks"][0]["IPv4Addresses"][0]


@functools.lru_cache(maxsize=1)
def _task():
    """The task's metadata; it does not change while the task lives."""
    with _OPENER.open(
        os.environ["ECS_CONTAINER_METADATA_URI_V4"] + "/task", timeout=_TIMEOUT
    ) as answer:
        return json.load(answer)
