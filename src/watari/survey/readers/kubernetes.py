"""Kubernetes manifests: workloads and the environment they get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import Container, Fact, PortFact, Setting
from watari.survey.readers.compose import image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, line, sequence, text, words

_WORKLOADS = frozenset({"Deployment", "StatefulSet", "DaemonSet", "Pod", "Rollout", "Job", "CronJob"})
_MARK = re.compile(rb"^kind:\s*[\"']?(Deployment|StatefulSet|DaemonSet|Pod|Rollout|Job|CronJob)\b", re.M)


class KubernetesReader:
    """YAML that holds a workload. Helm templates are no YAML and are left out."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yaml", ".yml")) and "/templates/" not in path and not path.startswith("templates/")

    def read(self, source: Source) -> Iterable[Fact]:
        if not _MARK.search(source.data):
            return
        for document in documents(source):
            if text(get(document, "kind")) in _WORKLOADS:
                yield from _workload(source, document)


def _workload(source: Source, document: Node) -> Iterator[Fact]:
    owner = text(get(document, "metadata", "name"))
    pod = get(document, "spec", "template", "spec") or get(document, "spec")
    pod = get(document, "spec", "jobTemplate", "spec", "template", "spec") or pod
    for container in sequence(get(pod, "containers")):
        if owner is None:
            continue
        image = image_name(text(get(container, "image")))
        command = (*words(get(container, "command")), *words(get(container, "args")))
        yield Container(owner, source.at(line(container)), "kubernetes", image, None, command)
        for variable in sequence(get(container, "env")):
            value = get(variable, "value")
            name = text(get(variable, "name"))
            if name and value is not None and text(value) is not None:
                yield Setting(name, text(value) or "", source.at(line(value)), owner)
        for port in sequence(get(container, "ports")):
            number = text(get(port, "containerPort")) or ""
            if number.isdigit():
                yield PortFact(int(number), source.at(line(port)), owner=owner)
