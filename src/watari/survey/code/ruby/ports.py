"""Ports that a Ruby server is told in a number: Sinatra's ``set :port``, Puma's ``port``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, PortFact
from watari.survey.source import Source

_PORT = re.compile(r"^\s*(?:set\s*\(?\s*:port\s*,|port|bind\s*\(?\s*['\"]tcp://[^'\"]*:)\s*\(?\s*(\d{2,5})\b")


def ports(source: Source, _code: CodeFile) -> Iterator[PortFact]:
    """One fact a line."""
    for number, line in enumerate(source.text().splitlines(), 1):
        if (match := _PORT.match(line)) is not None:
            yield PortFact(int(match[1]), source.at(number))
