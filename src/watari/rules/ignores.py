"""``// watari: ignore[rule] reason``: a person's decision, written where it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from watari.model.finding import Finding
from watari.model.fleet import Note

MARK = b"watari: ignore["
_COMMENT = re.compile(r"(?:#|//|/\*|--)\s*watari: ignore\[([^\]\n]+)\][ \t]*([^\n]*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the rules it names (``*`` for all), for its own line and the next."""

    path: str
    line: int
    rules: tuple[str, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` stands on the comment's line or on the one below."""
        here = finding.path == self.path and self.line in (finding.line, finding.line - 1)
        return here and (finding.rule in self.rules or "*" in self.rules)


def read(path: str, data: bytes) -> tuple[Ignore, ...]:
    """The ignores of a file."""
    if MARK not in data:
        return ()
    text = data.decode("utf-8", errors="replace")
    return tuple(
        Ignore(
            path,
            text.count("\n", 0, found.start()) + 1,
            tuple(rule.strip() for rule in found.group(1).split(",")),
            found.group(2).removesuffix("*/").strip(),
        )
        for found in _COMMENT.finditer(text)
    )


def apply(findings: Iterable[Finding], ignores: Iterable[Ignore]) -> tuple[tuple[Finding, ...], tuple[Note, ...]]:
    """The findings that nobody ignored; a note for each ignore that is unused or gives no reason."""
    ignores, findings = tuple(ignores), tuple(findings)
    kept = tuple(one for one in findings if not any(ignore.covers(one) for ignore in ignores))
    notes = []
    for ignore in ignores:
        named = ", ".join(ignore.rules)
        if not any(ignore.covers(one) for one in findings):
            notes.append(Note(f"{ignore.path}:{ignore.line}", f"ignore[{named}] is unused; take it away"))
        elif not ignore.reason:
            notes.append(Note(f"{ignore.path}:{ignore.line}", f"ignore[{named}] gives no reason; write one"))
    return kept, tuple(notes)
