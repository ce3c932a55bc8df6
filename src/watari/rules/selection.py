"""Which findings of a check are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watari.model.finding import SEVERITIES, Finding, Severity
from watari.model.fleet import Note

if TYPE_CHECKING:
    from watari.sources.config import IgnoreConfig


@dataclass(frozen=True, slots=True)
class Selection:
    """``severity`` is the least; ``rules`` and ``categories`` select all where they are empty."""

    severity: Severity = "operational"
    rules: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()
    folders: tuple[Path, ...] = ()

    def of(self, findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
        """Those of ``findings`` (paths relative to ``root``) that are asked for, in their order."""
        shown = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
        base, folders = root.resolve(), [folder.resolve() for folder in self.folders]
        return tuple(
            one
            for one in findings
            if one.severity in shown
            and (not self.rules or one.rule in self.rules)
            and (not self.categories or one.category in self.categories)
            and (not folders or any((base / one.path).is_relative_to(folder) for folder in folders))
        )


def without_ignored(
    findings: Iterable[Finding], ignores: Iterable[IgnoreConfig]
) -> tuple[tuple[Finding, ...], tuple[Note, ...]]:
    """The findings that ``check.ignore`` of ``watari.yaml`` leaves; a note for each entry that ignores nothing."""
    import pathspec

    findings = tuple(findings)
    ignored: set[Finding] = set()
    notes = []
    for ignore in ignores:
        globs = pathspec.GitIgnoreSpec.from_lines(ignore.paths)
        covered = {
            one for one in findings if one.rule == ignore.rule and (not ignore.paths or globs.match_file(one.path))
        }
        if not covered:
            notes.append(Note("watari.yaml", f"check.ignore of {ignore.rule} is unused; take it away"))
        ignored |= covered
    return tuple(one for one in findings if one not in ignored), tuple(notes)
