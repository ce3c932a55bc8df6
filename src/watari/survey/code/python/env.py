"""The environment in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of, read_by_calls, read_by_lines
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"(^|\.)(os\.getenv|getenv|environ\.get|environ\.pop|environ\.setdefault)$")
_SUBSCRIPT = re.compile(r"environ\[['\"](?P<name>[A-Za-z_]\w*)['\"]\](?!\s*=[^=])")
_OR = re.compile(
    r"(?:getenv|environ\.get)\(\s*['\"](?P<name>[A-Za-z_]\w*)['\"]\s*\)\s*or\s*(?P<default>\"[^\"\n]*\"|'[^'\n]*')"
)


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from _or_default(source, code)
    yield from read_by_calls(source, code, _DIRECT)
    yield from read_by_lines(source, _SUBSCRIPT, required=True)


def _or_default(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """``os.getenv("X") or "default"``."""
    lines = source.text().splitlines()
    for number in sorted({call.line for call in code.calls if call.name in ("getenv", "get")}):
        for match in _OR.finditer(lines[number - 1]):
            literal = match["default"][1:-1]
            yield EnvRead(match["name"], source.at(number), default_of(match["name"], literal))
