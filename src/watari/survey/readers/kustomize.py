"""kustomization.yaml, and the JSON patches that it names (the Kustomization file's reference)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from yaml.nodes import Node

from watari.survey.facts import Fact, SettingsFrom, SharedSetting
from watari.survey.manifests.facts import EnvPatch, Kustomization, MountedFile
from watari.survey.readers.images import image_name
from watari.survey.readers.yamlnodes import documents, get, line, sequence, text
from watari.survey.secrets import without_credentials
from watari.survey.source import Rendered, Source

_VARIABLE = re.compile(r"/containers/\d+/env/(?P<place>-|\d+)(?P<value>/value)?$")


def kustomization(source: Source, document: Node) -> Iterator[Fact]:
    """What the file takes in, renames, makes and changes."""
    yield from _generated(source, document)

    def place(path: str) -> str:
        return posixpath.normpath(posixpath.join(source.folder, path))

    resources = [text(one) or "" for key in ("resources", "bases") for one in sequence(get(document, key))]
    patches = []
    for one in _patches(document):
        path = text(get(one, "path")) or (text(one) if "\n" not in (text(one) or "\n") else None)
        if path:
            patches.append((place(path), text(get(one, "target", "name"))))
    images = []
    for one in sequence(get(document, "images")):
        name, new = image_name(text(get(one, "name"))), image_name(text(get(one, "newName")))
        if name and new:
            images.append((name, new))
    yield Kustomization(
        source.folder,
        tuple(place(one) for one in resources if one and "://" not in one),
        source.at(line(document)),
        text(get(document, "namePrefix")) or "",
        text(get(document, "nameSuffix")) or "",
        tuple(patches),
        tuple(images),
    )


def inline_patches(source: Source, document: Node) -> Iterator[tuple[Rendered, str | None]]:
    """Patches written into the file, as files of their own, and the name of the workload each is for."""
    for one in _patches(document):
        node = one if text(one) is not None else get(one, "patch")
        content = text(node)
        if node is not None and content and "\n" in content:
            yield inner(source, node), text(get(one, "target", "name"))


def inner(source: Source, node: Node) -> Rendered:
    """A text of several lines in a YAML file, with the lines on which it stands there."""
    content, first = text(node) or "", line(node)
    return Rendered(source.path, content.encode(), tuple(range(first, first + content.count("\n") + 1)))


def variable_patches(source: Source, target: str | None = None) -> Iterator[EnvPatch]:
    """The operations of a JSON patch that add a variable or replace its value."""
    for document in documents(source):
        for one in sequence(document):
            match = _VARIABLE.search(text(get(one, "path")) or "")
            operation, value = text(get(one, "op")), get(one, "value")
            if match is None or value is None or operation not in ("add", "replace"):
                continue
            name, given = text(get(value, "name")), text(get(value, "value"))
            number = int(match["place"]) if match["place"] != "-" else None
            if name and given is not None:
                yield EnvPatch(without_credentials(name, given), source.at(line(value)), None, name, target)
            elif match["value"] and number is not None and (new := text(value)) is not None:
                yield EnvPatch(new, source.at(line(value)), number, None, target)


def _patches(document: Node) -> list[Node]:
    return [
        one for key in ("patches", "patchesStrategicMerge", "patchesJson6902") for one in sequence(get(document, key))
    ]


def _generated(source: Source, document: Node) -> Iterator[Fact]:
    """The ConfigMaps that kustomize makes of literals, of environment files and of other files."""
    for generator in sequence(get(document, "configMapGenerator")):
        name = text(get(generator, "name"))
        if not name:
            continue
        group = "configmap:" + name
        for literal in sequence(get(generator, "literals")):
            key, equals, value = (text(literal) or "").partition("=")
            if equals:
                value = without_credentials(key, value.strip("\"'"))
                yield SharedSetting(group, key, value, source.at(line(literal)))
        for one in sequence(get(generator, "files")):
            path = (text(one) or "").rpartition("=")[2]
            yield MountedFile(group, posixpath.normpath(posixpath.join(source.folder, path)), source.at(line(one)))
        alone = get(generator, "env")
        for one in [*sequence(get(generator, "envs")), *([alone] if alone is not None else [])]:
            path = posixpath.normpath(posixpath.join(source.folder, text(one) or ""))
            yield SettingsFrom(group, "file:" + path, source.at(line(one)))
