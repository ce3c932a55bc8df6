"""What an EC2-only expression gives, and what a task has in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """``function`` in snake case; ``on_ec2`` and ``on_fargate`` for documentation and reasons.

    Source: Amazon ECS Developer Guide, "Task metadata endpoint version 4 for tasks on Fargate".
    """

    function: str
    on_ec2: str
    on_fargate: str


VALUES: dict[str, Value] = {
    "instance-id": Value("instance_id", "the instance id", "the task id"),
    "availability-zone": Value("availability_zone", "the instance's availability zone", "the task's"),
    "local-ipv4": Value("local_ipv4", "the instance's private IPv4 address", "the task's"),
    "hostname": Value("hostname", "the host's name", "the task id, which no other task has"),
    "region": Value("region", "the instance's region", "AWS_REGION"),
    "identity-document": Value("identity_document", "the identity document", "the same fields of the task"),
    "user-data": Value("user_data", "the user data", "the environment variable USER_DATA"),
}
"""By a finding's ``subject``."""

ADDRESS_SUBJECTS = frozenset({"metadata-address", "imds-address", "metadata-path", "spot", "spot-notice"})
"""Subjects of requests to the metadata address, whose answer the generated module can give itself."""
