"""Configuration files of .NET: ``appsettings*.json`` with YARP's clusters, and Ocelot's routes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ast_grep_py import SgNode

from watari.sources.syntax import parse
from watari.survey.facts import Fact, Setting, Upstream
from watari.survey.readers.interface import Source
from watari.survey.secrets import is_secret, redact

_NAMED = re.compile(r"(?:^|/)(?:appsettings|ocelot|yarp|reverseproxy)[\w.-]*\.json$", re.I)
_SECRET_PART = re.compile(r"(?i)\b(password|pwd|accountkey|sharedaccesskey|secret|accesskey)\s*=\s*[^;]*")
_CLUSTER = re.compile(r"^(?:.*__)?Clusters__\w[^_]*(?:_[^_]+)*__Destinations__.+__Address$", re.I)


class AppsettingsReader:
    """Every value by the name of the variable that overrides it (``A__B``), secrets without their values."""

    def wants(self, path: str) -> bool:
        return bool(_NAMED.search(path)) and not re.search(r"(^|/)(bin|obj|node_modules)/", path)

    def read(self, source: Source) -> Iterable[Fact]:
        root = parse(source.data.removeprefix(b"\xef\xbb\xbf"), "json").root
        top = next((one for one in root.children() if one.kind() == "object"), None)
        if top is None:
            raise ValueError("is no JSON object")
        if source.name.lower().startswith("appsettings"):
            yield from _settings(source, top)
        yield from _ocelot(source, top)


def _settings(source: Source, top: SgNode) -> Iterator[Fact]:
    for name, value, line in _leaves(top, ""):
        if is_secret(name.rsplit("__", 1)[-1]):
            yield Setting(name, "", source.at(line))
            continue
        plain = without_passwords(value)
        yield Setting(name, plain, source.at(line))
        if _CLUSTER.match(name) and "://" in plain:
            yield Upstream(plain, source.at(line), key=name)


def without_passwords(value: str) -> str:
    """A URL or a connection string without what opens it."""
    return redact(_SECRET_PART.sub(lambda match: match[1] + "=***", value))


def _leaves(node: SgNode, prefix: str) -> Iterator[tuple[str, str, int]]:
    for key, value in _entries(node):
        name = f"{prefix}__{key}" if prefix else key
        if value.kind() in ("object", "array"):
            yield from _leaves(value, name)
        else:
            yield name, _text(value), value.range().start.line + 1


def _entries(node: SgNode) -> Iterator[tuple[str, SgNode]]:
    """The keys and values of an object; of an array the positions and elements."""
    if node.kind() == "array":
        elements = [one for one in node.children() if one.is_named() and one.kind() != "comment"]
        yield from ((str(index), one) for index, one in enumerate(elements))
        return
    for pair in node.children():
        key, value = pair.field("key"), pair.field("value")
        if pair.kind() == "pair" and key is not None and value is not None:
            yield _text(key), value


def _text(node: SgNode) -> str:
    text = node.text()
    return text[1:-1] if text.startswith('"') else text


def _ocelot(source: Source, top: SgNode) -> Iterator[Upstream]:
    """Routes of Ocelot (https://ocelot.readthedocs.io, read 2026-11), called ``ReRoutes`` before version 16."""
    for name, routes in _entries(top):
        if name.lower() not in ("routes", "reroutes") or routes.kind() != "array":
            continue
        for _, route in _entries(routes):
            yield from _route(source, dict(_entries(route)))


def _route(source: Source, route: dict[str, SgNode]) -> Iterator[Upstream]:
    scheme = _text(route["DownstreamScheme"]) if "DownstreamScheme" in route else "http"
    scheme = {"ws": "http", "wss": "https"}.get(scheme.lower(), scheme.lower())
    for _, place in _entries(route["DownstreamHostAndPorts"]) if "DownstreamHostAndPorts" in route else ():
        parts = dict(_entries(place))
        if "Host" in parts:
            port = f":{_text(parts['Port'])}" if "Port" in parts else ""
            line = parts["Host"].range().start.line + 1
            yield Upstream(f"{scheme}://{_text(parts['Host'])}{port}", source.at(line))
    if "ServiceName" in route:
        name = route["ServiceName"]
        yield Upstream(f"{scheme}://{_text(name)}", source.at(name.range().start.line + 1))
