"""Least privilege: the IAM statements for the AWS calls that a service makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.infra.hcl import literal
from watari.model.fleet import AwsCall, Datastore, Service

_TERRAFORM = {
    "partition": "${data.aws_partition.current.partition}",
    "region": "${var.region}",
    "account": "${data.aws_caller_identity.current.account_id}",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One Allow. ``resources`` are Terraform strings; ``why`` are comment lines: where each fact stands."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskPolicy:
    """What the task role may do, and the calls that were left out of it with the reason."""

    statements: tuple[Statement, ...]
    left_out: tuple[str, ...]


@cache
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(files("watari.infra").joinpath("iam-actions.yaml").read_text("utf-8"))
    return facts


def actions(call: AwsCall) -> tuple[str, ...]:
    """The IAM actions that ``call`` needs; mostly one, named as the operation."""
    facts = _facts()
    prefix = facts["prefixes"].get(call.service, call.service)
    names = facts["operations"].get(prefix, {}).get(call.operation, [call.operation])
    return tuple(f"{prefix}:{name}" for name in names)


def task_policy(service: Service) -> TaskPolicy:
    """The statements for the calls of ``service``, one for each AWS service, scoped where names are known.

    Calls of the EC2 API are left out and told: on EC2 a service asks them of
    its own instance, and a task has none.
    """
    by_service: dict[str, list[AwsCall]] = defaultdict(list)
    left_out = []
    for call in service.aws_calls:
        if call.service == "ec2":
            left_out.append(f"{actions(call)[0]} ({call.evidence}): a task has no instance to ask about.")
        else:
            by_service[actions(call)[0].split(":")[0]].append(call)
    statements: list[Statement] = []
    for prefix in sorted(by_service):
        statements += _statements(prefix, by_service[prefix], service.datastores)
    return TaskPolicy(tuple(statements), tuple(left_out))


def _statements(prefix: str, calls: list[AwsCall], datastores: tuple[Datastore, ...]) -> Iterable[Statement]:
    unscoped = set(_facts()["without_resource"])
    needed: dict[str, str] = {}
    for call in calls:
        for action in actions(call):
            needed.setdefault(action, str(call.evidence))
    scoped_actions = tuple(sorted(action for action in needed if action not in unscoped))
    free_actions = tuple(sorted(action for action in needed if action in unscoped))
    sid = "".join(word.capitalize() for word in prefix.replace("_", "-").split("-"))
    if scoped_actions:
        resources, told = _resources(prefix, datastores)
        yield Statement(sid, scoped_actions, resources, (_seen(scoped_actions, needed), told))
    if free_actions:
        told = "IAM knows no resource for these."
        yield Statement(f"{sid}Any", free_actions, ("*",), (_seen(free_actions, needed), told))


def _seen(names: tuple[str, ...], needed: dict[str, str]) -> str:
    places = dict.fromkeys(needed[name] for name in names)
    return f"Called at {', '.join(places)}."


def _resources(prefix: str, datastores: tuple[Datastore, ...]) -> tuple[tuple[str, ...], str]:
    patterns = _facts()["resources"].get(prefix)
    known = [store for store in datastores if store.kind == prefix and store.name]
    unnamed = any(store.kind == prefix and not store.name for store in datastores)
    if not patterns or not known or unnamed:
        return ("*",), "No line names the resource, so that this allows all: narrow it."
    names = dict.fromkeys(str(store.name) for store in known)
    found = tuple(pattern.format(name=literal(name)[1:-1], **_TERRAFORM) for name in names for pattern in patterns)
    return found, f"Named at {', '.join(dict.fromkeys(str(store.evidence) for store in known))}."
