"""Compose files: services, what they are built from, and the environment they get.

Values keep their ``${X}``: the files they come from are other files (:mod:`watari.survey.settle`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import (
    BuiltImage,
    Container,
    Extends,
    Fact,
    HealthFact,
    LocalPort,
    PortFact,
    Setting,
    SettingsFrom,
)
from watari.survey.manifests.facts import Include, Link, PortText
from watari.survey.manifests.ports import container_port
from watari.survey.readers.health import path_of_command
from watari.survey.readers.images import image_name, packed_folder
from watari.survey.readers.ingress import hosts_of_rule
from watari.survey.readers.interface import Source
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text, words
from watari.survey.secrets import without_credentials

_NAMED = re.compile(r"(^|/)(docker-)?compose[\w.-]*\.ya?ml$")
_MARK = re.compile(rb"^services:\s*(#.*)?$", re.M)
_OF_COMPOSE = re.compile(rb"^\s+(image|build|extends|environment|env_file):", re.M)
_ASIDE = re.compile(
    r"(^|[/._-])(devcontainer|tests?|testing|e2e|integration|acceptance|ci|cypress|playwright|benchmark)([/._-]|$)",
    re.I,
)
_ASIDE_PROFILE = re.compile(r"^(tests?|testing|e2e|ci|debug|tools?|benchmark)$")
_ROUTER_RULE = re.compile(r"^traefik\.(http|tcp)\.routers\.[\w-]+\.rule$")


class ComposeReader:
    """``docker-compose*.yml``, ``compose*.yaml``, stacks, and the files that these extend or include."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yml", ".yaml")) and "/.github/" not in "/" + path and "/templates/" not in "/" + path

    def read(self, source: Source) -> Iterable[Fact]:
        if not _NAMED.search(source.path) and not (_MARK.search(source.data) and _OF_COMPOSE.search(source.data)):
            return
        for document in documents(source):
            yield from _includes(source, document)
            for name, service in items(get(document, "services")):
                if any(True for _ in items(service)):
                    yield from _service(source, name, service)


def is_aside(path: str) -> bool:
    """Whether a manifest of that path is for tests."""
    return bool(_ASIDE.search(path))


def _service(source: Source, name: str, service: Node) -> Iterator[Fact]:
    container = _container(source, name, service)
    yield container
    if container.image and container.context:
        yield BuiltImage(container.image, container.context, container.evidence)
    yield from _environment(source, name, get(service, "environment"))
    yield from _taken_over(source, name, service)
    yield from _ports(source, name, service)
    for port in sequence(get(service, "ports")):
        if (published := _published(port)) is not None:
            yield LocalPort(published, source.at(line(port)), name)
    yield from _links(source, name, service)
    test = get(service, "healthcheck", "test")
    if test is not None and (path := path_of_command(" ".join(words(test)))):
        yield HealthFact(path, source.at(line(test)), stated=True, owner=name)


def _published(port: Node) -> int | None:
    """The port of the host in ``8081:80``, ``127.0.0.1:8081:80`` or the long form."""
    short = interpolate(text(port) or "", {})
    match = re.search(r"(?:^|:)(\d+):\d+(?:/tcp)?$", short) or re.fullmatch(
        r"(\d+)", interpolate(text(get(port, "published")) or "", {})
    )
    return int(match[1]) if match else None


def _ports(source: Source, owner: str, service: Node) -> Iterator[Fact]:
    for port in [*sequence(get(service, "ports")), *sequence(get(service, "expose"))]:
        content = text(port) or text(get(port, "target")) or ""
        if known := container_port(content, {}):
            yield PortFact(known[0], source.at(line(port)), owner=owner)
        elif "$" in content:
            yield PortText(content, source.at(line(port)), owner)


def _links(source: Source, name: str, service: Node) -> Iterator[Link]:
    for one in sequence(get(service, "links")):
        target, colon, host = (text(one) or "").partition(":")
        if colon and host:
            yield Link(target, host, source.at(line(one)))
    labels = get(service, "labels") or get(service, "deploy", "labels")
    pairs = [(key, text(value) or "", value) for key, value in items(labels)]
    pairs += [(*(text(one) or "").partition("=")[::2], one) for one in sequence(labels)]
    for key, value, node in pairs:
        for host in hosts_of_rule(value) if _ROUTER_RULE.match(key) else ():
            yield Link(name, host, source.at(line(node)))


def _includes(source: Source, document: Node) -> Iterator[Include]:
    for one in sequence(get(document, "include")):
        node = one if text(one) is not None else get(one, "path")
        paths = [value for value in [text(node), *(text(part) for part in sequence(node))] if value]
        files = get(one, "env_file")
        names = [value for value in [text(files), *(text(part) for part in sequence(files))] if value]
        for path in paths:
            place = posixpath.normpath(posixpath.join(source.folder, path))
            folder = text(get(one, "project_directory"))
            yield Include(
                place,
                posixpath.normpath(posixpath.join(source.folder, folder))
                if folder
                else posixpath.dirname(place) or ".",
                tuple(posixpath.normpath(posixpath.join(source.folder, name)) for name in names),
                source.at(line(one)),
            )


def _container(source: Source, name: str, service: Node) -> Container:
    aliases = [
        value
        for _, network in items(get(service, "networks"))
        for alias in sequence(get(network, "aliases"))
        if (value := text(alias))
    ]
    hosts = [value for key in ("container_name", "hostname") if (value := text(get(service, key)))]
    profiles = [text(one) or "" for one in sequence(get(service, "profiles"))]
    aside = is_aside(source.path) or (bool(profiles) and all(_ASIDE_PROFILE.match(one) for one in profiles))
    arguments = [value for _, node in items(get(service, "build", "args")) if (value := text(node))]
    arguments += [(text(one) or "").partition("=")[2] for one in sequence(get(service, "build", "args"))]
    target = text(get(service, "build", "target"))
    dockerfile = text(get(service, "build", "dockerfile"))
    role = re.sub(r"^Dockerfile[._-]?|\.?Dockerfile$", "", posixpath.basename(dockerfile or ""))
    return Container(
        name,
        source.at(line(service) - (0 if getattr(service, "flow_style", False) else 1)),
        "compose",
        image_name(text(get(service, "image"))),
        _context(source, get(service, "build")),
        (*words(get(service, "entrypoint")), *words(get(service, "command"))),
        hosts=(*hosts, *aliases),
        mounts=tuple(_mounts(source, service)),
        hints=tuple(one for one in (*arguments, target or "", role) if one),
        dockerfile=dockerfile,
        aside=aside,
        user=text(get(service, "user")),
    )


def _context(source: Source, build: Node | None) -> str | None:
    """The folder that is built: the Dockerfile's own where it stands deeper than the build context."""
    if build is None:
        return None
    context = text(build) if text(build) is not None else text(get(build, "context")) or "."
    context = interpolate(context or ".", {})
    if "://" in context or context.startswith("git@"):
        return None
    folder = posixpath.normpath(posixpath.join(source.folder, context))
    dockerfile = text(get(build, "dockerfile"))
    return packed_folder(folder, folder, interpolate(dockerfile, {}) if dockerfile else None)


def _mounts(source: Source, service: Node) -> Iterator[str]:
    for volume in sequence(get(service, "volumes")):
        short = text(volume)
        origin = short.partition(":")[0] if short else text(get(volume, "source"))
        if origin and origin.startswith((".", "/")) and not origin.startswith("//"):
            path = posixpath.normpath(posixpath.join(source.folder, origin))
            if not path.startswith(("/", "..")):
                yield path


def _environment(source: Source, owner: str, node: Node | None) -> Iterator[Fact]:
    for name, value in items(node):
        if (content := text(value)) is not None:
            yield Setting(name, without_credentials(name, content), source.at(line(value)), owner)
        else:
            yield _of_dotenv(source, owner, name, line(value))
    for one in sequence(node):
        name, equals, content = (text(one) or "").partition("=")
        if equals:
            yield Setting(name.strip(), without_credentials(name, content), source.at(line(one)), owner)
        elif name:
            yield _of_dotenv(source, owner, name, line(one))


def _of_dotenv(source: Source, owner: str, name: str, number: int) -> SettingsFrom:
    """A variable without a value is handed on from the environment, and so from ``.env``."""
    group = file_group(posixpath.join(source.folder, ".env"))
    return SettingsFrom(owner, group, source.at(number), name, name)


def file_group(path: str) -> str:
    """The group of settings that an environment file makes."""
    return "file:" + posixpath.normpath(path)


def _taken_over(source: Source, owner: str, service: Node) -> Iterator[Fact]:
    files = get(service, "env_file")
    for one in sequence(files) or ([files] if files is not None else []):
        path = text(one) or text(get(one, "path"))
        if path:
            yield SettingsFrom(owner, file_group(posixpath.join(source.folder, path)), source.at(line(one)))
    base = get(service, "extends")
    if base is not None and (of := text(base) or text(get(base, "service"))):
        file = text(get(base, "file"))
        path = posixpath.normpath(posixpath.join(source.folder, file)) if file else source.path
        yield Extends(owner, of, path, source.at(line(base)))
