"""What all forms of the report are made from: findings without secrets, and what became of the known ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from watari.model.finding import SEVERITIES, CheckResult, Finding
from watari.report.console import printable
from watari.report.findings.struck import caret_of, struck_lines
from watari.rules.fingerprint import Fingerprint


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding. ``finding.snippet`` has no secrets; ``caret`` is the place in it, from 0."""

    finding: Finding
    caret: int
    fingerprint: str

    @property
    def line(self) -> str:
        """The snippet, with what would move a terminal's cursor made visible."""
        return printable(self.finding.snippet)


@dataclass(frozen=True, slots=True)
class Report:
    """``known`` findings are not shown: the baseline has them, or the revision had them. ``gone`` are of it only.

    ``against`` names what was compared with, and is empty where nothing was.
    """

    result: CheckResult
    shown: tuple[Shown, ...]
    against: str = ""
    known: int = 0
    gone: tuple[Fingerprint, ...] = ()
    prefix: str = field(default="")

    def from_top(self, path: str) -> str:
        """``path`` from the top of the repository that was checked in, as GitHub wants it."""
        return str(PurePosixPath(self.prefix) / path)


def report_of(
    result: CheckResult,
    marks: Mapping[Finding, Fingerprint],
    *,
    against: str = "",
    known: int = 0,
    gone: tuple[Fingerprint, ...] = (),
) -> Report:
    """The report on ``result``; ``marks`` has the fingerprint of each of its findings."""
    root = Path(result.root)
    lines = struck_lines(root, result.findings)
    shown = tuple(
        Shown(
            replace(one, snippet=lines[one]),
            caret_of(one.snippet, lines[one], one.column),
            str(marks[one]),
        )
        for one in result.findings
    )
    safe = replace(result, findings=tuple(one.finding for one in shown))
    return Report(safe, shown, against, known, gone, _prefix(root))


def counted(report: Report) -> dict[str, int]:
    """How many findings of each severity, worst first; those that there are none of too."""
    counts = Counter(one.finding.severity for one in report.shown)
    return {severity: counts[severity] for severity in SEVERITIES}


def summary(report: Report) -> str:
    """The closing line: how many, of which severity, and how many are known."""
    total = len(report.shown)
    known = f" {report.known} known ({report.against})." if report.against else ""
    if not total:
        return ("No new findings." if report.against else "No findings: nothing that works on EC2 only.") + known
    parts = ", ".join(f"{count} {severity}" for severity, count in counted(report).items() if count)
    new = "new " if report.against else ""
    return f"{total} {new}finding{'s' if total > 1 else ''}: {parts}.{known}"


def _prefix(root: Path) -> str:
    """The way from the top of the working tree that ``root`` lies in; empty where it is the top, or in none."""
    root = root.resolve()
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            inside = root.relative_to(folder).as_posix()
            return "" if inside == "." else inside
    return ""
