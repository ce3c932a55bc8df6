"""ECS task definitions that a repository already holds, and Elastic Beanstalk's ``Dockerrun.aws.json``.

The fields are those of RegisterTaskDefinition (Amazon ECS API Reference) and of Elastic Beanstalk's page
«Docker configuration».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.model.fleet import ResourceHint
from watari.survey.facts import Container, Fact, HealthFact, PortFact, ResourceFact, Setting
from watari.survey.readers.health import path_of_command
from watari.survey.readers.images import image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, words
from watari.survey.secrets import without_credentials

_SIDECAR = re.compile(r"proxy|sidecar|exporter|agent|collector|envoy|fluent|log[_-]?router|xray|firelens|datadog", re.I)
_UNITS_OF_A_VCPU = 1024


class TaskDefinitionReader:
    """JSON files with ``containerDefinitions``; ``Dockerrun.aws.json`` of version 1 too."""

    def wants(self, path: str) -> bool:
        return path.endswith((".json", ".json.tpl", ".json.j2")) and not path.endswith("package-lock.json")

    def read(self, source: Source) -> Iterable[Fact]:
        if source.name == "Dockerrun.aws.json" and b"containerDefinitions" not in source.data:
            for document in documents(source):
                for one in sequence(get(document, "Ports")):
                    number = text(get(one, "ContainerPort")) or ""
                    if number.isdigit():
                        yield PortFact(int(number), source.at(line(one)))
        elif b'"containerDefinitions"' in source.data:
            for document in documents(source):
                inside = get(document, "taskDefinition") or document
                yield from _definition(source, inside)


def _definition(source: Source, task: Node) -> Iterator[Fact]:
    family = text(get(task, "family"))
    containers = sequence(get(task, "containerDefinitions"))
    own = [one for one in containers if len(containers) == 1 or not _SIDECAR.search(text(get(one, "name")) or "")]
    for container in own:
        name = text(get(container, "name"))
        if name:
            yield from _container(source, name, container, family)
    if len(own) == 1 and (name := text(get(own[0], "name"))):
        yield from _sizes(source, name, task)


def _container(source: Source, name: str, container: Node, family: str | None) -> Iterator[Fact]:
    yield Container(
        name,
        source.at(line(container)),
        "ecs",
        image_name(text(get(container, "image"))),
        command=(*words(get(container, "entryPoint")), *words(get(container, "command"))),
        hints=(family,) if family else (),
        user=text(get(container, "user")),
    )
    for one in sequence(get(container, "environment")):
        key, value = text(get(one, "name")), text(get(one, "value"))
        if key and value is not None:
            yield Setting(key, without_credentials(key, value), source.at(line(one)), name)
    for one in sequence(get(container, "secrets")):
        if key := text(get(one, "name")):
            yield Setting(key, "", source.at(line(one)), name)
    for one in sequence(get(container, "portMappings")):
        number = text(get(one, "containerPort")) or ""
        if number.isdigit() and text(get(one, "protocol")) != "udp":
            yield PortFact(int(number), source.at(line(one)), owner=name)
    test = get(container, "healthCheck", "command")
    if test is not None and (path := path_of_command(" ".join(words(test)))):
        yield HealthFact(path, source.at(line(test)), stated=True, owner=name)
    yield from _sizes(source, name, container)


def _sizes(source: Source, owner: str, node: Node) -> Iterator[ResourceFact]:
    """ECS counts 1024 CPU units to a vCPU, and memory in MiB."""
    for key, value in items(node):
        amount = text(value) or ""
        if not amount.isdigit() or amount == "0":
            continue
        place = source.at(line(value))
        if key == "cpu":
            hint = ResourceHint("cpu", "limit", int(amount) / _UNITS_OF_A_VCPU, place)
            yield ResourceFact(hint, place, owner)
        elif key in ("memory", "memoryReservation"):
            bound = ResourceHint("memory", "limit" if key == "memory" else "request", float(amount), place)
            yield ResourceFact(bound, place, owner)
