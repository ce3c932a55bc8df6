"""Kubernetes manifests: workloads, the names they answer to, and the settings they take in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.model.fleet import ProcessKind
from watari.survey.facts import Container, Fact, HostName, SharedSetting
from watari.survey.readers.compose import is_aside
from watari.survey.readers.images import image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.podspec import container_facts
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, words
from watari.survey.secrets import without_credentials

_KINDS: dict[str, ProcessKind | None] = {
    "Deployment": None, "StatefulSet": None, "DaemonSet": None, "Pod": None, "Rollout": None,
    "DeploymentConfig": None, "ReplicaSet": None, "Job": "one-off", "CronJob": "scheduled",
}  # fmt: skip
_MARK = re.compile(
    rb"^\s*(?:- )?kind:\s*[\"']?(Deployment|StatefulSet|DaemonSet|Pod|Rollout|DeploymentConfig|ReplicaSet|Job|CronJob"
    rb"|Service|ConfigMap|Kustomization|List)\b",
    re.M,
)


class KubernetesReader:
    """YAML that holds a workload, a Service or a ConfigMap. Helm's templates come here rendered."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yaml", ".yml")) and "/templates/" not in "/" + path

    def read(self, source: Source) -> Iterable[Fact]:
        if not _MARK.search(source.data) and not source.name.startswith("kustomization."):
            return
        for document in documents(source):
            yield from _resource(source, document)


def _resource(source: Source, document: Node) -> Iterator[Fact]:
    kind, name = text(get(document, "kind")), text(get(document, "metadata", "name"))
    if kind in ("List", "Template"):
        for one in [*sequence(get(document, "items")), *sequence(get(document, "objects"))]:
            yield from _resource(source, one)
    elif kind == "Kustomization" or (kind is None and source.name.startswith("kustomization.")):
        yield from _generated(source, document)
    elif name is None:
        return
    elif kind in _KINDS:
        yield from _workload(source, document, kind, name)
    elif kind == "Service":
        selector = _labels(get(document, "spec", "selector"))
        if selector:
            yield HostName(name, selector, source.at(line(document)))
    elif kind == "ConfigMap":
        for key, value in items(get(document, "data")):
            if (content := text(value)) is not None and "\n" not in content:
                yield SharedSetting(config_group(name), key, without_credentials(key, content), source.at(line(value)))


def config_group(name: str) -> str:
    """The group of settings that a ConfigMap makes."""
    return "configmap:" + name


def _labels(node: Node | None) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, one in items(node) if (value := text(one)) is not None)


def _generated(source: Source, document: Node) -> Iterator[SharedSetting]:
    """The ConfigMaps that kustomize makes of literals."""
    for generator in sequence(get(document, "configMapGenerator")):
        name = text(get(generator, "name"))
        for literal in sequence(get(generator, "literals")):
            key, equals, value = (text(literal) or "").partition("=")
            if name and equals:
                yield SharedSetting(config_group(name), key, value.strip("\"'"), source.at(line(literal)))


def _workload(source: Source, document: Node, kind: str, owner: str) -> Iterator[Fact]:
    spec = get(document, "spec", "jobTemplate", "spec") or get(document, "spec")
    pod = get(spec, "template", "spec") or get(document, "spec")
    labels = _labels(get(spec, "template", "metadata", "labels") or get(document, "metadata", "labels"))
    schedule = text(get(document, "spec", "schedule")) if kind == "CronJob" else None
    containers = sequence(get(pod, "containers"))
    for container in containers:
        name = text(get(container, "name"))
        if len(containers) > 1 and _is_sidecar(container, owner):
            continue
        yield Container(
            owner,
            source.at(line(container)),
            "kubernetes",
            image_name(text(get(container, "image"))),
            None,
            (*words(get(container, "command")), *words(get(container, "args"))),
            labels=labels,
            hints=(name,) if name else (),
            kind=_KINDS[kind],
            schedule=schedule,
            aside=is_aside(source.path),
        )
        yield from container_facts(source, owner, container)


def _is_sidecar(container: Node, owner: str) -> bool:
    """A second container of the pod that is known to be no program of the fleet: proxies, agents, exporters."""
    name = f"{text(get(container, 'name'))} {image_name(text(get(container, 'image')))}"
    return bool(re.search(r"proxy|sidecar|exporter|agent|collector|istio|envoy|fluent|vault", name)) and not bool(
        re.search(r"proxy|sidecar|exporter|agent|collector|istio|envoy|fluent|vault", owner)
    )
