"""Gateways configured in YAML or JSON: Envoy, Traefik's files, Kong, KrakenD and Express Gateway."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from yaml.nodes import MappingNode, Node

from watari.survey.facts import Fact, Upstream
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, walk


class RouteFileReader:
    """A file that is one of these by its content: each has keys that the others do not."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"\.(ya?ml|json|tmpl|template|tpl)$", path)) and "/templates/" not in "/" + path

    def read(self, source: Source) -> Iterable[Fact]:
        dialect = next((read for mark, read in _DIALECTS if re.search(mark, source.data)), None)
        if dialect is None:
            return
        for document in documents(source):
            if isinstance(document, MappingNode):
                yield from dialect(source, document)


def _envoy(source: Source, document: Node) -> Iterator[Upstream]:
    """The addresses of the clusters that a route or a TCP proxy names (Envoy's v3 API)."""
    named = {text(value) for node in walk(document) for key, value in items(node) if key == "cluster"}
    for node in walk(document):
        for key, weighted in items(node):
            if key == "weighted_clusters":
                named |= {text(get(one, "name")) for one in sequence(get(weighted, "clusters"))}
    for cluster in sequence(get(document, "static_resources", "clusters") or get(document, "clusters")):
        name = text(get(cluster, "name"))
        if name not in named:
            continue
        protocol = (
            "grpc" if any(key.startswith("http2_protocol") for n in walk(cluster) for key, _ in items(n)) else "http"
        )
        for node in walk(cluster):
            address = get(node, "socket_address") if isinstance(node, MappingNode) else None
            host, port = text(get(address, "address")), text(get(address, "port_value"))
            if address is not None and host:
                yield Upstream(f"http://{host}:{port or 80}", source.at(line(address)), protocol)


def _traefik(source: Source, document: Node) -> Iterator[Upstream]:
    """The servers of the services that a router names (Traefik's file provider)."""
    for kind, key in (("http", "url"), ("tcp", "address")):
        routers = get(document, kind, "routers")
        used = {(text(get(router, "service")) or "").split("@")[0] for _, router in items(routers)}
        for name, service in items(get(document, kind, "services")):
            for server in sequence(get(service, "loadBalancer", "servers")) if name in used else ():
                address = get(server, key)
                if address is not None and (value := text(address)):
                    protocol = "grpc" if value.startswith("h2c://") else kind
                    value = value if "://" in value else "tcp://" + value
                    yield Upstream(value.replace("h2c://", "http://"), source.at(line(address)), protocol)


def _kong(source: Source, document: Node) -> Iterator[Upstream]:
    """The hosts of services that have routes (Kong's declarative configuration)."""
    targets = {
        text(get(one, "name")): [text(get(target, "target")) for target in sequence(get(one, "targets"))]
        for one in sequence(get(document, "upstreams"))
    }
    routed = {
        text(get(one, "service")) or text(get(one, "service", "name")) for one in sequence(get(document, "routes"))
    }
    for service in sequence(get(document, "services")):
        if not sequence(get(service, "routes")) and text(get(service, "name")) not in routed:
            continue
        node = get(service, "url") or get(service, "host")
        protocol = "grpc" if (text(get(service, "protocol")) or "").startswith("grpc") else "http"
        value = text(node)
        for address in targets.get(value) or [value] if node is not None else ():
            if address and node is not None:
                full = address if "://" in address else "http://" + address
                yield Upstream(re.sub(r"^grpcs?://", "http://", full), source.at(line(node)), protocol)


def _krakend(source: Source, document: Node) -> Iterator[Upstream]:
    """The hosts of each endpoint's backends (KrakenD's ``endpoints[].backend[].host``)."""
    for endpoint in sequence(get(document, "endpoints")):
        for backend in sequence(get(endpoint, "backend")):
            for host in sequence(get(backend, "host")):
                if value := text(host):
                    yield Upstream(value if "://" in value else "http://" + value, source.at(line(host)))


def _express(source: Source, document: Node) -> Iterator[Upstream]:
    """The service endpoints that a pipeline's proxy action names (Express Gateway's ``gateway.config``)."""
    used = {
        text(value)
        for node in walk(get(document, "pipelines"))
        for key, value in items(node)
        if key == "serviceEndpoint"
    }
    for name, endpoint in items(get(document, "serviceEndpoints")):
        urls = get(endpoint, "url") or get(endpoint, "urls")
        for node in [*sequence(urls), *([urls] if text(urls) else [])]:
            if name in used and node is not None and (value := text(node)):
                yield Upstream(value, source.at(line(node)))


_DIALECTS: tuple[tuple[bytes, Callable[[Source, Node], Iterator[Upstream]]], ...] = (
    (rb"static_resources|load_assignment", _envoy),
    (rb"loadBalancer:?", _traefik),
    (rb"_format_version", _kong),
    (rb"krakend\.io|\"extra_config\"|\"url_pattern\"", _krakend),
    (rb"serviceEndpoints:", _express),
)
