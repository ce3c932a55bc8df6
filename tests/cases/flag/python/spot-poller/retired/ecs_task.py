"""What the running ECS task knows of itself.

The task metadata endpoint tells it:
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
"""

import functools
import json
import os
import urllib.request

import requests

_TIMEOUT = 2  # seconds
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by way of a proxy


def task_id():
    """The last part of the task's ARN; no other task has it."""
    return _task()["TaskARN"].rpartition("/")[2]


def availability_zone():
    """The availability zone in which the task runs."""
    return _task()["AvailabilityZone"]


def local_ipv4():
    """The task's private IPv4 address."""
    return _task()["Containers"][0]["Networks"][0]["IPv4Addresses"][0]


def region():
    """The region in which the task runs."""
    return os.environ.get("AWS_REGION") or _task()["TaskARN"].split(":")[3]


def identity_document():
    """Task id, region, availability zone, account and address, named as in an instance identity document."""
    return {
        "instanceId": task_id(),
        "region": region(),
        "availabilityZone": availability_zone(),
        "accountId": _task()["TaskARN"].split(":")[4],
        "privateIp": local_ipv4(),
    }


def get(path):
    """The task's answer to a path such as ``meta-data/local-ipv4``; 404 for what a task does not have."""
    return _response(path)


def _response(path):
    status, text = _answer(path)
    response = requests.Response()
    response.status_code = status
    response.url = path
    response.encoding = "utf-8"
    response._content = text.encode()
    return response


def _answer(path):
    """Status and text."""
    answers = {
        "meta-data/instance-id": task_id,
        "meta-data/placement/availability-zone": availability_zone,
        "meta-data/placement/region": region,
        "meta-data/local-ipv4": local_ipv4,
        "meta-data/hostname": task_id,
        "meta-data/local-hostname": task_id,
        "dynamic/instance-identity/document": lambda: json.dumps(identity_document()),
    }
    return (200, answers[path]()) if path in answers else (404, "")


@functools.lru_cache(maxsize=1)
def _task():
    """The task's metadata; it does not change while the task lives."""
    with _OPENER.open(
        os.environ["ECS_CONTAINER_METADATA_URI_V4"] + "/task", timeout=_TIMEOUT
    ) as answer:
        return json.load(answer)
