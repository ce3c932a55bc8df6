"""Spring's ``application.yml``: the application's own name, and the routes of Spring Cloud Gateway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import Fact, ServiceName, Upstream
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, text, walk

_ROUTE = re.compile(r"^(?:lb|https?)://\S+$")


class SpringReader:
    """``application.yml``, ``bootstrap.yml`` and the first of their ``.properties``."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)src/main/resources/(application|bootstrap)\.(ya?ml|properties)$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        if source.name.endswith(".properties"):
            yield from _properties(source)
            return
        for document in documents(source):
            name = get(document, "spring", "application", "name")
            if name is not None and text(name):
                yield ServiceName(text(name) or "", source.at(line(name)))
            yield from _routes(source, get(document, "spring", "cloud", "gateway"))


def _routes(source: Source, gateway: Node | None) -> Iterator[Upstream]:
    for node in walk(gateway):
        for key, value in items(node):
            address = text(value) or ""
            if key == "uri" and _ROUTE.match(address):
                yield Upstream(address, source.at(line(value)))


def _properties(source: Source) -> Iterator[Fact]:
    for number, content in enumerate(source.text().splitlines(), 1):
        key, _, value = content.partition("=")
        if key.strip() == "spring.application.name":
            yield ServiceName(value.strip(), source.at(number))
        elif re.match(r"spring\.cloud\.gateway\..*\.uri$", key.strip()) and _ROUTE.match(value.strip()):
            yield Upstream(value.strip(), source.at(number))
