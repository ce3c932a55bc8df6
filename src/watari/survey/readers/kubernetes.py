"""Kubernetes manifests: workloads, the names they answer to, and the settings they take in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.model.fleet import ProcessKind
from watari.survey.facts import Container, Fact, HostName
from watari.survey.readers.compose import is_aside
from watari.survey.readers.configmaps import config_group, config_map
from watari.survey.readers.images import image_name
from watari.survey.readers.ingress import ROUTES, public_hosts, traefik_hosts
from watari.survey.readers.interface import Source
from watari.survey.readers.kustomize import inline_patches, kustomization, variable_patches
from watari.survey.readers.podspec import container_facts
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, words

_KINDS: dict[str, ProcessKind | None] = {
    "Deployment": None, "StatefulSet": None, "DaemonSet": None, "Pod": None, "Rollout": None,
    "DeploymentConfig": None, "ReplicaSet": None, "Job": "one-off", "CronJob": "scheduled",
}  # fmt: skip
_MARK = re.compile(
    rb"^\s*(?:- )?kind:\s*[\"']?(Deployment|StatefulSet|DaemonSet|Pod|Rollout|DeploymentConfig|ReplicaSet|Job|CronJob"
    rb"|Service|ConfigMap|Kustomization|List|Ingress|HTTPRoute|GRPCRoute|VirtualService|HTTPProxy|IngressRoute)\b",
    re.M,
)
_PATCH = re.compile(rb"^\s*(- )?[\"']?path[\"']?:\s*[\"']?/spec/", re.M)


class KubernetesReader:
    """YAML that holds a workload, a Service or a ConfigMap. Helm's templates come here rendered."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yaml", ".yml")) and "/templates/" not in "/" + path

    def read(self, source: Source) -> Iterable[Fact]:
        kustomized = source.name.startswith("kustomization.")
        if _PATCH.search(source.data) and not kustomized:
            yield from variable_patches(source)
        if _MARK.search(source.data) or kustomized:
            for document in documents(source):
                yield from _resource(source, document)


def _resource(source: Source, document: Node) -> Iterator[Fact]:
    kind, name = text(get(document, "kind")), text(get(document, "metadata", "name"))
    if kind in ("List", "Template"):
        for one in [*sequence(get(document, "items")), *sequence(get(document, "objects"))]:
            yield from _resource(source, one)
    elif kind == "Kustomization" or (kind is None and source.name.startswith("kustomization.")):
        yield from kustomization(source, document)
        for patch, target in inline_patches(source, document):
            yield from variable_patches(patch, target)
            for one in documents(patch):
                if get(one, "kind") is not None:
                    yield from _resource(patch, one)
    elif name is None:
        return
    elif kind in _KINDS:
        yield from _workload(source, document, kind, name)
    elif kind == "Service":
        selector = _labels(get(document, "spec", "selector"))
        if selector:
            numbers = [text(get(port, "nodePort")) or "" for port in sequence(get(document, "spec", "ports"))]
            node_ports = tuple(int(number) for number in numbers if number.isdigit())
            yield HostName(name, selector, source.at(line(document)), node_ports)
    elif kind == "ConfigMap":
        yield from config_map(source, document, name)
    elif kind in ROUTES:
        yield from public_hosts(source, document, kind)
    elif kind == "IngressRoute":
        yield from traefik_hosts(source, document)


def _labels(node: Node | None) -> frozenset[tuple[str, str]]:
    return frozenset((key, value) for key, one in items(node) if (value := text(one)) is not None)


def _workload(source: Source, document: Node, kind: str, owner: str) -> Iterator[Fact]:
    spec = get(document, "spec", "jobTemplate", "spec") or get(document, "spec")
    pod = get(spec, "template", "spec") or get(document, "spec")
    labels = _labels(get(spec, "template", "metadata", "labels") or get(document, "metadata", "labels"))
    schedule = text(get(document, "spec", "schedule")) if kind == "CronJob" else None
    containers = sequence(get(pod, "containers"))
    maps = [text(get(one, "configMap", "name")) for one in sequence(get(pod, "volumes"))]
    user = text(get(pod, "securityContext", "runAsUser"))
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
            mounts=tuple(config_group(one) for one in maps if one),
            hints=(name,) if name else (),
            kind=_KINDS[kind],
            schedule=schedule,
            aside=is_aside(source.path),
            user=text(get(container, "securityContext", "runAsUser")) or user,
        )
        yield from container_facts(source, owner, container)


def _is_sidecar(container: Node, owner: str) -> bool:
    """A second container of the pod that is known to be no program of the fleet: proxies, agents, exporters."""
    name = f"{text(get(container, 'name'))} {image_name(text(get(container, 'image')))}"
    return bool(re.search(r"proxy|sidecar|exporter|agent|collector|istio|envoy|fluent|vault", name)) and not bool(
        re.search(r"proxy|sidecar|exporter|agent|collector|istio|envoy|fluent|vault", owner)
    )
