"""The queue of this service."""

import boto3

import ecs_task


def make_client():
    region = ecs_task.region()
    return boto3.client("sqs", region_name=region)
