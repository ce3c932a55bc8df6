"""The environment in Ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import read_by_calls, read_by_lines
from watari.survey.facts import CodeFile, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"^ENV\.fetch$")
_BLOCK = re.compile(
    r"\bENV\.fetch\(\s*['\"](?P<name>[A-Za-z_]\w*)['\"]\s*\)\s*\{\s*(?P<default>'[^']*'|\"[^\"]*\"|\d+)"
)
_SUBSCRIPT = re.compile(
    r"\bENV\[['\"](?P<name>[A-Za-z_]\w*)['\"]\]\)?(?:\.presence)?(?:\s*(?:\|\||or)\s*(?P<default>'[^']*'|\"[^\"]*\"|\d+))?"
)


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment; a block's default before the bare ``fetch``."""
    yield from read_by_lines(source, _BLOCK)
    yield from read_by_calls(source, code, _DIRECT, bare_is_required=True)
    yield from read_by_lines(source, _SUBSCRIPT)
