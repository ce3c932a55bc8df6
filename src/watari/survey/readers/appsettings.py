"""Configuration files of .NET: ``appsettings*.json`` with YARP's clusters, and Ocelot's routes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ast_grep_py import SgNode

from watari.survey.facts import Fact, LocalPort, Setting, Upstream
from watari.survey.local import port_of
from watari.survey.readers.interface import Source
from watari.survey.readers.jsonnodes import entries, text, top
from watari.survey.readers.jsonnodes import line as line_of
from watari.survey.secrets import is_secret, redact

_NAMED = re.compile(r"(?:^|/)(?:appsettings|ocelot|yarp|reverseproxy)[\w.-]*\.json$", re.I)
_SECRET_PART = re.compile(r"(?i)\b(password|pwd|accountkey|sharedaccesskey|secret|accesskey)\s*=\s*[^;]*")
_CLUSTER = re.compile(r"^(?:.*__)?Clusters__\w[^_]*(?:_[^_]+)*__Destinations__.+__Address$", re.I)


_ENDPOINT = re.compile(r"^Kestrel__Endpoints__\w+__Url$", re.I)


class AppsettingsReader:
    """Every value by the name of the variable that overrides it (``A__B``), secrets without their values."""

    def wants(self, path: str) -> bool:
        return bool(_NAMED.search(path)) and not re.search(r"(^|/)(bin|obj|node_modules)/", path)

    def read(self, source: Source) -> Iterable[Fact]:
        whole = top(source)
        if source.name.lower().startswith("appsettings"):
            yield from _settings(source, whole)
        yield from _ocelot(source, whole)


def _settings(source: Source, top: SgNode) -> Iterator[Fact]:
    for name, value, line in _leaves(top, ""):
        if is_secret(name.rsplit("__", 1)[-1]):
            yield Setting(name, "", source.at(line))
            continue
        plain = without_passwords(value)
        yield Setting(name, plain, source.at(line))
        if _CLUSTER.match(name) and "://" in plain:
            yield Upstream(plain, source.at(line), key=name)
        if _ENDPOINT.match(name) and (port := port_of(plain)) is not None:
            yield LocalPort(port, source.at(line))


def without_passwords(value: str) -> str:
    """A URL or a connection string without what opens it."""
    return redact(_SECRET_PART.sub(lambda match: match[1] + "=***", value))


def _leaves(node: SgNode, prefix: str) -> Iterator[tuple[str, str, int]]:
    for key, value in entries(node):
        name = f"{prefix}__{key}" if prefix else key
        if value.kind() in ("object", "array"):
            yield from _leaves(value, name)
        else:
            yield name, text(value), line_of(value)


def _ocelot(source: Source, top: SgNode) -> Iterator[Upstream]:
    """Routes of Ocelot (https://ocelot.readthedocs.io, read 2026-11), called ``ReRoutes`` before version 16."""
    for name, routes in entries(top):
        if name.lower() not in ("routes", "reroutes") or routes.kind() != "array":
            continue
        for _, route in entries(routes):
            yield from _route(source, dict(entries(route)))


def _route(source: Source, route: dict[str, SgNode]) -> Iterator[Upstream]:
    scheme = text(route["DownstreamScheme"]) if "DownstreamScheme" in route else "http"
    scheme = {"ws": "http", "wss": "https"}.get(scheme.lower(), scheme.lower())
    for _, place in entries(route["DownstreamHostAndPorts"]) if "DownstreamHostAndPorts" in route else ():
        parts = dict(entries(place))
        if "Host" in parts:
            port = f":{text(parts['Port'])}" if "Port" in parts else ""
            line = line_of(parts["Host"])
            yield Upstream(f"{scheme}://{text(parts['Host'])}{port}", source.at(line))
    if "ServiceName" in route:
        name = route["ServiceName"]
        yield Upstream(f"{scheme}://{text(name)}", source.at(line_of(name)))
