"""From the environment that MiniStack gives a container to the one that Fargate gives it."""

from __future__ import annotations

from collections.abc import Mapping

OF_THE_EMULATOR = frozenset(
    {
        "ECS_CONTAINER_METADATA_URI_V4",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_ENDPOINT_URL",
    }
)
"""What MiniStack injects with addresses of its own, and Fargate sets otherwise or not at all."""


def fargate_environment(
    given: Mapping[str, str], *, endpoint_id: str, region: str, aws_endpoint: str, has_role: bool
) -> tuple[tuple[str, str], ...]:
    """The variables of a Fargate container: the task definition's, and the platform's.

    Names as in the ECS guide, "Amazon ECS task metadata endpoint version 4 for
    tasks on Fargate" and "Task IAM role". The two endpoints are paths; the host
    puts the address before them. ``AWS_ENDPOINT_URL`` is the one variable that
    AWS does not set: it leads the SDKs to the emulator.
    """
    result = {key: value for key, value in given.items() if key not in OF_THE_EMULATOR}
    result.setdefault("AWS_ENDPOINT_URL", aws_endpoint)
    if has_role:
        # Without a task role the platform sets no such variable.
        result["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = f"/v2/credentials/{endpoint_id}"
    result |= {
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
        "ECS_CONTAINER_METADATA_URI_V4": f"/v4/{endpoint_id}",
    }
    return tuple(sorted(result.items()))
