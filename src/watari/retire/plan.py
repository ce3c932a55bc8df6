"""What of a service's EC2 side can go now, and why the rest can't."""

from __future__ import annotations

import time
from dataclasses import dataclass

from watari.aws import Aws, arns, forward
from watari.errors import PlanRefused
from watari.model.crossing import Route, Target

QUIET_SECONDS = 300
"""How long EC2 must have answered nothing: five of the load balancer's one-minute metrics."""


@dataclass(frozen=True, slots=True)
class Staying:
    """An instance that is not terminated, and the reason."""

    instance: str
    reason: str


@dataclass(frozen=True, slots=True)
class RetirementPlan:
    """What goes: the EC2 group out of the rule, its targets out of the group, the instances.

    ``blocked`` are the reasons why nothing may go yet; empty where it may.
    ``stickiness_seconds`` is how long the rule holds a client to a group; its
    last cookie runs out that long after the last weight, so ``blocked`` names it
    until EC2 has been quiet for that time.
    """

    route: Route
    targets: tuple[Target, ...]
    instances: tuple[str, ...]
    staying: tuple[Staying, ...]
    blocked: tuple[str, ...]
    stickiness_seconds: int
    detached: bool

    @property
    def changes(self) -> tuple[str, ...]:
        """Every change that executing the plan makes, one sentence each."""
        group = arns.target_group_name(self.route.ec2_target_group)
        sentences = [] if self.detached else [f"take {group} out of the rule {self.route.rule_arn}"]
        sentences += [f"deregister {one.id}:{one.port} from {group}" for one in self.targets]
        return (*sentences, *(f"terminate {one}" for one in self.instances))


def plan_retirement(
    aws: Aws,
    route: Route,
    *,
    min_healthy: int = 1,
    quiet_seconds: int = QUIET_SECONDS,
    period: int = 60,
) -> RetirementPlan:
    """Reads what may go. Changes nothing.

    ``quiet_seconds`` is how long EC2 must have had no request, at least the
    rule's stickiness; ``period`` (seconds) the metrics' resolution.
    """
    rule = aws.elb.rule(route.rule_arn)
    weights = {one.arn: one.weight for one in rule.groups}
    if route.fargate_target_group not in weights:
        raise PlanRefused(f"The rule {route.rule_arn} does not forward to the Fargate target group.")
    targets = tuple(one for one in aws.elb.targets(route.ec2_target_group) if one.state != "draining")
    instances, staying = _instances(aws, route, targets)
    sticky = forward.stickiness_seconds(rule.actions)
    return RetirementPlan(
        route,
        targets,
        instances,
        staying,
        _blocked(aws, route, weights, min_healthy, max(quiet_seconds, sticky), period),
        sticky,
        detached=route.ec2_target_group not in weights,
    )


def _blocked(
    aws: Aws, route: Route, weights: dict[str, int], min_healthy: int, quiet: int, period: int
) -> tuple[str, ...]:
    reasons: list[str] = []
    ec2, fargate = weights.get(route.ec2_target_group, 0), weights[route.fargate_target_group]
    if ec2 or not fargate:
        reasons.append(f"the weights are EC2 {ec2}, Fargate {fargate}: finish the cutover first")
    healthy = aws.elb.healthy(route.fargate_target_group)
    if healthy < min_healthy:
        reasons.append(f"{healthy} of at least {min_healthy} targets are healthy on Fargate")
    now = time.time()
    (seen,) = aws.cloudwatch.counts(route.rule_arn, [route.ec2_target_group], now - quiet, now, period)
    if seen.requests:
        reasons.append(f"EC2 answered {seen.requests} requests in the last {quiet} seconds")
    return tuple(reasons)


def _instances(aws: Aws, route: Route, targets: tuple[Target, ...]) -> tuple[tuple[str, ...], tuple[Staying, ...]]:
    ids = tuple(dict.fromkeys(one.id for one in targets if one.id.startswith("i-")))
    elsewhere = aws.elb.groups_holding(ids)
    going: list[str] = []
    staying = [
        Staying(one.id, "is an address, not an instance: nothing to terminate")
        for one in targets
        if not one.id.startswith("i-")
    ]
    for instance in aws.ec2.instances(ids):
        others = [one for one in elsewhere[instance.id] if one != route.ec2_target_group]
        if instance.state in {"shutting-down", "terminated"}:
            staying.append(Staying(instance.id, f"is {instance.state} already"))
        elif others:
            names = ", ".join(arns.target_group_name(one) for one in others)
            staying.append(Staying(instance.id, f"also serves {names}"))
        elif instance.auto_scaling_group:
            staying.append(Staying(instance.id, _owned(instance.auto_scaling_group)))
        else:
            going.append(instance.id)
    return tuple(going), tuple(staying)


def _owned(group: str) -> str:
    return (
        f"belongs to the Auto Scaling group {group}, which would start another: type aws autoscaling"
        f" update-auto-scaling-group --auto-scaling-group-name {group} --min-size 0 --desired-capacity 0"
    )
