"""A check as the command line makes it: remembered, compared with what is known, and ready to be shown.

What is not needed to answer from memory is imported where it is used: it takes longer than to remember.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from watari.errors import UsageError

if TYPE_CHECKING:
    from watari.model.finding import CheckResult, Finding, Severity
    from watari.model.fleet import Note
    from watari.report.findings.shown import Report
    from watari.rules.fingerprint import Fingerprint
    from watari.rules.selection import Selection
    from watari.sources.config import CheckConfig, Config
    from watari.sources.snapshot import Watch


def checked(paths: Sequence[Path], config: Path | None, rules: Sequence[Path]) -> CheckResult:
    """The findings below ``paths``. ``config`` is the watari.yaml in force, ``rules`` are more folders of rules."""
    from watari.rules.remembered import remembered

    options = (str(config), *(str(one.resolve()) for one in rules))

    def make(watch: Watch) -> CheckResult:
        from watari.plan.agreement import agreed
        from watari.rules.run import check_paths
        from watari.sources.config import load
        from watari.survey.outline import outline

        if config is not None:
            watch.look((str(config),))
        settings = load(config)
        own = (*settings.rules, *rules)
        return agreed(check_paths(paths, lambda found: outline(paths, settings, found), own, watch=watch), settings)

    return remembered(paths, options, make)


@dataclass(frozen=True)
class Asked:
    """What a person asks of a check. ``config`` is the watari.yaml in force; None where there is none."""

    paths: tuple[Path, ...]
    config: Path | None = None
    rules: tuple[Path, ...] = ()
    severity: Severity | None = None
    only_rules: tuple[str, ...] = ()
    only_categories: tuple[int, ...] = ()
    revision: str | None = None
    known_file: Path | None = None

    @cached_property
    def settings(self) -> Config:
        """The whole of ``watari.yaml``."""
        from watari.sources.config import load

        return load(self.config)

    @cached_property
    def of_team(self) -> CheckConfig | None:
        """``check`` of watari.yaml; None where the file does not so much as hold the word."""
        if self.config is None or (self.config.is_file() and b"check" not in self.config.read_bytes()):
            return None
        return self.settings.check

    @property
    def baseline(self) -> Path | None:
        """The baseline file, the command line's before the team's."""
        return self.known_file or (self.of_team.baseline if self.of_team is not None else None)

    @property
    def selection(self) -> Selection:
        """What is shown of the findings."""
        from watari.rules.selection import Selection

        usual = self.of_team.severity if self.of_team is not None else "operational"
        return Selection(self.severity or usual, self.only_rules, self.only_categories, self.paths)

    def refuse_unknown(self) -> None:
        """UsageError where a rule or a category is asked for that there is not."""
        odd = next((one for one in self.only_categories if one not in range(1, 75)), None)
        if odd is not None:
            raise UsageError(f"There is no category {odd}.", next_step="They are numbered 1 to 74.")
        if not self.only_rules:
            return
        from watari.rules.rule import load_named

        known = load_named(self.only_rules, (*self.settings.rules, *self.rules))
        for name in self.only_rules:
            if name not in known:
                raise UsageError(f"There is no rule {name}.", next_step="Type watari explain for the list of rules.")


def reported(result: CheckResult, asked: Asked) -> Report:
    """What is shown of ``result``: what is asked for and not known."""
    from watari.report.findings.shown import report_of
    from watari.rules.fingerprint import fingerprints

    marks = fingerprints(result.findings)
    new: frozenset[Finding] = frozenset(marks)
    gone: tuple[Fingerprint, ...] = ()
    against: list[str] = []
    if asked.baseline is not None:
        new, gone = _new_by_baseline(result, asked.baseline, asked.paths)
        against.append(f"baseline {asked.baseline.name}")
    if asked.revision is not None:
        by_revision, unread = _new_by_revision(marks, asked, Path(result.root))
        new &= by_revision
        result = replace(result, notes=(*result.notes, *unread))
        against.append(f"revision {asked.revision}")
    told = _selected(result, asked)
    shown = replace(told, findings=tuple(one for one in told.findings if one in new))
    known = len(told.findings) - len(shown.findings)
    return report_of(shown, marks, against=", ".join(against), known=known, gone=gone)


def write_baseline_of(result: CheckResult, asked: Asked, file: Path) -> int:
    """Writes the findings that are asked for as a baseline; gives how many."""
    from watari.rules import baseline

    chosen = set(_selected(result, asked).findings)
    placed = baseline.placed(result.findings, Path(result.root), file.resolve().parent)
    marks = [mark for one, mark in placed.items() if one in chosen]
    baseline.write(file, marks)
    return len(marks)


def _selected(result: CheckResult, asked: Asked) -> CheckResult:
    """Without what the team ignores and what was not asked for."""
    findings, notes = result.findings, result.notes
    if asked.of_team is not None and asked.of_team.ignore:
        from watari.rules.selection import without_ignored

        findings, unused = without_ignored(findings, asked.of_team.ignore)
        notes = (*notes, *unused)
    return replace(result, findings=asked.selection.of(findings, Path(result.root)), notes=notes)


def _new_by_baseline(
    result: CheckResult, file: Path, paths: Sequence[Path]
) -> tuple[frozenset[Finding], tuple[Fingerprint, ...]]:
    """The findings that the file does not know, and its entries that are gone."""
    from watari.rules import baseline

    known, root = baseline.read(file), Path(result.root)
    compared = known.compared(result.findings, root, paths)
    placed = baseline.placed(result.findings, root, known.folder)
    return frozenset(one for one, mark in placed.items() if mark in compared.new), compared.gone


def _new_by_revision(
    marks: Mapping[Finding, Fingerprint], asked: Asked, root: Path
) -> tuple[frozenset[Finding], tuple[Note, ...]]:
    """The findings that the revision did not have, and what of it could not be read."""
    from watari.rules.run import check_paths
    from watari.rules.since import since

    folders = (*asked.settings.rules, *asked.rules)

    def run(tree: Sequence[Path]) -> CheckResult:
        # It is here for a moment only: nothing of it is remembered, nor are its services asked for.
        return check_paths(tree, lambda paths: (), folders)

    compared, unread = since(str(asked.revision), asked.paths, list(marks.values()), root, run)
    return frozenset(one for one, mark in marks.items() if mark in compared.new), unread
