"""The AWS session: the role of the instance, and nothing else."""

import boto3
import botocore.session
from botocore.config import Config
from botocore.credentials import CredentialResolver, InstanceMetadataProvider
from botocore.utils import InstanceMetadataFetcher

LIMITS = Config(connect_timeout=3, read_timeout=25, retries={"max_attempts": 3, "mode": "standard"})


class NoCredentials(Exception):
    """The instance has no role, or this is no instance."""


def session(region):
    """A boto3 session with the credentials of the instance role.

    Keys in the environment or in ~/.aws are not looked at: they were somebody's
    own more than once.
    """
    core = botocore.session.get_session()
    provider = InstanceMetadataProvider(
        iam_role_fetcher=InstanceMetadataFetcher(
            timeout=2,
            num_attempts=2,
            config={"ec2_metadata_service_endpoint": core.get_config_variable("ec2_metadata_service_endpoint")},
        )
    )
    core.register_component("credential_provider", CredentialResolver(providers=[provider]))
    if core.get_credentials() is None:
        raise NoCredentials("the instance metadata service gives no credentials")
    return boto3.Session(botocore_session=core, region_name=region)


def open_queue(aws, name, endpoint=None):
    """The SQS client and the queue's URL."""
    sqs = aws.client("sqs", endpoint_url=endpoint, config=LIMITS)
    return sqs, sqs.get_queue_url(QueueName=name)["QueueUrl"]
