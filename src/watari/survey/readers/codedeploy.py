"""CodeDeploy's appspec.yml: what goes where, and the scripts that watch the service."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.survey.facts import Copy, Fact
from watari.survey.readers.interface import Source
from watari.survey.readers.shell import bases_of
from watari.survey.readers.yamlnodes import documents, get, line, sequence, text


class AppspecReader:
    """``appspec.yml``; a destination there is always a folder (AppSpec 'files' section)."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)appspec[\w.-]*\.ya?ml$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for entry in sequence(get(document, "files")):
                origin, destination = text(get(entry, "source")), text(get(entry, "destination"))
                if origin and destination:
                    yield Copy(origin.lstrip("/") or ".", destination, source.at(line(entry)),
                               bases_of(source.folder), into=True, contents=True)  # fmt: skip
