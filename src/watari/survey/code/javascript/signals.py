"""What SIGTERM does to a program in Node.js, by the lines that handle it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, SigtermFact
from watari.survey.source import Source


def sigterm(source: Source, code: CodeFile) -> Iterator[SigtermFact]:
    """The lines that decide; none where SIGTERM keeps its default, which ends a program at once."""
    for call in code.calls:
        if call.callee in ("process.on", "process.once") and call.arguments[:1] in (
            ("'SIGTERM'",),
            ('"SIGTERM"',),
        ):
            handler = call.arguments[1] if len(call.arguments) > 1 else ""
            named = re.fullmatch(r"\s*[\w.]+\s*", handler)
            acts = bool(named) or bool(re.search(r"exit|close|stop|shutdown|abort|resolve|=\s*true", handler, re.I))
            yield SigtermFact(acts, source.at(call.line))
