"""The queue of this service."""

import boto3
from botocore.utils import InstanceMetadataRegionFetcher


def make_client():
    region = InstanceMetadataRegionFetcher().retrieve_region()
    return boto3.client("sqs", region_name=region)
