"""CI configuration: the shell steps of CircleCI and GitHub Actions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from yaml.nodes import Node

from watari.survey.facts import BuiltImage, Fact
from watari.survey.readers.images import built_images, image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.shell import bases_of, builds, copies
from watari.survey.readers.yamlnodes import documents, get, items, line, text, walk


class CiReader:
    """``.circleci/config.yml`` and ``.github/workflows/*``."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)(\.circleci/[^/]+\.ya?ml|\.github/workflows/[^/]+\.ya?ml)$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        # Steps run in the repository's root: the folder that holds .circleci or .github.
        root = posixpath.dirname(source.path.split(".circleci/")[0].split(".github/")[0]) or "."
        bases = bases_of(root)
        for document in documents(source):
            for script, first in _scripts(document):
                yield from copies(script, first, source, bases)
                yield from builds(script, first, source)
                yield from built_images(script, first, source, root)
            yield from _actions(document, source, root)


def _actions(document: Node, source: Source, root: str) -> Iterator[BuiltImage]:
    """Steps of the action ``docker/build-push-action``."""
    for node in walk(document):
        if not (text(get(node, "uses")) or "").startswith("docker/build-push-action"):
            continue
        context, file = text(get(node, "with", "context")) or ".", text(get(node, "with", "file"))
        tags = (text(get(node, "with", "tags")) or "").replace(",", "\n").split()
        folder = posixpath.dirname(file) if file and posixpath.dirname(file) else context
        if tags and not re.search(r"[${]", folder):
            name = image_name(tags[0])
            if name and not re.search(r"[${}]", name):
                place = posixpath.normpath(posixpath.join(root, folder))
                yield BuiltImage(name, place, source.at(line(node)))


def _scripts(document: Node) -> Iterator[tuple[str, int]]:
    for node in walk(document):
        for key, value in items(node):
            if key != "run":
                continue
            script = value if text(value) is not None else get(value, "command")
            content = text(script)
            if script is not None and content:
                yield content, line(script)
