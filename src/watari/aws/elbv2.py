"""Application Load Balancers: rules, weights, target groups, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from watari.aws import arns, forward
from watari.aws.errors import told
from watari.aws.forward import Action, WeightedGroup
from watari.errors import AwsFailed
from watari.model.crossing import Target, TargetState

if TYPE_CHECKING:
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client


@dataclass(frozen=True, slots=True)
class Rule:
    """A listener rule, or a listener's default action where ``default`` is set.

    ``arn`` is what a write must name: the rule's, or the listener's for the
    default action, which ``ModifyRule`` refuses.
    """

    arn: str
    default: bool
    actions: tuple[Action, ...]

    @property
    def groups(self) -> tuple[WeightedGroup, ...]:
        """The target groups of the forward action with their weights."""
        return forward.groups(self.actions)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group; ``settings``: health check and protocol in the shape of ``CreateTargetGroup``."""

    arn: str
    name: str
    target_type: str
    port: int
    vpc: str
    load_balancers: tuple[str, ...]
    settings: Mapping[str, Any]


COPIED = (
    "Protocol", "ProtocolVersion", "HealthCheckProtocol", "HealthCheckPort", "HealthCheckPath",
    "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds", "HealthyThresholdCount",
    "UnhealthyThresholdCount", "Matcher",
)  # fmt: skip
"""What a new target group takes over from the one beside it."""


class ElbV2:
    """Elastic Load Balancing v2."""

    def __init__(self, client: ElasticLoadBalancingv2Client) -> None:
        self._client = client

    @told()
    def rule(self, arn: str) -> Rule:
        """The rule (or default action) of that rule's or listener's ARN, as it is now."""
        if arns.is_listener(arn):
            return self._default_action(arn)
        found = self._client.describe_rules(RuleArns=[arn]).get("Rules", [])
        if not found:
            raise AwsFailed(f"There is no listener rule {arn}.", next_step="Look at watari status.")
        if found[0].get("IsDefault"):
            return self._default_action(arns.listener_of(arn))
        return Rule(arn, False, _actions(found[0].get("Actions", [])))

    def _default_action(self, listener: str) -> Rule:
        found = self._client.describe_listeners(ListenerArns=[listener]).get("Listeners", [])
        if not found:
            raise AwsFailed(f"There is no listener {listener}.", next_step="Look at watari status.")
        return Rule(listener, True, _actions(found[0].get("DefaultActions", [])))

    @told()
    def write_actions(self, rule: Rule, actions: Sequence[Action]) -> Rule:
        """Replaces the rule's actions and gives the rule as read back."""
        wanted = cast(Any, forward.writable(actions))
        if rule.default:
            self._client.modify_listener(ListenerArn=rule.arn, DefaultActions=wanted)
        else:
            self._client.modify_rule(RuleArn=rule.arn, Actions=wanted)
        return self.rule(rule.arn)

    @told()
    def rules_forwarding_to(self, target_group: str) -> tuple[Rule, ...]:
        """Every rule and default action that names the group."""
        result: dict[str, Rule] = {}
        # A group attached a moment ago may not know its balancers yet: then all are looked through.
        for balancer in self.target_group(target_group).load_balancers or self._load_balancers():
            for page in self._client.get_paginator("describe_listeners").paginate(LoadBalancerArn=balancer):
                for listener in page["Listeners"]:
                    default = Rule(listener["ListenerArn"], True, _actions(listener.get("DefaultActions", [])))
                    for rule in (default, *self._rules(listener["ListenerArn"])):
                        if any(one.arn == target_group for one in rule.groups):
                            result[rule.arn] = rule
        return tuple(result.values())

    def _load_balancers(self) -> tuple[str, ...]:
        pages = self._client.get_paginator("describe_load_balancers").paginate()
        return tuple(one["LoadBalancerArn"] for page in pages for one in page["LoadBalancers"])

    def _rules(self, listener: str) -> tuple[Rule, ...]:
        pages = self._client.get_paginator("describe_rules").paginate(ListenerArn=listener)
        return tuple(
            Rule(rule["RuleArn"], False, _actions(rule.get("Actions", [])))
            for page in pages
            for rule in page["Rules"]
            if not rule.get("IsDefault")
        )

    @told()
    def target_group(self, arn: str) -> TargetGroup:
        """The target group of that ARN."""
        return _group(self._client.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"][0])

    @told()
    def target_group_named(self, name: str) -> TargetGroup | None:
        """The target group of that name, None where there is none."""
        try:
            found = self._client.describe_target_groups(Names=[name])["TargetGroups"]
        except self._client.exceptions.TargetGroupNotFoundException:
            return None
        return _group(found[0]) if found else None

    @told()
    def create_target_group(
        self, name: str, port: int, vpc: str, settings: Mapping[str, Any], attributes: Mapping[str, str]
    ) -> TargetGroup:
        """A new target group of type ``ip``, which awsvpc tasks need, with those settings and attributes."""
        created = self._client.create_target_group(
            Name=name, Port=port, VpcId=vpc, TargetType="ip", **cast(Any, dict(settings))
        )["TargetGroups"][0]
        if attributes:
            listed = [{"Key": key, "Value": value} for key, value in sorted(attributes.items())]
            self._client.modify_target_group_attributes(
                TargetGroupArn=created["TargetGroupArn"], Attributes=cast(Any, listed)
            )
        return _group(created)

    @told()
    def attributes(self, target_group: str) -> dict[str, str]:
        """The target group's attributes, such as ``deregistration_delay.timeout_seconds``."""
        found = self._client.describe_target_group_attributes(TargetGroupArn=target_group)
        return {one["Key"]: one.get("Value", "") for one in found["Attributes"]}

    @told()
    def targets(self, target_group: str) -> tuple[Target, ...]:
        """The registered targets with their health; those still draining are among them."""
        found = self._client.describe_target_health(TargetGroupArn=target_group)
        return tuple(
            Target(
                one["Target"]["Id"],
                int(one["Target"].get("Port", 0)),
                cast(TargetState, one.get("TargetHealth", {}).get("State", "unavailable")),
                one.get("TargetHealth", {}).get("Reason", ""),
            )
            for one in found["TargetHealthDescriptions"]
        )

    def healthy(self, target_group: str) -> int:
        """How many targets are healthy. Never ask whether none is unhealthy: an empty group has none."""
        return sum(1 for one in self.targets(target_group) if one.state == "healthy")

    @told()
    def deregister(self, target_group: str, targets: Sequence[Target]) -> None:
        """Takes targets out; they drain for the group's deregistration delay."""
        wanted: list[Any] = [{"Id": one.id, "Port": one.port} if one.port else {"Id": one.id} for one in targets]
        self._client.deregister_targets(TargetGroupArn=target_group, Targets=wanted)

    @told()
    def groups_holding(self, instance_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For each of the instances, the ARNs of all target groups of the region it is registered in."""
        wanted = set(instance_ids)
        result: dict[str, list[str]] = {one: [] for one in instance_ids}
        for page in self._client.get_paginator("describe_target_groups").paginate():
            for group in page["TargetGroups"]:
                if group.get("TargetType", "instance") != "instance":
                    continue
                for target in self.targets(group["TargetGroupArn"]):
                    if target.id in wanted and target.state != "draining":
                        result[target.id].append(group["TargetGroupArn"])
        return {one: tuple(dict.fromkeys(held)) for one, held in result.items()}


def _actions(listed: Sequence[Any]) -> tuple[Action, ...]:
    return tuple(dict(one) for one in sorted(listed, key=lambda one: one.get("Order", 0)))


def _group(found: Any) -> TargetGroup:
    return TargetGroup(
        found["TargetGroupArn"],
        found.get("TargetGroupName") or arns.target_group_name(found["TargetGroupArn"]),
        found.get("TargetType", "instance"),
        int(found.get("Port", 0)),
        found.get("VpcId", ""),
        tuple(found.get("LoadBalancerArns", [])),
        {key: found[key] for key in COPIED if found.get(key)},
    )
