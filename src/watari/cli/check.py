"""``watari check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit
from watari.errors import NothingToRead, UsageError

if TYPE_CHECKING:
    from watari.model.finding import CheckResult


def check(
    *paths: Path,
    format: Literal["text", "json", "sarif", "github"] = "text",
    severity: Literal["blocks-start", "misbehaves", "operational"] = "operational",
    rule: tuple[str, ...] = (),
    category: tuple[int, ...] = (),
    rules: tuple[Path, ...] = (),
    config: Path | None = None,
    color: Literal["auto", "always", "never"] = "auto",
    exit_zero: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Finds every line that works on EC2 and not, or not the same, on Fargate, worst first.

    Nothing is executed and nothing is written. Exit code 10 says that there are findings.

    Parameters
    ----------
    paths
        Repositories, or folders that hold them.
    format
        text, json, sarif (2.1.0, for code scanning) or github (workflow commands).
    severity
        The least severity that is shown.
    rule
        Only this rule; may be given more than once.
    category
        Only this category of the catalogue; may be given more than once.
    rules
        A folder with more rules in ast-grep's format; may be given more than once.
    config
        watari.yaml; found by itself where it is not given.
    color
        auto colours on a terminal only, and honours NO_COLOR and FORCE_COLOR.
    exit_zero
        Exit with 0 also where there are findings.
    """
    from watari.cli.checking import checked
    from watari.report.console import narration_console
    from watari.sources.discovery import discover

    _refuse_unknown(rule, rules)
    where = paths or (Path(),)
    result = checked(where, config or discover(where), rules)
    if not result.files_read:
        raise NothingToRead(
            f"There is no source file to check below {', '.join(map(str, where))}.",
            next_step="Name the folder of a repository.",
        )
    shown = _selected(result, where, severity, rule, category)
    narration = narration_console(color)
    for note in shown.notes:
        narration.print(f"note: {note.path}: {note.text}", markup=False)
    _write(shown, format, color, rules)
    return Exit.FINDINGS if shown.findings and not exit_zero else Exit.DONE


def _refuse_unknown(names: tuple[str, ...], folders: tuple[Path, ...]) -> None:
    if not names:
        return
    from watari.rules.rule import load

    known = {one.id for one in load(folders)[0]}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no rule {name}.", next_step="Type watari explain for the list of rules.")


def _selected(
    result: CheckResult,
    paths: tuple[Path, ...],
    severity: str,
    rules: tuple[str, ...],
    categories: tuple[int, ...],
) -> CheckResult:
    from dataclasses import replace

    from watari.model.finding import SEVERITIES

    root = Path(result.root).resolve()
    folders = [path.resolve() for path in paths]
    shown = SEVERITIES[: SEVERITIES.index(severity) + 1]
    findings = tuple(
        one
        for one in result.findings
        if one.severity in shown
        and (not rules or one.rule in rules)
        and (not categories or one.category in categories)
        and any((root / one.path).is_relative_to(folder) for folder in folders)
    )
    return replace(result, findings=findings)


def _write(
    result: CheckResult, format: str, color: Literal["auto", "always", "never"], folders: tuple[Path, ...]
) -> None:
    from watari.report import check as report
    from watari.report.console import data_console
    from watari.report.sarif import as_sarif
    from watari.rules.rule import load

    rules = {one.id: one for one in load(folders)[0]}
    if format == "text":
        report.print_text(result, rules, data_console(color))
    elif format == "json":
        sys.stdout.write(report.as_json(result))
    elif format == "sarif":
        sys.stdout.write(as_sarif(result, rules))
    else:
        sys.stdout.write(report.as_github(result))
