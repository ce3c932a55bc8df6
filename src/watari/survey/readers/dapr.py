"""Dapr: the ids by which its applications call each other.

https://docs.dapr.io/reference/arguments-annotations-overview (read 2026-11): ``--app-id`` on the sidecar's
command line, ``dapr.io/app-id`` on a Kubernetes workload. Without one of both the id is another name only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml
from yaml.nodes import Node

from watari.survey.facts import DiscoveryName, Fact, StateStore
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, text, words

_MARK = re.compile(rb"app-id|state\.\w")
_STORE = "state."
_OPTION = re.compile(r"--?app-id[=\s\"',]+([A-Za-z0-9][\w.-]*)")
_ANNOTATION = "dapr.io/app-id"


class DaprReader:
    """Start scripts, compose files and Kubernetes manifests that give an application its id."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yaml", ".yml", ".sh", ".ps1", "/Makefile"))

    def read(self, source: Source) -> Iterable[Fact]:
        if not _MARK.search(source.data):
            return
        if source.path.endswith((".yaml", ".yml")):
            for document in documents(source):
                yield from _workload(source, document)
                yield from _sidecars(source, document)
                yield from _stores(source, document)
            return
        for number, content in enumerate(source.text().splitlines(), 1):
            if match := _OPTION.search(content):
                yield DiscoveryName(match[1], source.at(number))


def _workload(source: Source, document: Node) -> Iterator[DiscoveryName]:
    owner = text(get(document, "metadata", "name"))
    for key, value in items(get(document, "spec", "template", "metadata", "annotations")):
        if key == _ANNOTATION and owner and (name := text(value)):
            yield DiscoveryName(name, source.at(line(value)), owner)


def _sidecars(source: Source, document: Node) -> Iterator[DiscoveryName]:
    """A sidecar of compose shares the network of the service that it speaks for."""
    for _, service in items(get(document, "services")):
        command = get(service, "command")
        match = _OPTION.search(" ".join(words(command)))
        owner = (text(get(service, "network_mode")) or "").removeprefix("service:")
        if match and command is not None and owner:
            yield DiscoveryName(match[1], source.at(line(command)), owner)


@cache
def _kinds() -> dict[str, str]:
    return dict(yaml.safe_load(files("watari.survey").joinpath("data/dapr_stores.yaml").read_text("utf-8")))


def _stores(source: Source, document: Node) -> Iterator[StateStore]:
    """``type: state.redis`` of a component (https://docs.dapr.io/reference/resource-specs/component-schema)."""
    name, kind = text(get(document, "metadata", "name")), get(document, "spec", "type")
    written = text(kind) or ""
    known = _kinds().get(re.sub(r"/v\d+$", "", written).removeprefix(_STORE))
    if name and kind is not None and known and written.startswith(_STORE):
        yield StateStore(name, known, source.at(line(kind)))
