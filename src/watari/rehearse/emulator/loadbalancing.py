"""What MiniStack's ELBv2 holds, read over its query API: the state that the balancer follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

import httpx

from watari.rehearse.emulator.forwarding import ELB, Forward, forward_of, text

VERSION = "2015-12-01"


@dataclass(frozen=True, slots=True)
class FixedResponse:
    """A fixed-response action."""

    status: int
    content_type: str
    body: str


Destination = Forward | FixedResponse | None
"""Where an action leads; None for the kinds that the rehearsal does not play (redirect, authenticate)."""


@dataclass(frozen=True, slots=True)
class ListenerRule:
    """A rule; ``hosts`` are host-header patterns, none for a default action.

    ``unplayed`` names the conditions of other kinds.
    """

    arn: str
    listener: str
    priority: int
    hosts: tuple[str, ...]
    destination: Destination
    unplayed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """A target group's health check; seconds and counts. ``matcher`` is AWS's text (``200-299,301``)."""

    path: str
    port: str
    interval: float
    timeout: float
    healthy: int
    unhealthy: int
    matcher: str


@dataclass(frozen=True, slots=True)
class Group:
    """A target group and the (id, port) of each registered target."""

    arn: str
    name: str
    check: HealthCheck
    targets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LoadBalancing:
    """All of it at one moment. Rules stand in the order in which they are tried, defaults last."""

    rules: tuple[ListenerRule, ...]
    groups: tuple[Group, ...]
    load_balancers: tuple[tuple[str, str], ...]
    """ARN and DNS name of each."""
    listeners: tuple[tuple[str, str], ...]
    """ARN of each listener and of its load balancer."""

    def load_balancer_of(self, listener: str) -> str:
        """The ARN of the listener's load balancer, empty where the listener is gone."""
        return dict(self.listeners).get(listener, "")

    def load_balancers_of(self, group: str) -> tuple[str, ...]:
        """The load balancers that have a rule forwarding to the group, at whatever weight."""
        found = (
            self.load_balancer_of(rule.listener)
            for rule in self.rules
            if isinstance(rule.destination, Forward) and group in dict(rule.destination.groups)
        )
        return tuple(dict.fromkeys(one for one in found if one))


class Reader:
    """Reads from the emulator at ``url``; httpx.HTTPError where it does not answer."""

    def __init__(self, url: str, region: str) -> None:
        scope = f"rehearsal/20260101/{region}/elasticloadbalancing/aws4_request"
        # MiniStack routes by the credential scope and checks no signature.
        sign = f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"
        self._client = httpx.Client(base_url=url, headers={"Authorization": sign}, timeout=10, trust_env=False)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def read(self, *, targets: bool = True) -> LoadBalancing:
        """Everything now; without the registered targets where ``targets`` is False."""
        balancers = self._members("DescribeLoadBalancers", "LoadBalancers")
        listeners = self._members("DescribeListeners", "Listeners")
        rules = [_rule(one) for one in self._members("DescribeRules", "Rules")]
        groups = self._members("DescribeTargetGroups", "TargetGroups")
        order = {text(one, "ListenerArn"): index for index, one in enumerate(listeners)}
        return LoadBalancing(
            tuple(sorted(rules, key=lambda rule: (rule.priority, order.get(rule.listener, 0)))),
            tuple(self._group(one, targets) for one in groups),
            tuple((text(one, "LoadBalancerArn"), text(one, "DNSName")) for one in balancers),
            tuple((text(one, "ListenerArn"), text(one, "LoadBalancerArn")) for one in listeners),
        )

    def _members(self, action: str, name: str, **parameters: str) -> list[Element]:
        form = {"Action": action, "Version": VERSION, **parameters}
        answer = self._client.post("/", data=form).raise_for_status()
        return list(_members(fromstring(answer.content), name))  # noqa: S314 - our own child's

    def _group(self, element: Element, targets: bool) -> Group:
        arn = text(element, "TargetGroupArn")
        listed = (
            self._members("DescribeTargetHealth", "TargetHealthDescriptions", TargetGroupArn=arn) if targets else []
        )
        return Group(
            arn,
            text(element, "TargetGroupName"),
            _check(element),
            tuple((text(one, "Target/Id"), int(text(one, "Target/Port"))) for one in listed),
        )


def _members(root: Element, name: str) -> Iterator[Element]:
    for found in root.iter(f"{{{ELB}}}{name}"):
        yield from found
        return


def _check(element: Element) -> HealthCheck:
    return HealthCheck(
        text(element, "HealthCheckPath") or "/",
        text(element, "HealthCheckPort") or "traffic-port",
        float(text(element, "HealthCheckIntervalSeconds")),
        float(text(element, "HealthCheckTimeoutSeconds")),
        int(text(element, "HealthyThresholdCount")),
        int(text(element, "UnhealthyThresholdCount")),
        text(element, "Matcher/HttpCode") or "200",
    )


LAST = 1_000_000
"""The priority of a default rule: behind the largest that AWS allows (50000)."""


def _rule(element: Element) -> ListenerRule:
    arn, priority = text(element, "RuleArn"), text(element, "Priority")
    hosts: list[str] = []
    unplayed: list[str] = []
    for condition in _members(element, "Conditions"):
        if text(condition, "Field") == "host-header":
            hosts += [value.text or "" for value in _members(condition, "Values")]
        else:
            unplayed.append(text(condition, "Field"))
    actions = sorted(_members(element, "Actions"), key=lambda one: int(text(one, "Order") or 1))
    return ListenerRule(
        arn,
        arn.replace(":listener-rule/", ":listener/").rpartition("/")[0],
        LAST if priority == "default" else int(priority),
        tuple(dict.fromkeys(hosts)),
        _destination(actions[-1]) if actions else None,
        tuple(unplayed),
    )


def _destination(action: Element) -> Destination:
    forward = forward_of(action)
    if forward is not None:
        return forward
    if text(action, "Type") == "fixed-response":
        return FixedResponse(
            int(text(action, "FixedResponseConfig/StatusCode")),
            text(action, "FixedResponseConfig/ContentType") or "text/plain",
            text(action, "FixedResponseConfig/MessageBody"),
        )
    return None
