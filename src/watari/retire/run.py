"""The EC2 side goes: out of the rule, drained, terminated."""

from __future__ import annotations

import time
from dataclasses import dataclass

from watari.aws import Aws, arns, forward
from watari.errors import AwsFailed, PlanRefused
from watari.model.crossing import Target
from watari.model.listener import Listener, Silent
from watari.retire.plan import RetirementPlan, Staying

DRAIN_MARGIN = 60.0
"""Seconds beyond the deregistration delay before draining is called stuck."""


@dataclass(frozen=True, slots=True)
class Retired:
    """What is gone: instance ids, deregistered targets; and what stays."""

    service: str
    terminated: tuple[str, ...]
    deregistered: tuple[Target, ...]
    staying: tuple[Staying, ...]
    seconds: float


def retire(aws: Aws, plan: RetirementPlan, listener: Listener | None = None, *, poll: float = 5.0) -> Retired:
    """Executes the plan. PlanRefused where something blocks it, or the rule has moved since.

    The order loses no request: first no new ones (out of the rule, read back),
    then the running ones end (draining), then the instances.
    """
    if plan.blocked:
        raise PlanRefused(f"{plan.route.service} can't leave EC2 yet: {'; '.join(plan.blocked)}.")
    began, hears = time.monotonic(), listener or Silent()
    _detach(aws, plan, hears)
    _drain(aws, plan, hears, poll)
    if plan.instances:
        aws.ec2.terminate(plan.instances)
        hears.changed(f"terminated {', '.join(plan.instances)}")
    for one in plan.staying:
        hears.warned(f"{one.instance} stays: it {one.reason}")
    return Retired(plan.route.service, plan.instances, plan.targets, plan.staying, time.monotonic() - began)


def _detach(aws: Aws, plan: RetirementPlan, listener: Listener) -> None:
    group = plan.route.ec2_target_group
    rule = aws.elb.rule(plan.route.rule_arn)
    weights = {one.arn: one.weight for one in rule.groups}
    if group not in weights:
        return
    if weights[group] or not weights.get(plan.route.fargate_target_group):
        raise PlanRefused("The rule has moved since the plan was made.", next_step=f"Plan again: {_again(plan)}.")
    back = aws.elb.write_actions(rule, forward.without_group(rule.actions, group))
    if any(one.arn == group for one in back.groups):
        raise AwsFailed(f"{arns.target_group_name(group)} is still in the rule after it was taken out.")
    listener.changed(f"{arns.target_group_name(group)} is out of the rule")


def _drain(aws: Aws, plan: RetirementPlan, listener: Listener, poll: float) -> None:
    if not plan.targets:
        return
    group = plan.route.ec2_target_group
    delay = float(aws.elb.attributes(group).get("deregistration_delay.timeout_seconds") or 300)
    aws.elb.deregister(group, plan.targets)
    listener.changed(f"deregistered {len(plan.targets)} targets")
    going = {(one.id, one.port) for one in plan.targets}
    deadline = time.monotonic() + delay + DRAIN_MARGIN
    while left := [one for one in aws.elb.targets(group) if (one.id, one.port) in going]:
        if time.monotonic() > deadline:
            raise AwsFailed(
                f"{len(left)} targets still drain after {delay + DRAIN_MARGIN:.0f} seconds; no instance was"
                " terminated.",
                next_step=f"Look at the target group, then {_again(plan)}.",
            )
        listener.doing(f"{len(left)} targets drain")
        time.sleep(poll)


def _again(plan: RetirementPlan) -> str:
    return f"watari retire {plan.route.service}"
