"""Type a number, and that many tasks run."""

from __future__ import annotations

import time
from dataclasses import replace

from watari.aws import Aws
from watari.aws.autoscaling import ScalableTarget
from watari.deploy import wait
from watari.deploy.pause import autoscaling_suspended
from watari.deploy.request import Scaled
from watari.errors import PlanRefused, UsageError
from watari.model.listener import Listener, Silent


def scale(
    aws: Aws,
    cluster: str,
    service: str,
    count: int,
    listener: Listener | None = None,
    *,
    pin: bool = False,
    timeout: float = 600.0,
    poll: float = 5.0,
) -> Scaled:
    """Sets the desired count and waits until that many tasks run and are healthy. Starts no deployment.

    Where Application Auto Scaling owns the service its bounds are widened to
    hold ``count``; ``pin`` makes both bounds ``count``, so that it stays.
    UsageError for a negative count, PlanRefused for 0 while the load balancer
    sends traffic to the service, DeployFailed where the tasks don't come up.
    """
    if count < 0:
        raise UsageError(f"{count} tasks can't run.", next_step="Give 0 or more.")
    began, hears = time.monotonic(), listener or Silent()
    before = wait.look(aws, cluster, service).service
    if count == 0:
        _refuse_empty_group(aws, service, [one.target_group for one in before.balancers])
    with autoscaling_suspended(aws, cluster, service, hears) as target:
        note = _bounds(aws, target, count, pin, hears) if target else ""
        aws.ecs.set_desired_count(cluster, service, count)
        hears.changed(f"desired count {before.desired} → {count}")
        seen = wait.until(
            aws,
            cluster,
            service,
            lambda look: look.service.desired == count and wait.at_size(look),
            hears,
            timeout=timeout,
            poll=poll,
        )
    return Scaled(service, before.desired, seen.service.running, seen.healthy, time.monotonic() - began, note)


def _refuse_empty_group(aws: Aws, service: str, groups: list[str]) -> None:
    # There is no failover between target groups: an empty one with weight answers 503.
    for group in groups:
        for rule in aws.elb.rules_forwarding_to(group):
            if any(one.arn == group and one.weight for one in rule.groups):
                raise PlanRefused(
                    f"The load balancer sends traffic to {service}; without a task it would answer 503.",
                    next_step=f"Type watari cutover revert {service} first.",
                )


def _bounds(aws: Aws, target: ScalableTarget, count: int, pin: bool, listener: Listener) -> str:
    low, high = (count, count) if pin else (min(target.minimum, count), max(target.maximum, count))
    if (low, high) != (target.minimum, target.maximum):
        now = aws.autoscaling.target(*target.resource.split("/")[1:]) or target
        aws.autoscaling.write(replace(now, minimum=low, maximum=high))
        listener.changed(f"autoscaling bounds {target.minimum}-{target.maximum} → {low}-{high}")
    if low == high:
        return ""
    return f"autoscaling may change it again, between {low} and {high}; --pin keeps it"
