"""What Fargate would refuse of a task definition, told before AWS is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.container.sizes import is_valid


@cache
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(
        files("watari.container").joinpath("fargate-refusals.yaml").read_text("utf-8")
    )
    return facts


def verify(definition: Mapping[str, Any]) -> list[str]:
    """One sentence for each thing that Fargate refuses; empty where it takes the task definition."""
    problems = [*_task(definition), *_size(definition)]
    for container in definition.get("containerDefinitions", []):
        name = container.get("name", "?")
        problems += [f"Container {name}: {problem}" for problem in _container(container)]
    return problems


def _task(definition: Mapping[str, Any]) -> Iterator[str]:
    facts = _facts()
    for key in facts["task"]["refused"]:
        if definition.get(key):
            yield f"Fargate refuses {key}."
    for key, allowed in facts["task"]["only"].items():
        value = definition.get(key, allowed[0] if key == "pidMode" else None)
        if value not in allowed:
            yield f"{key} must be {' or '.join(allowed)} on Fargate, not {value}."
    if "FARGATE" not in definition.get("requiresCompatibilities", []):
        yield "requiresCompatibilities must name FARGATE."
    containers = definition.get("containerDefinitions", [])
    if not 1 <= len(containers) <= facts["limits"]["containers"]:
        yield f"A task has 1 to {facts['limits']['containers']} containers, not {len(containers)}."
    if not any(container.get("essential", True) for container in containers):
        yield "No container is essential."
    if len(json.dumps(definition).encode()) > facts["limits"]["bytes"]:
        yield f"The task definition is larger than {facts['limits']['bytes']} bytes."
    yield from _storage(definition, *facts["limits"]["ephemeralStorageGiB"])


def _storage(definition: Mapping[str, Any], low: int, high: int) -> Iterator[str]:
    size = definition.get("ephemeralStorage", {}).get("sizeInGiB", low)
    if not low <= size <= high:
        yield f"ephemeralStorage is {low} to {high} GiB, not {size}."
    for volume in definition.get("volumes", []):
        if volume.get("host", {}).get("sourcePath") or "dockerVolumeConfiguration" in volume:
            yield f"Volume {volume.get('name')} is on the host; Fargate has EFS, EBS and empty ones."


def _size(definition: Mapping[str, Any]) -> Iterator[str]:
    cpu, memory = str(definition.get("cpu", "")), str(definition.get("memory", ""))
    if not (cpu.isdigit() and memory.isdigit()):
        yield "cpu and memory must be set for the task, in CPU units and MiB."
    elif not is_valid(int(cpu), int(memory)):
        yield f"Fargate has no size of {cpu} CPU units with {memory} MiB."


def _container(container: Mapping[str, Any]) -> Iterator[str]:
    facts = _facts()
    for key in facts["container"]["refused"]:
        if container.get(key):
            yield f"Fargate refuses {key}."
    for requirement in container.get("resourceRequirements", []):
        if requirement.get("type") in facts["resourceRequirements"]["refused"]:
            yield f"Fargate refuses the resource {requirement['type']}."
    driver = container.get("logConfiguration", {}).get("logDriver")
    if driver is not None and driver not in facts["logDrivers"]:
        yield f"Fargate has no log driver {driver}; it has {', '.join(facts['logDrivers'])}."
    low, high = facts["limits"]["stopTimeoutSeconds"]
    if not low <= container.get("stopTimeout", low) <= high:
        yield f"stopTimeout is {low} to {high} seconds, not {container['stopTimeout']}."
    for mapping in container.get("portMappings", []):
        if mapping.get("hostPort") not in (None, 0, mapping.get("containerPort")):
            yield f"hostPort {mapping['hostPort']} must be the containerPort in awsvpc."
    yield from _linux(container.get("linuxParameters", {}), facts["linuxParameters"])


def _linux(parameters: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[str]:
    for key in facts["refused"]:
        if parameters.get(key) not in (None, [], {}):
            yield f"Fargate refuses linuxParameters.{key}."
    for capability in parameters.get("capabilities", {}).get("add", []):
        if capability not in facts["capabilities"]:
            yield f"Fargate adds no capability {capability}."
