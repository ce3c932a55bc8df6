"""What SIGTERM does to a program in Go, by the lines that handle it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, SigtermFact
from watari.survey.source import Source

_STOPS = re.compile(
    r"Shutdown|GracefulStop|os\.Exit|\breturn\b|cancel\(|stop\(|\.Stop\(|close\(|\.Close\(|Fatal|<-\s*\w*[sS]ig"
)


def sigterm(source: Source, code: CodeFile) -> Iterator[SigtermFact]:
    """The lines that decide; none where SIGTERM keeps its default, which ends a program at once."""
    for call in code.calls:
        names_it = any("SIGTERM" in one or one == "os.Interrupt, syscall.SIGTERM" for one in call.arguments)
        if call.callee == "signal.Ignore" and (names_it or not call.arguments):
            yield SigtermFact(False, source.at(call.line))
        elif call.callee == "signal.NotifyContext" and names_it:
            yield SigtermFact(True, source.at(call.line))
        elif call.callee == "signal.Notify" and (names_it or len(call.arguments) == 1):
            yield SigtermFact(_go_acts(source, code, call.line, call.arguments[0]), source.at(call.line))


def _go_acts(source: Source, code: CodeFile, line: int, channel: str) -> bool:
    """Whether something after ``signal.Notify`` takes the signal and ends.

    A channel that nobody acts on swallows it.
    """
    lines = source.text().splitlines()
    around = [f for f in code.functions if f.start <= line <= f.end]
    end = around[-1].end if around else len(lines)
    rest = lines[line:end]
    for index, text in enumerate(rest):
        taken = re.search(rf"<-\s*{re.escape(channel)}\b|range\s+{re.escape(channel)}\b", text)
        if taken and "range" in taken.group(0):
            return bool(re.search(r"Shutdown|os\.Exit|Fatal|\breturn\b|cancel\(", "\n".join(_block(rest, index))))
        if taken:
            return bool(_STOPS.search("\n".join(rest[index:])))
    return any(re.search(rf"\(\s*[^)]*\b{re.escape(channel)}\b", text) for text in rest)


def _block(lines: list[str], start: int) -> list[str]:
    depth, block = 0, []
    for line in lines[start:]:
        depth += line.count("{") - line.count("}")
        block.append(line)
        if depth <= 0:
            break
    return block
