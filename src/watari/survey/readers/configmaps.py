"""ConfigMaps: values that workloads take in, and proxies' configuration written into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yaml.nodes import Node

from watari.survey.facts import Fact, SharedSetting, Upstream
from watari.survey.readers.interface import Reader, Source
from watari.survey.readers.kustomize import inner
from watari.survey.readers.nginx import NginxReader
from watari.survey.readers.proxies import ApacheReader, CaddyReader, HaproxyReader
from watari.survey.readers.routes import RouteFileReader
from watari.survey.readers.yamlnodes import get, items, line, text
from watari.survey.secrets import without_credentials

_PROXIES: tuple[Reader, ...] = (NginxReader(), CaddyReader(), HaproxyReader(), ApacheReader(), RouteFileReader())


def config_group(name: str) -> str:
    """The group of settings that a ConfigMap makes."""
    return "configmap:" + name


def config_map(source: Source, document: Node, name: str) -> Iterator[Fact]:
    """One line is a setting; several are a file, of which a proxy's routes are read."""
    for key, value in items(get(document, "data")):
        content = text(value)
        if content is None:
            continue
        if "\n" not in content.rstrip("\n"):
            filled = without_credentials(key, content.rstrip("\n"))
            yield SharedSetting(config_group(name), key, filled, source.value_at(line(value)))
            continue
        for reader in _PROXIES:
            for fact in reader.read(inner(source, value)) if reader.wants(key) else ():
                if isinstance(fact, Upstream):
                    yield replace(fact, group=config_group(name))
