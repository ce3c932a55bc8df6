"""The environment in Java."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import read_by_calls
from watari.survey.facts import CodeFile, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"^System\.getenv$")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from read_by_calls(source, code, _DIRECT)
