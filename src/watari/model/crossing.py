"""The names in AWS that a crossing of one service needs, and what is seen there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TargetState = Literal["initial", "healthy", "unhealthy", "unused", "draining", "unavailable"]


@dataclass(frozen=True, slots=True)
class Route:
    """Where a service's traffic is decided.

    ``rule_arn`` is a listener rule or, where ``rule_arn`` is a listener's ARN,
    that listener's default action. ``ec2_target_group`` and
    ``fargate_target_group`` are the ARNs of the two groups of the one forward
    action.
    """

    service: str
    rule_arn: str
    ec2_target_group: str
    fargate_target_group: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The live weights of a route, 0-999 each, as read back from the load balancer."""

    ec2: int
    fargate: int

    @property
    def fargate_percent(self) -> float:
        """Fargate's share of the traffic in percent; 0.0 where both weights are 0."""
        total = self.ec2 + self.fargate
        return 100.0 * self.fargate / total if total else 0.0


@dataclass(frozen=True, slots=True)
class WeightChange:
    """One written and read-back weight: ``at`` is Unix time in seconds."""

    at: float
    weights: Weights
    reason: str


@dataclass(frozen=True, slots=True)
class Target:
    """One target of a target group and its health as the load balancer says it."""

    id: str
    port: int
    state: TargetState
    reason: str = ""
