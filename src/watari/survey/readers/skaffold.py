"""Skaffold: which image is built from which folder (skaffold.yaml's ``build.artifacts``)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from watari.survey.facts import BuiltImage, Fact
from watari.survey.readers.images import image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, line, sequence, text


class SkaffoldReader:
    """``skaffold.yaml``."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)skaffold[\w.-]*\.ya?ml$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for artifact in sequence(get(document, "build", "artifacts")):
                name = image_name(text(get(artifact, "image")))
                context = text(get(artifact, "context")) or "."
                if name:
                    folder = posixpath.normpath(posixpath.join(source.folder, context))
                    yield BuiltImage(name, folder, source.at(line(artifact)))
