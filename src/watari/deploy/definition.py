"""Whether a task definition is the one that is registered already.

``DescribeTaskDefinition`` gives back what was registered and fills in defaults,
so equality is: everything wanted is there, and what is there beyond it is a
default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

FILLED_IN: Mapping[str, object] = {"protocol": "tcp", "essential": True}
"""Defaults that are not empty: API reference, ``ContainerDefinition`` and ``PortMapping``, 2026-08."""

ANSWER_ONLY = frozenset(
    {
        "taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt",
        "registeredBy", "deregisteredAt",
    }
)  # fmt: skip
"""Members of ``TaskDefinition`` that ``RegisterTaskDefinition`` does not take."""


def same(wanted: Mapping[str, Any], registered: Mapping[str, Any]) -> bool:
    """Whether registering ``wanted`` would only repeat ``registered``. Tags are not compared."""
    ours = {key: value for key, value in wanted.items() if key != "tags"}
    theirs = {key: value for key, value in registered.items() if key not in ANSWER_ONLY}
    return _same(ours, theirs)


def log_groups(definition: Mapping[str, Any]) -> tuple[str, ...]:
    """The CloudWatch log groups that its containers write to."""
    found = [
        options["awslogs-group"]
        for container in definition.get("containerDefinitions", [])
        if (options := container.get("logConfiguration", {}).get("options", {})).get("awslogs-group")
    ]
    return tuple(dict.fromkeys(found))


def container_with_port(definition: Mapping[str, Any], port: int) -> str | None:
    """The name of the container that maps ``port``, None where none does."""
    for container in definition.get("containerDefinitions", []):
        if any(one.get("containerPort") == port for one in container.get("portMappings", [])):
            return str(container["name"])
    return None


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _same_mapping(ours, theirs)
    if isinstance(ours, Sequence) and not isinstance(ours, str) and isinstance(theirs, Sequence):
        left, right = _ordered(ours), _ordered(theirs)
        return len(left) == len(right) and all(map(_same, left, right))
    return bool(ours == theirs) or (not ours and not theirs)


def _same_mapping(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    for key in ours.keys() | theirs.keys():
        if key not in ours:
            host_port = key == "hostPort" and theirs[key] == ours.get("containerPort")
            if theirs[key] and theirs[key] != FILLED_IN.get(key) and not host_port:
                return False
        elif not _same(ours[key], theirs.get(key)):
            return False
    return True


def _ordered(listed: Sequence[Any]) -> list[Any]:
    # ECS does not promise the order of environment variables; that of a command counts.
    if listed and all(isinstance(one, Mapping) and "name" in one for one in listed):
        return sorted(listed, key=lambda one: str(one["name"]))
    return list(listed)
