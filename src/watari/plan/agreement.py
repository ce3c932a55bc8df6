"""A check's findings told as a plan would treat them: what no edit solves says so, with the plan's own reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from watari.flag.run import edit
from watari.model.finding import CheckResult, Finding
from watari.sources.config import Config


def agreed(result: CheckResult, config: Config) -> CheckResult:
    """``result`` with ``edit`` as the edits come out when they are tried; nothing is written.

    A finding that an edit in the code has solved already (a client that only the generated module asks) is left out.
    """
    told: dict[Finding, Finding | None] = {}
    for folder, findings in _by_repository(result).items():
        wanted = [one for one in findings if one.edit != "none"]
        if wanted:
            told |= _told(Path(result.root), folder, findings, config)
    kept = (told.get(one, one) for one in result.findings)
    return replace(result, findings=tuple(one for one in kept if one is not None))


def _told(root: Path, folder: str, findings: list[Finding], config: Config) -> Mapping[Finding, Finding | None]:
    made = edit(root / folder, folder, findings, config)
    told: dict[Finding, Finding | None] = dict.fromkeys(findings)
    told |= {one: one for one in findings if one.edit == "none"}
    for solved in (solved for each in made.edits for solved in each.solves):
        told[_same(findings, solved.finding)] = replace(_same(findings, solved.finding), edit=solved.recipe)
    for unsolved in made.unsolved:
        finding = _same(findings, unsolved.finding)
        told[finding] = replace(finding, edit="none", edit_reason=unsolved.reason)
    return told


def _same(findings: list[Finding], other: Finding) -> Finding:
    """The finding as the check has it: a wish may have changed its recipe."""
    return next(
        (one for one in findings if (one.rule, one.path, one.start) == (other.rule, other.path, other.start)), other
    )


def _by_repository(result: CheckResult) -> dict[str, list[Finding]]:
    """By the folder of the repository, relative to the root; the root itself where there is none."""
    found: dict[str, list[Finding]] = {}
    known: dict[str, str] = {}
    for finding in result.findings:
        folder = finding.path.rpartition("/")[0]
        if folder not in known:
            known[folder] = next((one for one in _up(folder) if (Path(result.root) / one / ".git").exists()), ".")
        found.setdefault(known[folder], []).append(finding)
    return found


def _up(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield "."
