"""What the running ECS task knows of itself.

The task metadata endpoint tells it:
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
"""

from botocore.credentials import ContainerProvider


def credential_provider():
    """A botocore credential provider for the task role."""
    return ContainerProvider()
