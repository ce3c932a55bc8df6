"""Where a service's traffic is decided: found, read, written and read back."""

from __future__ import annotations

import time
from collections.abc import Sequence

from watari.aws import Aws, arns, forward
from watari.aws.elbv2 import Rule
from watari.cutover.machine import HOME
from watari.errors import AwsFailed, PlanRefused
from watari.model.crossing import Route, WeightChange, Weights


def find_route(
    aws: Aws, cluster: str, service: str, rule_arn: str | None = None, ec2_target_group: str | None = None
) -> Route:
    """The route of an ECS service: its Fargate group, the rule that names it, the other group of that rule.

    ``ec2_target_group`` names EC2's group where the rule does not tell (it
    forwards to several, or EC2's is out of it already). PlanRefused, with what to
    name or do, where one of them is missing or there are several.
    """
    found = aws.ecs.service(cluster, service)
    if found is None:
        raise PlanRefused(
            f"There is no service {service} in the cluster {cluster}.", next_step="Type watari deploy first."
        )
    if len(found.balancers) != 1:
        raise PlanRefused(
            f"{service} is in {len(found.balancers)} target groups; traffic can be moved where it is in one."
        )
    fargate = found.balancers[0].target_group
    rule = _rule(aws, service, fargate, rule_arn)
    others = [one.arn for one in rule.groups if one.arn != fargate]
    if ec2_target_group is None and len(others) != 1:
        raise PlanRefused(
            f"The rule {rule.arn} must forward to one target group beside {_names([fargate])}, EC2's;"
            f" it forwards to {_names(others)}.",
            next_step="Name EC2's with --ec2-target-group.",
        )
    return Route(service, rule.arn, ec2_target_group or others[0], fargate)


def _rule(aws: Aws, service: str, fargate: str, rule_arn: str | None) -> Rule:
    if rule_arn is not None:
        rule = aws.elb.rule(rule_arn)
        if all(one.arn != fargate for one in rule.groups):
            raise PlanRefused(f"The rule {rule_arn} does not forward to {_names([fargate])}.")
        return rule
    rules = aws.elb.rules_forwarding_to(fargate)
    if not rules:
        raise PlanRefused(
            f"No listener rule forwards to {_names([fargate])}, the target group of {service}.",
            next_step="Type watari deploy, which attaches it at weight 0.",
        )
    if len(rules) > 1:
        listed = "\n  ".join(one.arn for one in rules)
        raise PlanRefused(
            f"{len(rules)} rules forward to {_names([fargate])}:\n  {listed}\n",
            next_step="Name one with --rule; each is a cutover of its own.",
        )
    return rules[0]


def live_weights(aws: Aws, route: Route) -> Weights:
    """The weights in force now. PlanRefused where the rule has lost one of the two groups."""
    return _of(aws.elb.rule(route.rule_arn), route)


def same_share(one: Weights, other: Weights) -> bool:
    """Whether two weights give the same share: weights are relative, 1/0 is 999/0."""
    return one.ec2 * other.fargate == other.ec2 * one.fargate and bool(one.fargate) == bool(other.fargate)


def write_weights(aws: Aws, route: Route, weights: Weights, reason: str) -> WeightChange:
    """Makes ``weights`` those in force: read, changed, written, read back.

    Everything else of the rule stays. Weights that are in force already are not
    written again. AwsFailed where they read back otherwise.
    """
    rule = aws.elb.rule(route.rule_arn)
    if _of(rule, route) != weights:
        wanted = {route.ec2_target_group: weights.ec2, route.fargate_target_group: weights.fargate}
        rule = aws.elb.write_actions(rule, forward.with_weights(rule.actions, wanted))
    back = _of(rule, route)
    if back != weights:
        raise AwsFailed(
            f"{route.service}: wrote EC2 {weights.ec2}, Fargate {weights.fargate} and read back"
            f" EC2 {back.ec2}, Fargate {back.fargate}.",
            next_step="Find out who else changes the rule (a terraform apply reverts weights).",
        )
    return WeightChange(time.time(), back, reason)


def go_home(aws: Aws, route: Route, reason: str) -> WeightChange:
    """All traffic on EC2, without a durable run. PlanRefused where EC2 has no healthy target to take it."""
    targets = aws.elb.targets(route.ec2_target_group)
    if not any(one.state == "healthy" for one in targets):
        raise PlanRefused(
            f"The EC2 target group of {route.service} has no healthy target, so nothing would answer there.",
            next_step="Start its instances and register them first.",
        )
    return write_weights(aws, route, HOME, reason)


def _of(rule: Rule, route: Route) -> Weights:
    weights = {one.arn: one.weight for one in rule.groups}
    missing = {route.ec2_target_group, route.fargate_target_group} - set(weights)
    if missing:
        raise PlanRefused(f"The rule {rule.arn} no longer forwards to {_names(sorted(missing))}.")
    return Weights(weights[route.ec2_target_group], weights[route.fargate_target_group])


def _names(groups: Sequence[str]) -> str:
    return ", ".join(arns.target_group_name(one) for one in groups) or "none"
