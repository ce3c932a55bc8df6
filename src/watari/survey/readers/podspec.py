"""One container of a pod: its environment, ports, probes and resources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import Node

from watari.model.fleet import ResourceHint
from watari.survey.facts import Fact, HealthFact, PortFact, ResourceFact, Setting, SettingsFrom
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import get, items, line, sequence, text
from watari.survey.secrets import without_credentials

_CPU = re.compile(r"^(\d+(?:\.\d+)?)(m?)$")
_MEMORY = re.compile(r"^(\d+(?:\.\d+)?)([KMGT]?)(i?)$")
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}


def container_facts(source: Source, owner: str, container: Node) -> Iterator[Fact]:
    """Everything that a container of a pod says of the workload ``owner``."""
    for variable in sequence(get(container, "env")):
        yield from _variable(source, owner, variable)
    for origin in sequence(get(container, "envFrom")):
        name = text(get(origin, "configMapRef", "name"))
        if name:
            prefix = text(get(origin, "prefix")) or ""
            yield SettingsFrom(owner, "configmap:" + name, source.at(line(origin)), prefix=prefix)
    for port in sequence(get(container, "ports")):
        number = text(get(port, "containerPort")) or ""
        if number.isdigit() and text(get(port, "protocol")) != "UDP":
            yield PortFact(int(number), source.at(line(port)), owner=owner)
    for probe in ("readinessProbe", "livenessProbe", "startupProbe"):
        path = get(container, probe, "httpGet", "path")
        if path is not None and text(path):
            yield HealthFact(text(path) or "", source.at(line(path)), stated=True, owner=owner)
    yield from _resources(source, owner, get(container, "resources"))


def _variable(source: Source, owner: str, variable: Node) -> Iterator[Fact]:
    name, value = text(get(variable, "name")), get(variable, "value")
    reference = get(variable, "valueFrom", "configMapKeyRef")
    if name is None:
        return
    if value is not None and text(value) is not None:
        filled = without_credentials(name, text(value) or "")
        yield Setting(name, filled, source.value_at(line(value)), owner, source.path)
    elif (group := text(get(reference, "name"))) is not None:
        key = text(get(reference, "key"))
        yield SettingsFrom(owner, "configmap:" + group, source.at(line(variable)), name, key)
    elif get(variable, "valueFrom", "secretKeyRef") is not None:
        # Known by name only: its value stands nowhere a survey may look.
        yield Setting(name, "", source.at(line(variable)), owner)


def _resources(source: Source, owner: str, node: Node | None) -> Iterator[ResourceFact]:
    for key, bound in (("requests", "request"), ("limits", "limit")):
        for what, value in items(get(node, key)):
            amount = _amount(what, text(value) or "")
            if amount is not None:
                place = source.at(line(value))
                hint = ResourceHint(
                    "cpu" if what == "cpu" else "memory", "limit" if bound == "limit" else "request", amount, place
                )
                yield ResourceFact(hint, place, owner)


def _amount(what: str, value: str) -> float | None:
    """vCPU or MiB of a Kubernetes quantity (Kubernetes' page «Resource units»)."""
    if what == "cpu" and (match := _CPU.match(value)):
        return float(match[1]) / (1000 if match[2] else 1)
    if what == "memory" and (match := _MEMORY.match(value)):
        size: float = float(match[1]) * (1024 if match[3] else 1000) ** _POWERS[match[2]]
        return round(size / 2**20, 1)
    return None
