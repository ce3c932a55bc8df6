"""Configuration of Java frameworks: Spring, Quarkus, Micronaut, MicroProfile; own files and a config server's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yaml.nodes import MappingNode, Node, SequenceNode

from watari.survey.facts import Fact, Property, ServiceName
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text
from watari.survey.secrets import is_secret, redact

_OWN = re.compile(
    r"(?:(?:^|/)src/main/(?:resources|webapp/WEB-INF|webapp/META-INF|liberty/config)/(?:META-INF/)?|^|/)"
    r"(?:(?:application|bootstrap)(?:-([\w-]+))?\.(?:ya?ml|properties)|microprofile-config(?:-([\w-]+))?\.properties)$"
)
_NAMED = re.compile(
    r"(?:^|/)(?:[^/]*(?:conf|propert|setting|repo)[^/]*/|src/main/resources/)"
    r"(?:[\w.-]+/)*[\w-]+\.(?:ya?ml|properties)$", re.I
)  # fmt: skip
_DIRECT = re.compile(r"(?:^|/)src/main/(?:resources|webapp/\w+-INF|liberty/config)/(?:META-INF/)?[^/]+$")
_ASIDE = re.compile(
    r"(?:^|/)(?:src/test|test|tests|target|build|bin|out|node_modules|\.\w+|i18n|templates|charts?)/"
    r"|(?:^|/)(?:(?:docker-)?compose|messages|log4j|log4j2|logback|gradle|maven-wrapper|gradle-wrapper|pom)[\w.-]*$"
)
_NAMES = ("spring.application.name", "quarkus.application.name", "micronaut.application.name")
CONFIG_MAP = re.compile(r"(?:^|/)[\w.-]*config-?maps?[\w.-]*\.ya?ml$", re.I)
"""Files that hold Kubernetes' ConfigMaps, by their names."""
_FILE = re.compile(r"^([\w.-]+)\.(?:ya?ml|properties)$")
_LINE = re.compile(r"^\s*([^#!\s=:][^\s=]*?)\s*[=:]\s*(.*?)\s*$")
_HOLE = re.compile(r"\$\{([^${}:]+)")
_PROFILED = re.compile(r"^\"?%([\w,-]+)\"?\.?(.*)$")


class PropertiesReader:
    """``application*.yml``, ``bootstrap*``, ``microprofile-config.properties``, and files named for an application.

    Of a secret only the name of the variable that holds it is kept.
    """

    def wants(self, path: str) -> bool:
        if CONFIG_MAP.search(path):
            return True
        return bool(_OWN.search(path) or _NAMED.search(path)) and not _ASIDE.search(path)

    def read(self, source: Source) -> Iterable[Fact]:
        if CONFIG_MAP.search(source.path):
            yield from _config_maps(source)
            return
        own = _OWN.search(source.path) if _DIRECT.search(source.path) else None
        profile = (own[1] or own[2]) if own else None
        application = None if own else source.name.rsplit(".", 1)[0]
        rows = _properties(source) if source.name.endswith(".properties") else _yaml(source)
        for key, value, number, section in rows:
            yield from _row(source, key, value, number, section or profile, application)


def _config_maps(source: Source) -> Iterator[Fact]:
    """Files in ConfigMaps, as Spring Cloud Kubernetes reads them: the file or its map is named for the application."""
    for document in documents(source):
        name = text(get(document, "metadata", "name")) or ""
        for key, node in items(get(document, "data")) if text(get(document, "kind")) == "ConfigMap" else ():
            match, content = _FILE.match(key), text(node)
            if match and content:
                inner = Source(source.path, content.encode())
                application = name if match[1] == "application" else match[1]
                rows = _properties(inner) if key.endswith(".properties") else _yaml(inner)
                for row in rows:
                    yield from _row(source, row[0], row[1], line(node) + row[2] - 1, row[3], application)


def _row(
    source: Source, key: str, value: str, number: int, profile: str | None, application: str | None
) -> Iterator[Fact]:
    quarkus = _PROFILED.match(key)
    if quarkus:
        profile, key = quarkus[1], quarkus[2]
    value = _harmless(key, value)
    if not value:
        return
    if key in _NAMES and application is None and "${" not in value:
        yield ServiceName(value, source.at(number))
    yield Property(key, value, source.at(number), profile, application)


def _harmless(key: str, value: str) -> str:
    """The value; of a secret the placeholders alone, without their defaults."""
    last = re.sub(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+", "_", key)
    if is_secret(last):
        return "".join("${" + name + "}" for name in _HOLE.findall(value))
    if value.startswith("jdbc:"):
        value = value.split("?")[0]
    return redact(re.sub(r"(?i)((?:password|pwd|secret)=)[^;&\s]*", r"\1", value))


def _properties(source: Source) -> Iterator[tuple[str, str, int, str | None]]:
    for number, content in enumerate(source.text().splitlines(), 1):
        match = _LINE.match(content)
        if match:
            yield match[1], match[2], number, None


def _yaml(source: Source) -> Iterator[tuple[str, str, int, str | None]]:
    for document in documents(source):
        if get(document, "apiVersion") is not None and get(document, "kind") is not None:
            continue  # a Kubernetes manifest
        named = get(document, "spring", "config", "activate", "on-profile") or get(document, "spring", "profiles")
        profile = text(named) if named is not None else None
        for key, value, number in _scalars(document, ""):
            yield key, value, number, profile


def _scalars(node: Node, prefix: str) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, MappingNode):
        for key, value in items(node):
            yield from _scalars(value, f"{prefix}.{key}" if prefix else key)
    elif isinstance(node, SequenceNode):
        for index, one in enumerate(sequence(node)):
            yield from _scalars(one, f"{prefix}[{index}]")
    elif (content := text(node)) is not None:
        yield prefix, content, line(node)
