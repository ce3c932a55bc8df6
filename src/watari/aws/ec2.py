"""EC2 instances: who owns them, and ending them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_ec2 import EC2Client

AUTO_SCALING_TAG = "aws:autoscaling:groupName"
"""Amazon EC2 Auto Scaling puts it on each of its instances (guide "Tag Auto Scaling groups")."""


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance; ``auto_scaling_group`` names its owner, if it has one."""

    id: str
    state: str
    name: str = ""
    auto_scaling_group: str | None = None


class Ec2:
    """Amazon EC2."""

    def __init__(self, client: EC2Client) -> None:
        self._client = client

    @told()
    def instances(self, ids: Sequence[str]) -> tuple[Instance, ...]:
        """Those of the instances that AWS knows."""
        if not ids:
            return ()
        # A filter instead of InstanceIds: one id that is gone would fail the whole call.
        pages = self._client.get_paginator("describe_instances").paginate(
            Filters=[{"Name": "instance-id", "Values": list(ids)}]
        )
        result: list[Instance] = []
        for page in pages:
            for reservation in page["Reservations"]:
                for one in reservation.get("Instances", []):
                    # What is terminated stands on this list: never believe a filter alone.
                    if one["InstanceId"] not in ids:
                        continue
                    tags = {tag.get("Key", ""): tag.get("Value", "") for tag in one.get("Tags", [])}
                    state = one.get("State", {}).get("Name", "unknown")
                    owner = tags.get(AUTO_SCALING_TAG)
                    result.append(Instance(one["InstanceId"], state, tags.get("Name", ""), owner))
        return tuple(sorted(result, key=lambda one: one.id))

    @told()
    def terminate(self, ids: Sequence[str]) -> None:
        """Terminates the instances."""
        if ids:
            self._client.terminate_instances(InstanceIds=list(ids))
