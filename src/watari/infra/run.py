"""Terraform for the Fargate side of a service, as a person would write it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from watari.infra.hcl import literal
from watari.infra.iam import task_policy
from watari.infra.variables import variables
from watari.model.edit import Edit, EditResult
from watari.model.fleet import Fleet, Service
from watari.sources.config import Config

FOLDER = "ecs/terraform"
FILES = {
    "main.tf": "The log, the registry, the task definition, the service and its scaling.",
    "iam.tf": "The roles: what ECS needs to start the task, and what the code's own calls need.",
    "network.tf": "Security group, target group, the rule that shares the traffic, fixed egress.",
    "variables.tf": "What only your account knows.",
    "outputs.tf": "What the pipeline and the crossing need to know.",
}
DEFAULT_HEALTH_PATH = "/"


def plan(repository: Path, service: Service, fleet: Fleet, config: Config) -> EditResult:
    """The Terraform files of ``service`` under ``ecs/terraform``; only those that differ from what is there.

    Refused for a service that no load balancer reaches: it needs another shape.
    """
    web = any(process.kind == "web" for process in service.processes)
    if not (web and service.ports):
        return EditResult(
            refused=(f"{service.name} has no web process on a known port: Terraform is written for those so far.",)
        )
    environment = _environment()
    values = _values(service, config)
    edits = []
    for name, reason in FILES.items():
        text = environment.get_template(f"{name}.j2").render(values)
        path = f"{FOLDER}/{name}"
        file = repository / path
        before = file.read_bytes() if file.is_file() else None
        if before != text.encode():
            edits.append(Edit(path, "infrastructure", before, text.encode(), reason))
    return EditResult(edits=tuple(edits))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("watari.infra"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - HCL, not HTML; values are escaped by the hcl filter
    )
    environment.filters["hcl"] = literal
    return environment


def _values(service: Service, config: Config) -> dict[str, Any]:
    unit = dict(service.processes[0].environment) if service.processes else {}
    first = service.ports[0]
    value = unit.get(first.env or "", "")
    port = int(value) if value.isdigit() else first.number
    hosts = ", ".join(dict.fromkeys(host.host for host in service.external_hosts))
    return {
        "service": service,
        "policy": task_policy(service),
        "variables": variables(service, port, config),
        "health_path": service.health.path if service.health else DEFAULT_HEALTH_PATH,
        "target_group": _target_group_name(service.name),
        "partners": f" ({service.name} calls {hosts})" if hosts else "",
    }


def _target_group_name(name: str) -> str:
    """At most 32 letters, digits and hyphens, as ELB asks."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", name)[:24].strip("-") + "-fargate"
