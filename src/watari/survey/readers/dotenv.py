"""``.env`` files and systemd's ``EnvironmentFile`` kept in a repository."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.survey.facts import Fact, Setting
from watari.survey.readers.interface import Source

_LINE = re.compile(r"^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$")


class DotenvReader:
    """``.env``, ``*.env`` and ``/etc/default`` files; examples are no settings."""

    def wants(self, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return (name == ".env" or name.endswith(".env") or "/etc/default/" in "/" + path) and "example" not in name

    def read(self, source: Source) -> Iterable[Fact]:
        for number, line in enumerate(source.text().splitlines(), 1):
            match = _LINE.match(line)
            if match:
                yield Setting(match[1], match[2].strip().strip("\"'"), source.at(number))
