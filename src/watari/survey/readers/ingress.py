"""Routes from outside to Kubernetes Services: host names by which the services behind are known.

Ingress, the Gateway API's routes, Istio's VirtualService and Traefik's IngressRoute. They are no calls of a service.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from yaml.nodes import Node

from watari.survey.manifests.facts import PublicHost
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import get, line, sequence, text

_HOST_CALL = re.compile(r"\bHost(?:SNI)?\(([^)]*)\)")
_QUOTED = re.compile(r"[`'\"]([^`'\"]+)[`'\"]")
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}$")


def public_hosts(source: Source, document: Node, kind: str) -> Iterator[PublicHost]:
    """The hosts that a route names, each with a Service behind it; wildcards say nothing."""
    for host, backends in ROUTES[kind](get(document, "spec")):
        name = text(host) or ""
        if host is None or not _NAME.match(name):
            continue
        for backend in backends:
            yield PublicHost(name.lower(), backend.partition(".")[0], source.at(line(host)))


def hosts_of_rule(rule: str) -> tuple[str, ...]:
    """The names in ``Host(`a`) || Host(`b`)``, a rule of Traefik's routers."""
    found = [name for call in _HOST_CALL.findall(rule) for name in _QUOTED.findall(call)]
    return tuple(name.lower() for name in found if _NAME.match(name))


_Routes = Iterator[tuple[Node | None, list[str]]]


def _texts(nodes: Iterable[Node | None]) -> list[str]:
    return [value for node in nodes if (value := text(node))]


def _ingress(spec: Node | None) -> _Routes:
    for rule in sequence(get(spec, "rules")):
        paths = [get(path, "backend") for path in sequence(get(rule, "http", "paths"))]
        yield get(rule, "host"), _texts(get(one, "service", "name") or get(one, "serviceName") for one in paths)


def _gateway_api(spec: Node | None) -> _Routes:
    rules = sequence(get(spec, "rules"))
    backends = _texts(get(one, "name") for rule in rules for one in sequence(get(rule, "backendRefs")))
    for host in sequence(get(spec, "hostnames")):
        yield host, backends


def _istio(spec: Node | None) -> _Routes:
    rules = [rule for kind in ("http", "tls", "tcp") for rule in sequence(get(spec, kind))]
    backends = _texts(get(one, "destination", "host") for rule in rules for one in sequence(get(rule, "route")))
    for host in sequence(get(spec, "hosts")):
        yield host, backends


def _contour(spec: Node | None) -> _Routes:
    routes = sequence(get(spec, "routes"))
    yield (
        get(spec, "virtualhost", "fqdn"),
        _texts(get(one, "name") for route in routes for one in sequence(get(route, "services"))),
    )


ROUTES: dict[str, Callable[[Node | None], _Routes]] = {
    "Ingress": _ingress,
    "HTTPRoute": _gateway_api,
    "GRPCRoute": _gateway_api,
    "VirtualService": _istio,
    "HTTPProxy": _contour,
}


def traefik_hosts(source: Source, document: Node) -> Iterator[PublicHost]:
    """The hosts that the rules of an IngressRoute match."""
    for route in sequence(get(document, "spec", "routes")):
        match = get(route, "match")
        for host in hosts_of_rule(text(match) or ""):
            for backend in _texts(get(one, "name") for one in sequence(get(route, "services"))):
                yield PublicHost(host, backend, source.at(line(match) if match is not None else 1))
