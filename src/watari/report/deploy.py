"""The Fargate side for the eye and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from watari.deploy.request import Deployed, DeployRequest, Scaled
from watari.deploy.status import ClusterStatus, ServiceStatus

if TYPE_CHECKING:
    from rich.console import Console

FORMAT_VERSION = "1.0"


class TerminalListener:
    """Prints what a stage does, a line each, on standard error."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def doing(self, what: str) -> None:
        """A line for what is waited for."""
        self._console.print(f"  … {what}", markup=False, highlight=False)

    def changed(self, what: str) -> None:
        """A line for what changed."""
        self._console.print(f"  ✓ {what}", markup=False, highlight=False)

    def warned(self, what: str) -> None:
        """A line for what one should know."""
        self._console.print(f"  ! {what}", markup=False, highlight=False, style="yellow")


def request_text(request: DeployRequest) -> str:
    """What a deployment is going to do, before anybody is asked."""
    containers = request.task_definition["containerDefinitions"]
    images = ", ".join(str(one["image"]) for one in containers)
    return (
        f"{request.service} on Fargate, cluster {request.cluster}:"
        f" {request.desired_count} tasks of {images}\n"
        f"  behind {request.rule_arn} at weight 0; no traffic is moved\n"
    )


def deployed_text(deployed: Deployed) -> str:
    """A stable service in two lines."""
    revision = deployed.task_definition.rpartition("/")[2]
    return (
        f"{deployed.service} is stable: {deployed.running} running, {deployed.healthy} healthy, {revision},"
        f" after {deployed.seconds:.0f} seconds.\n"
        f"Next: watari cutover start {deployed.service} --cluster {deployed.cluster}\n"
    )


def scaled_text(scaled: Scaled) -> str:
    """A service at its new size."""
    healthy = "" if scaled.healthy is None else f", {scaled.healthy} healthy"
    note = f"\n{scaled.note}" if scaled.note else ""
    return f"{scaled.service}: {scaled.before} → {scaled.after} running{healthy}{note}\n"


def as_json(value: Deployed | Scaled | ClusterStatus) -> str:
    """Any of this stage's values as data, with the format's version."""
    data: dict[str, Any] = {"format_version": FORMAT_VERSION, **asdict(value)}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def status_text(status: ClusterStatus) -> str:
    """Every service with its tasks, groups, weights and last events."""
    if not status.services:
        return f"The cluster {status.cluster} has no service.\n"
    return "\n".join("\n".join(_service(one)) for one in status.services) + "\n"


def _service(service: ServiceStatus) -> list[str]:
    pending = f", {service.pending} pending" if service.pending else ""
    lines = [f"{service.name}  {service.task_definition}  {service.running} of {service.desired} running{pending}"]
    for one in service.deployments:
        revision = one.task_definition.rpartition("/")[2]
        lines.append(f"  deployment  {one.status:<8} {one.rollout or '-':<12} {revision}")
    for rule in service.rules:
        lines.append(f"  rule        {rule.arn}")
        for group in rule.groups:
            health = f"{group.healthy} of {len(group.targets)} healthy"
            lines.append(f"    {group.home:<8} weight {group.weight:>3}  {health:<18} {group.name}")
            lines += [
                f"      {one.id}:{one.port} {one.state} {one.reason}".rstrip()
                for one in group.targets
                if one.state != "healthy"
            ]
    return [*lines, *(f"  event       {event}" for event in service.events)]
