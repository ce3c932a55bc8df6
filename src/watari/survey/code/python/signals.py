"""What SIGTERM does to a program in Python, by the lines that handle it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, SigtermFact
from watari.survey.source import Source


def sigterm(source: Source, code: CodeFile) -> Iterator[SigtermFact]:
    """The lines that decide; none where SIGTERM keeps its default, which ends a program at once."""
    for call in code.calls:
        if call.name not in ("signal", "add_signal_handler") or not call.arguments:
            continue
        if "SIGTERM" in call.arguments[0] or _loops_over_it(source, call.line, call.arguments[0]):
            ignored = len(call.arguments) > 1 and "SIG_IGN" in call.arguments[1]
            yield SigtermFact(not ignored, source.at(call.line))


def _loops_over_it(source: Source, line: int, variable: str) -> bool:
    """``for number in (signal.SIGTERM, signal.SIGINT)`` shortly above."""
    above = source.text().splitlines()[max(0, line - 4) : line]
    return any(re.search(rf"\bfor\s+{re.escape(variable)}\s+in\b.*SIGTERM", one) for one in above)
