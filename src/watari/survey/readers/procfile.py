"""Procfile: one process type a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.model.fleet import Process, ProcessKind
from watari.survey.facts import Fact, ProcessFact
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split

_LINE = re.compile(r"^([A-Za-z0-9_-]+):\s*(\S.*)$")
_KINDS: dict[str, ProcessKind] = {"web": "web", "release": "one-off"}


class ProcfileReader:
    """``Procfile``."""

    def wants(self, path: str) -> bool:
        return path.rsplit("/", 1)[-1] == "Procfile"

    def read(self, source: Source) -> Iterable[Fact]:
        for number, line in enumerate(source.text().splitlines(), 1):
            match = _LINE.match(line)
            if match:
                kind = _KINDS.get(match[1], "worker")
                process = Process(match[1], split(match[2]), kind, source.at(number))
                yield ProcessFact(process, "procfile", True)
