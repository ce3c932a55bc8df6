"""Which findings are known: by a baseline file, by a revision, or by both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from watari.model.finding import CheckResult, Finding
from watari.rules import baseline as baselines
from watari.rules.fingerprint import Fingerprint, fingerprints
from watari.rules.selection import Selection, without_ignored
from watari.rules.since import since
from watari.sources.config import Config


@dataclass(frozen=True, slots=True)
class Known:
    """``new`` are the findings that nothing knows of; ``gone`` are entries of the baseline that nothing matches."""

    marks: Mapping[Finding, Fingerprint]
    new: frozenset[Finding]
    against: str = ""
    gone: tuple[Fingerprint, ...] = ()


def known_of(
    result: CheckResult,
    paths: Sequence[Path],
    revision: str | None,
    baseline: Path | None,
    run: Callable[[Sequence[Path]], CheckResult],
) -> Known:
    """Compares all of a check's findings; ``run`` checks the folders of another tree."""
    root, marks = Path(result.root), fingerprints(result.findings)
    new, against, gone = frozenset(marks), [], tuple[Fingerprint, ...]()
    if baseline is not None:
        file = baselines.read(baseline)
        compared = file.compared(result.findings, root, paths)
        placed = baselines.placed(result.findings, root, file.folder)
        new &= {one for one, mark in placed.items() if mark in compared.new}
        gone = compared.gone
        against.append(f"baseline {baseline.name}")
    if revision is not None:
        compared = since(revision, paths, list(marks.values()), root, run)
        new &= {one for one, mark in marks.items() if mark in compared.new}
        against.append(f"revision {revision}")
    return Known(marks, new, ", ".join(against), gone)


def write(file: Path, result: CheckResult, selection: Selection, settings: Config) -> int:
    """Writes the findings that are asked for as a baseline; gives how many."""
    root = Path(result.root)
    kept, _ = without_ignored(result.findings, settings.check.ignore)
    asked = set(selection.of(kept, root))
    placed = baselines.placed(result.findings, root, file.resolve().parent)
    marks = [mark for one, mark in placed.items() if one in asked]
    baselines.write(file, marks)
    return len(marks)
