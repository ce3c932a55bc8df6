"""The environment in PHP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import read_by_calls, read_by_lines
from watari.survey.facts import CodeFile, Fact
from watari.survey.readers.interface import Source

_DIRECT = re.compile(r"^getenv$")
_ELSE = re.compile(r"getenv\(\s*['\"](?P<name>\w+)['\"]\s*\)\s*\?[:?]\s*(?P<default>'[^']*'|\"[^\"]*\")")
_SUBSCRIPT = re.compile(r"\$_ENV\[['\"](?P<name>[A-Za-z_]\w*)['\"]\]")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment; ``getenv('X') ?: 'default'`` before the bare call."""
    yield from read_by_lines(source, _ELSE, comment="//")
    yield from read_by_calls(source, code, _DIRECT)
    yield from read_by_lines(source, _SUBSCRIPT, comment="//")
