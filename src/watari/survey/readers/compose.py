"""Compose files: services, what they are built from, and the environment they get."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import Container, Fact, PortFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, words

_DEFAULT = re.compile(r"\$\{(\w+)(?::?-([^}]*))?\}")


class ComposeReader:
    """``docker-compose*.yml`` and ``compose*.yaml``."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)(docker-)?compose[\w.-]*\.ya?ml$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for name, service in items(get(document, "services")):
                yield _container(source, name, service)
                yield from _environment(source, name, get(service, "environment"))
                for port in [*sequence(get(service, "ports")), *sequence(get(service, "expose"))]:
                    match = re.search(r"(\d+)(?:/tcp)?$", text(port) or text(get(port, "target")) or "")
                    if match:
                        yield PortFact(int(match[1]), source.at(line(port)), owner=name)


def image_name(image: str | None) -> str | None:
    """``registry/group/name:tag`` as ``name``."""
    if not image:
        return None
    return _DEFAULT.sub(lambda m: m[2] or "", image).split("@")[0].rsplit("/", 1)[-1].split(":")[0] or None


def _container(source: Source, name: str, service: Node) -> Container:
    build = get(service, "build")
    context = text(build) if build is not None and text(build) is not None else text(get(build, "context"))
    if context is None and build is not None:
        context = "."
    folder = posixpath.normpath(posixpath.join(source.folder, context)) if context is not None else None
    hosts = tuple(value for key in ("container_name", "hostname") if (value := text(get(service, key))))
    command = (*words(get(service, "entrypoint")), *words(get(service, "command")))
    image = image_name(text(get(service, "image")))
    return Container(name, source.at(line(service) - 1), "compose", image, folder, command, hosts=hosts)


def _environment(source: Source, owner: str, node: Node | None) -> Iterator[Setting]:
    for name, value in items(node):
        if (content := text(value)) is not None:
            yield Setting(name, _fill(content), source.at(line(value)), owner)
    for one in sequence(node):
        name, equals, content = (text(one) or "").partition("=")
        if equals:
            yield Setting(name, _fill(content), source.at(line(one)), owner)


def _fill(value: str) -> str:
    return _DEFAULT.sub(lambda m: m[2] if m[2] is not None else m[0], value)
