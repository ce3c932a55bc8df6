"""What a deployment is asked to do, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DeployRequest:
    """One Fargate service to be put beside the EC2 one, at weight 0.

    ``task_definition`` is in the shape of ``RegisterTaskDefinition``, images
    filled in. ``rule_arn`` is the listener rule that forwards to the EC2 target
    group, or a listener's ARN for its default action. ``ec2_target_group`` is
    found from the rule where it is None, ``vpc`` and ``health_path`` are then
    the EC2 group's, ``container`` the one with ``container_port``.
    ``health_grace_seconds`` is how long ECS ignores failing health checks of a
    new task (its own default of 0 kills slow starters). ``timeout`` (seconds)
    is how long the service may take to become stable, ``poll`` (seconds) how
    often it is looked at.
    """

    cluster: str
    service: str
    task_definition: Mapping[str, Any]
    desired_count: int
    subnets: tuple[str, ...]
    security_groups: tuple[str, ...]
    rule_arn: str
    container_port: int
    container: str | None = None
    ec2_target_group: str | None = None
    health_path: str | None = None
    vpc: str | None = None
    assign_public_ip: bool = False
    health_grace_seconds: int = 60
    timeout: float = 900.0
    poll: float = 5.0


@dataclass(frozen=True, slots=True)
class Deployed:
    """A stable service. ``registered`` is False where the newest revision was already the one wanted."""

    cluster: str
    service: str
    task_definition: str
    previous_task_definition: str | None
    registered: bool
    created: bool
    ec2_target_group: str
    fargate_target_group: str
    running: int
    healthy: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Scaled:
    """A service at its new size; ``note`` says who may change it again, empty where nobody does."""

    service: str
    before: int
    after: int
    healthy: int | None
    seconds: float
    note: str = ""
