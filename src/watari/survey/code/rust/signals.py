"""What SIGTERM does to a program in Rust, by the lines that handle it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, SigtermFact
from watari.survey.source import Source

_TAKEN = re.compile(r"(^|::)SignalKind::terminate$")


def sigterm(source: Source, code: CodeFile) -> Iterator[SigtermFact]:
    """The lines that decide; none where SIGTERM keeps its default, which ends a program at once."""
    for call in code.calls:
        if _TAKEN.search(call.callee):
            yield SigtermFact(True, source.at(call.line))
