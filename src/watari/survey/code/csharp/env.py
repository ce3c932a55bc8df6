"""The environment and the configuration in C#: both are read as variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.csharp.skeleton import parsed
from watari.survey.code.env import default_of, read_by_calls
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.source import Source

_DIRECT = re.compile(r"^(System\.)?Environment\.GetEnvironmentVariable$")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment or the configuration."""
    yield from read_by_calls(source, code, _DIRECT)
    for one in parsed(source).configuration.reads:
        yield EnvRead(one.name, source.at(one.line), default_of(one.name, one.default))
