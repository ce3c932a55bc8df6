"""Where MiniStack is untrue, and what is put right: one function each, nothing else is touched.

A correction may change a request on its way in, and an answer on its way out.
The list is :func:`corrections`; its sentences go into the report.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

from watari.model.crossing import Target
from watari.rehearse.emulator.calls import Call, Correction
from watari.rehearse.emulator.first_deployment import Ecs, FirstDeployment
from watari.rehearse.emulator.forwarding import ELB, carried, restore, text
from watari.rehearse.emulator.loadbalancing import LoadBalancing

register_namespace("", ELB)


class TargetHealth(Protocol):
    """Who knows the targets' real health (the balancer)."""

    def __call__(self, target_group: str, /) -> tuple[Target, ...] | None:
        """The group's targets, those that drain too; None for an unknown group."""


def corrections(
    load_balancing: Callable[[], LoadBalancing],
    target_health: Callable[[], TargetHealth | None],
    stream_url: Callable[[str, str, str], str],
    ecs: Ecs,
) -> tuple[Correction, ...]:
    """Every correction, given where the truth is to be had.

    ``stream_url(task_arn, container, command)`` opens an exec session and gives its
    URL; ``ecs(operation, request)`` calls MiniStack's ECS.
    """
    return (
        weighted_forward(),
        groups_load_balancers(load_balancing),
        real_target_health(target_health),
        FirstDeployment(ecs).correction(),
        exec_stream(stream_url),
    )


_RULE_ACTIONS = frozenset(
    {
        "CreateListener", "ModifyListener", "DescribeListeners",
        "CreateRule", "ModifyRule", "DescribeRules", "SetRulePriorities",
    }
)  # fmt: skip


def weighted_forward() -> Correction:
    """Forward actions with several weighted target groups."""

    def request(call: Call) -> Call:
        parameters = carried(call.parameters)
        if parameters == call.parameters:
            return call
        return replace(call, parameters=parameters, body=urlencode(parameters).encode())

    def answer(_call: Call, body: bytes) -> bytes:
        return _edited(body, restore)

    return Correction(
        "elbv2-weighted-forward",
        "MiniStack drops the weights of listener rules; the front keeps them.",
        lambda call: call.service == "elbv2" and call.action in _RULE_ACTIONS,
        request,
        answer,
    )


def groups_load_balancers(load_balancing: Callable[[], LoadBalancing]) -> Correction:
    """The load balancers of a target group, which follow from the rules."""

    def answer(_call: Call, body: bytes) -> bytes:
        now = load_balancing()

        def edit(root: Element) -> None:
            for group in root.iter(f"{{{ELB}}}member"):
                arn = text(group, "TargetGroupArn")
                listed = group.find(f"{{{ELB}}}LoadBalancerArns")
                if arn and listed is not None:
                    listed.clear()
                    for balancer in now.load_balancers_of(arn):
                        SubElement(listed, f"{{{ELB}}}member").text = balancer

        return _edited(body, edit)

    return Correction(
        "elbv2-load-balancer-arns",
        "MiniStack does not tell which load balancers a rule's target groups belong to; the front does.",
        lambda call: call.service == "elbv2" and call.action == "DescribeTargetGroups",
        answer=answer,
    )


def real_target_health(target_health: Callable[[], TargetHealth | None]) -> Correction:
    """``DescribeTargetHealth`` from the balancer's own checks."""

    def answer(call: Call, body: bytes) -> bytes:
        source = target_health()
        known = source(call.parameters.get("TargetGroupArn", "")) if source else None
        if known is None:
            return body
        return _edited(body, lambda root: _put_health(root, _asked(known, call.parameters)))

    return Correction(
        "elbv2-target-health",
        "MiniStack calls every target healthy; the health told is measured by the rehearsal's balancer.",
        lambda call: call.service == "elbv2" and call.action == "DescribeTargetHealth",
        answer=answer,
    )


def exec_stream(stream_url: Callable[[str, str, str], str]) -> Correction:
    """``ExecuteCommand`` with a stream that leads to the task's host."""

    def answer(call: Call, body: bytes) -> bytes:
        opened, command = json.loads(body), json.loads(call.body)["command"]
        opened["session"]["streamUrl"] = stream_url(opened["taskArn"], opened["containerName"], command)
        return json.dumps(opened).encode()

    return Correction(
        "ecs-execute-command",
        "MiniStack runs no command in a task; the front's stream URL runs it in the task's host.",
        lambda call: call.service == "ecs" and call.action == "ExecuteCommand",
        answer=answer,
    )


def _edited(body: bytes, edit: Callable[[Element], None]) -> bytes:
    root = fromstring(body)  # noqa: S314 - our own child's answer
    edit(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root)


def _asked(known: tuple[Target, ...], parameters: dict[str, str]) -> tuple[Target, ...]:
    """The targets that the request's ``Targets`` names, all without one; strangers as AWS tells them."""
    result: list[Target] = []
    index = 1
    while wanted := parameters.get(f"Targets.member.{index}.Id"):
        port = int(parameters.get(f"Targets.member.{index}.Port") or 0)
        index += 1
        found = [one for one in known if one.id == wanted and port in {0, one.port}]
        result += found or [Target(wanted, port, "unused", "Target.NotRegistered")]
    return tuple(result) if index > 1 else known


DESCRIPTIONS = {
    "Elb.RegistrationInProgress": "Target registration is in progress",
    "Elb.InitialHealthChecking": "Initial health checks in progress",
    "Target.ResponseCodeMismatch": "Health checks failed with a status code that does not match",
    "Target.Timeout": "Request timed out",
    "Target.FailedHealthChecks": "Health checks failed",
    "Target.NotRegistered": "Target is not registered to the target group",
    "Target.NotInUse": "Target group is not configured to receive traffic from the load balancer",
    "Target.DeregistrationInProgress": "Target deregistration is in progress",
}
"""API reference, ``TargetHealth.Reason``."""


def _put_health(root: Element, targets: tuple[Target, ...]) -> None:
    for described in root.iter(f"{{{ELB}}}TargetHealthDescriptions"):
        described.clear()
        for one in targets:
            member = SubElement(described, f"{{{ELB}}}member")
            target = SubElement(member, f"{{{ELB}}}Target")
            SubElement(target, f"{{{ELB}}}Id").text = one.id
            SubElement(target, f"{{{ELB}}}Port").text = str(one.port)
            SubElement(member, f"{{{ELB}}}HealthCheckPort").text = str(one.port)
            health = SubElement(member, f"{{{ELB}}}TargetHealth")
            SubElement(health, f"{{{ELB}}}State").text = one.state
            if one.reason:
                SubElement(health, f"{{{ELB}}}Reason").text = one.reason
                SubElement(health, f"{{{ELB}}}Description").text = DESCRIPTIONS.get(one.reason, one.reason)
