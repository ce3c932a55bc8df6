"""The environment in Ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import read_by_calls, read_by_lines
from watari.survey.facts import CodeFile, Fact
from watari.survey.readers.interface import Source

_DIRECT = re.compile(r"^ENV\.fetch$")
_SUBSCRIPT = re.compile(r"\bENV\[['\"](?P<name>[A-Za-z_]\w*)['\"]\](?:\s*\|\|\s*(?P<default>'[^']*'|\"[^\"]*\"))?")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from read_by_calls(source, code, _DIRECT, bare_is_required=True)
    yield from read_by_lines(source, _SUBSCRIPT)
