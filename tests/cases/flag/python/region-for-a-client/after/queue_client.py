"""The queue of this service."""

import boto3
from botocore.utils import InstanceMetadataRegionFetcher

import ecs_flag


def make_client():
    region = ecs_flag.region(lambda: InstanceMetadataRegionFetcher().retrieve_region())
    return boto3.client("sqs", region_name=region)
