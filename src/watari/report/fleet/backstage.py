"""The fleet as Backstage entities: one ``catalog-info.yaml`` with a document for each.

A Component for each service, an API for the routes it answers, a Resource for each datastore.
Owner and lifecycle stand in no line of source: both say ``unknown`` until a person fills them in.
Names follow https://backstage.io/docs/features/software-catalog/descriptor-format (read 2026-11).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from watari.model.fleet import Datastore, Fleet, Service
from watari.report.fleet.statements import store_text
from watari.report.fleet.view import View, only
from watari.report.fleet.weblinks import Links

UNKNOWN = "unknown"
LONGEST_NAME = 63

_RESOURCES = {
    **dict.fromkeys(("sqs", "amqp", "kafka", "nats", "kinesis", "sns"), "queue"),
    **dict.fromkeys(("redis", "memcached"), "cache"),
    "s3": "s3-bucket",
}

Entity = dict[str, Any]


class Names:
    """Backstage's name for each thing of a kind: 1 to 63 of ``a-z A-Z 0-9 - _ .``, and no two the same."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._taken: set[tuple[str, str]] = set()

    def of(self, kind: str, text: str) -> str:
        """The name of one thing. Backstage compares names without regard to case."""
        if (kind, text) not in self._given:
            name = re.sub(r"[^A-Za-z0-9]*[^A-Za-z0-9._-][^A-Za-z0-9]*|[._-]{2,}", "-", text).strip("-_.") or kind
            if len(name) > LONGEST_NAME or (kind, name.lower()) in self._taken:
                mark = hashlib.sha256(text.encode()).hexdigest()[:8]
                name = f"{name[: LONGEST_NAME - 9].rstrip('-_.')}-{mark}"
            self._given[kind, text] = name
            self._taken.add((kind, name.lower()))
        return self._given[kind, text]


def render(fleet: Fleet, view: View) -> str:
    """The documents of the fleet, or of one service; names are those of the whole fleet in both."""
    narrow = only(fleet, view.service)
    names = Names()
    for service in fleet.services:
        names.of("component", service.name)
    return yaml.safe_dump_all(
        _entities(narrow, fleet, names), sort_keys=False, allow_unicode=True, explicit_start=True, width=110
    )


def entities(fleet: Fleet) -> list[Entity]:
    """The entities of a fleet: components, their APIs, the datastores."""
    return list(_entities(fleet, fleet, Names()))


def _entities(shown: Fleet, fleet: Fleet, names: Names) -> Iterator[Entity]:
    links = Links(Path(fleet.root))
    for service in shown.services:
        yield _component(service, fleet, names, links)
        yield from _apis(service, names)
    resources = {_key(store, service): store for service in shown.services for store in service.datastores}
    for key, store in sorted(resources.items()):
        yield _resource(key, store, names)


def _component(service: Service, fleet: Fleet, names: Names, links: Links) -> Entity:
    calls = [one for one in fleet.dependencies if one.source == service.name]
    targets = {one.target: fleet.service(one.target) for one in calls}
    depends = [f"component:default/{names.of('component', name)}" for name in sorted(targets)]
    depends += sorted({f"resource:default/{names.of('resource', _key(one, service))}" for one in service.datastores})
    consumes = {_api(one.target, one.protocol) for one in calls if one.protocol in _protocols(targets[one.target])}
    annotations = {"watari-evidence": str(service.evidence)}
    if web := links.web(service.path):
        annotations = {"backstage.io/source-location": f"url:{web.rstrip('/')}/"} | annotations
    spec: Entity = {"type": "service", "lifecycle": UNKNOWN, "owner": UNKNOWN}
    lists = {
        "dependsOn": depends,
        "providesApis": [names.of("api", _api(service.name, protocol)) for protocol in _protocols(service)],
        "consumesApis": [names.of("api", api) for api in sorted(consumes)],
    }
    metadata = _metadata(names.of("component", service.name), service.name)
    metadata |= {"description": _description(service), "annotations": annotations, "tags": _tags(service)}
    return _entity("Component", metadata, spec | {key: value for key, value in lists.items() if value})


def _apis(service: Service, names: Names) -> Iterator[Entity]:
    for protocol in _protocols(service):
        title = _api(service.name, protocol)
        metadata = _metadata(names.of("api", title), title)
        routes = [one for one in service.endpoints if one.protocol == protocol]
        if protocol == "http":
            kind, definition = "openapi", _openapi(service)
        else:
            kind, definition = protocol, "\n".join(sorted({one.path for one in routes}))
        spec = {"type": kind, "lifecycle": UNKNOWN, "owner": UNKNOWN, "definition": definition}
        yield _entity("API", metadata, spec)


def _openapi(service: Service) -> str:
    """The routes that lines of source show, and no more: their parameters and answers are not known."""
    paths: dict[str, dict[str, Any]] = {}
    for one in service.endpoints:
        if one.protocol == "http":
            method = "x-any" if one.method == "ANY" else one.method.lower()
            operation = {"description": str(one.evidence), "responses": {"default": {"description": UNKNOWN}}}
            paths.setdefault(one.path, {}).setdefault(method, operation)
    info = {"title": service.name, "version": UNKNOWN}
    return json.dumps({"openapi": "3.0.3", "info": info, "paths": paths}, indent=2, ensure_ascii=False)


def _resource(key: str, store: Datastore, names: Names) -> Entity:
    metadata = _metadata(names.of("resource", key), key)
    metadata["annotations"] = {"watari-evidence": str(store.evidence)}
    spec = {"type": _RESOURCES.get(store.kind, "database"), "lifecycle": UNKNOWN, "owner": UNKNOWN}
    return _entity("Resource", metadata, spec)


def _entity(kind: str, metadata: Entity, spec: Entity) -> Entity:
    return {"apiVersion": "backstage.io/v1alpha1", "kind": kind, "metadata": metadata, "spec": spec}


def _metadata(name: str, title: str) -> Entity:
    return {"name": name} if name == title else {"name": name, "title": title}


def _description(service: Service) -> str:
    language = ", ".join(service.languages) or "language unknown"
    kinds = ", ".join(dict.fromkeys(process.kind for process in service.processes))
    return f"{language}; runs as {kinds}" if kinds else language


def _tags(service: Service) -> list[str]:
    words = [*service.languages, *(one.name for one in service.frameworks)]
    tags = (re.sub(r"[^a-z0-9+#]+", "-", word.lower()).strip("-")[:LONGEST_NAME].rstrip("-") for word in words)
    return list(dict.fromkeys(tag for tag in tags if tag))


def _protocols(service: Service) -> list[str]:
    return sorted({one.protocol for one in service.endpoints})


def _api(name: str, protocol: str) -> str:
    return f"{name}-{protocol}"


def _key(store: Datastore, service: Service) -> str:
    """A datastore without a name is its service's own."""
    return store_text(store.kind, store.name) if store.name else f"{service.name} {store.kind}"
