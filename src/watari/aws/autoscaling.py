"""Application Auto Scaling of ECS services.

Scaling in the middle of a deployment corrupts the desired count
(containers-roadmap#525), so it is suspended meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_application_autoscaling import ApplicationAutoScalingClient

DIMENSION: Final = "ecs:service:DesiredCount"


@dataclass(frozen=True, slots=True)
class Suspended:
    """The three flags of a scalable target that stop scaling in, out, and by schedule."""

    scale_in: bool
    scale_out: bool
    scheduled: bool


ALL_SUSPENDED = Suspended(True, True, True)


@dataclass(frozen=True, slots=True)
class ScalableTarget:
    """The bounds between which a service's desired count is moved by Application Auto Scaling."""

    resource: str
    minimum: int
    maximum: int
    suspended: Suspended


class AutoScaling:
    """Application Auto Scaling, namespace ``ecs``."""

    def __init__(self, client: ApplicationAutoScalingClient) -> None:
        self._client = client

    @told()
    def target(self, cluster: str, service: str) -> ScalableTarget | None:
        """The service's scalable target, None where it has none."""
        found = self._client.describe_scalable_targets(
            ServiceNamespace="ecs",
            ResourceIds=[f"service/{cluster}/{service}"],
            ScalableDimension=DIMENSION,
        )["ScalableTargets"]
        if not found:
            return None
        one = found[0]
        flags = one.get("SuspendedState", {})
        suspended = Suspended(
            bool(flags.get("DynamicScalingInSuspended")),
            bool(flags.get("DynamicScalingOutSuspended")),
            bool(flags.get("ScheduledScalingSuspended")),
        )
        return ScalableTarget(one["ResourceId"], one["MinCapacity"], one["MaxCapacity"], suspended)

    @told()
    def write(self, target: ScalableTarget) -> None:
        """Makes the scalable target's bounds and flags those given."""
        self._client.register_scalable_target(
            ServiceNamespace="ecs",
            ResourceId=target.resource,
            ScalableDimension=DIMENSION,
            MinCapacity=target.minimum,
            MaxCapacity=target.maximum,
            SuspendedState={
                "DynamicScalingInSuspended": target.suspended.scale_in,
                "DynamicScalingOutSuspended": target.suspended.scale_out,
                "ScheduledScalingSuspended": target.suspended.scheduled,
            },
        )
