"""Tye: a file that runs .NET projects and others together on a developer's machine.

https://github.com/dotnet/tye/blob/main/docs/reference/schema.md (read 2026-11). Each service has a name by which
the others find it, variables, and the ports of the machine that are bound to it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from yaml.nodes import Node, ScalarNode

from watari.survey.facts import Container, Fact, LocalPort, Setting
from watari.survey.readers.compose import is_aside
from watari.survey.readers.images import image_name, packed_folder
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, line, sequence, text
from watari.survey.secrets import without_credentials


class TyeReader:
    """``tye.yaml`` and its variants, such as ``tye-min.yaml``."""

    def wants(self, path: str) -> bool:
        return is_tye(path)

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for service in sequence(get(document, "services")):
                name = text(get(service, "name"))
                if name:
                    yield from _service(source, name, service)


def is_tye(path: str) -> bool:
    """Whether a file of that path is one."""
    name = posixpath.basename(path)
    return name.startswith("tye") and name.endswith((".yaml", ".yml"))


def _service(source: Source, name: str, service: Node) -> Iterator[Fact]:
    image = text(get(service, "image"))
    yield Container(
        name,
        source.at(line(service)),
        "compose",
        image_name(image) if image else None,
        _folder(source, service),
        dockerfile=text(get(service, "dockerFile")),
        aside=is_aside(source.path),
    )
    for one in [*sequence(get(service, "env")), *sequence(get(service, "configuration"))]:
        variable, value = _variable(one)
        if variable:
            yield Setting(variable, without_credentials(variable, value), source.at(line(one)), name)
    for binding in sequence(get(service, "bindings")):
        port = text(get(binding, "port")) or ""
        if port.isdigit():
            yield LocalPort(int(port), source.at(line(binding)), name)


def _folder(source: Source, service: Node) -> str | None:
    """The folder of the project, of the image's context, or of the program."""
    project, dockerfile = text(get(service, "project")), text(get(service, "dockerFile"))
    if project:
        return posixpath.normpath(posixpath.join(source.folder, posixpath.dirname(project.replace("\\", "/"))))
    if not dockerfile:
        return None
    context = text(get(service, "dockerFileContext")) or posixpath.dirname(dockerfile) or "."
    folder = posixpath.normpath(posixpath.join(source.folder, context))
    return packed_folder(folder, folder, posixpath.relpath(posixpath.join(source.folder, dockerfile), folder))


def _variable(one: Node) -> tuple[str, str]:
    """``NAME=value``, or ``name`` and ``value`` as keys."""
    if isinstance(one, ScalarNode):
        name, _, value = str(one.value).partition("=")
        return name.strip(), value.strip()
    return text(get(one, "name")) or "", text(get(one, "value")) or ""
