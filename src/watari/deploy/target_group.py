"""The Fargate target group, beside the EC2 one and in the same rule at weight 0."""

from __future__ import annotations

import hashlib
import re

from watari.aws import Aws, forward
from watari.aws.elbv2 import Rule, TargetGroup
from watari.deploy.request import DeployRequest
from watari.errors import AwsFailed, DeployFailed, PlanRefused
from watari.model.listener import Listener

MAX_NAME = 32
"""Characters of a target group's name: API reference, ``CreateTargetGroup``."""

SAME_BEHAVIOUR = (
    "deregistration_delay.timeout_seconds",
    "load_balancing.algorithm.type",
    "stickiness.enabled",
    "stickiness.type",
    "stickiness.lb_cookie.duration_seconds",
    "stickiness.app_cookie.cookie_name",
    "stickiness.app_cookie.duration_seconds",
)
"""Attributes of the EC2 group that clients can feel. Slow start is not taken: weights are the ramp."""


def name_for(service: str) -> str:
    """The group's name, ``<service>-fargate``, shortened with a hash where it would be too long."""
    clean = re.sub(r"[^A-Za-z0-9-]+", "-", service).strip("-")
    name = f"{clean}-fargate"
    if len(name) <= MAX_NAME and clean == service:
        return name
    mark = hashlib.sha256(service.encode()).hexdigest()[:6]
    return f"{clean[: MAX_NAME - len(mark) - 9].rstrip('-')}-{mark}-fargate"


def ec2_group(aws: Aws, request: DeployRequest, rule: Rule) -> TargetGroup:
    """The group that holds the EC2 instances: the one named, or the rule's only one of type ``instance``."""
    if request.ec2_target_group is not None:
        return aws.elb.target_group(request.ec2_target_group)
    name = name_for(request.service)
    found = [group for one in rule.groups if (group := aws.elb.target_group(one.arn)).name != name]
    if len(found) != 1:
        listed = ", ".join(group.name for group in found) or "none"
        raise PlanRefused(
            f"The rule must forward to exactly one target group beside {name} to know which is EC2's;"
            f" it forwards to {listed}.",
            next_step="Name it with --ec2-target-group.",
        )
    return found[0]


def ensure(aws: Aws, request: DeployRequest, ec2: TargetGroup, listener: Listener) -> TargetGroup:
    """The service's Fargate group, made like the EC2 group where it does not exist."""
    name = name_for(request.service)
    existing = aws.elb.target_group_named(name)
    if existing is not None:
        if existing.target_type != "ip":
            raise DeployFailed(
                f"The target group {name} has type {existing.target_type}, and a Fargate task needs type ip.",
                next_step="Delete or rename it.",
            )
        return existing
    settings = dict(ec2.settings)
    settings["HealthCheckPort"] = "traffic-port"  # a port of the EC2 host is not the container's
    if request.health_path and "HealthCheckPath" in settings:
        settings["HealthCheckPath"] = request.health_path
    attributes = {key: value for key, value in aws.elb.attributes(ec2.arn).items() if key in SAME_BEHAVIOUR}
    made = aws.elb.create_target_group(name, request.container_port, request.vpc or ec2.vpc, settings, attributes)
    listener.changed(f"target group {name}")
    return made


def attach(aws: Aws, rule: Rule, group: TargetGroup, listener: Listener) -> Rule:
    """The rule, with the group in its forward action: at weight 0, or at whatever weight it already has.

    A group that no rule names is never health-checked (``Target.NotInUse``), so
    this comes before the first task. DeployFailed where the rule, read back, is
    not as written.
    """
    if any(one.arn == group.arn for one in rule.groups):
        return rule
    wanted = forward.with_group(rule.actions, group.arn, 0)
    try:
        back = aws.elb.write_actions(rule, wanted)
    except AwsFailed as error:
        raise DeployFailed(f"{group.name} could not be attached to {rule.arn}: {error}") from error
    if back.groups != forward.groups(wanted):
        raise DeployFailed(
            f"The rule {rule.arn} reads back {_said(back)} after {group.name} was attached at weight 0.",
            next_step="Somebody else changes this rule; let them finish and deploy again.",
        )
    listener.changed(f"{group.name} attached to the rule at weight 0")
    return back


def _said(rule: Rule) -> str:
    return ", ".join(f"{one.arn}={one.weight}" for one in rule.groups) or "no target group"
