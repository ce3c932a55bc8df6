"""``watari check``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit
from watari.errors import NothingToRead, UsageError

if TYPE_CHECKING:
    from watari.cli.known import Known
    from watari.model.finding import CheckResult
    from watari.report.findings.shown import Report
    from watari.rules.selection import Selection
    from watari.sources.config import Config


def check(
    *paths: Path,
    format: Literal["text", "json", "sarif", "github", "markdown"] = "text",
    out: Path | None = None,
    severity: Literal["blocks-start", "misbehaves", "operational"] | None = None,
    rule: tuple[str, ...] = (),
    category: tuple[int, ...] = (),
    diff: str | None = None,
    baseline: Path | None = None,
    write_baseline: Path | None = None,
    rules: tuple[Path, ...] = (),
    config: Path | None = None,
    color: Literal["auto", "always", "never"] = "auto",
    exit_zero: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Finds every line that works on EC2 and not, or not the same, on Fargate, worst first.

    Nothing is executed and nothing is written but a cache of the last results (``WATARI_CACHE`` names its
    folder, or is off). Exit code 10 says that there are findings.

    Parameters
    ----------
    paths
        Repositories, or folders that hold them; the current folder where none is given.
    format
        text, json, sarif (2.1.0, for code scanning), github (workflow commands) or markdown (for a comment).
    out
        Write to this file instead of standard output.
    severity
        The least severity that is shown; operational unless watari.yaml says otherwise.
    rule
        Only this rule; may be given more than once.
    category
        Only this category of the catalogue; may be given more than once.
    diff
        Only what is new since this git revision.
    baseline
        Only what is not in this file; what is in it and gone is told.
    write_baseline
        Write what is found into this file, for --baseline, and exit with 0.
    rules
        A folder with more rules in ast-grep's format; may be given more than once.
    config
        watari.yaml; found by itself where it is not given.
    color
        auto colours on a terminal only, and honours NO_COLOR and FORCE_COLOR.
    exit_zero
        Exit with 0 also where there are findings.
    """
    from watari.cli.known import known_of, write
    from watari.rules.selection import Selection
    from watari.sources.config import discover, load

    where = paths or (Path(),)
    settings = load(config or discover(where))
    folders = (*settings.rules, *_folders(rules))
    _require_rules(rule, folders)
    selection = Selection(severity or settings.check.severity, rule, category, where)
    result = _checked(where, settings, folders)
    if not result.files_read:
        raise NothingToRead(
            f"There is no source file to check below {', '.join(map(str, where))}.",
            next_step="Name the folder of a repository.",
        )
    if write_baseline is not None:
        count = write(write_baseline, result, selection, settings)
        print(f"{count} findings are in {write_baseline} now.", file=sys.stderr)
        return Exit.DONE
    known = known_of(result, where, diff, baseline or settings.check.baseline, lambda tree: _run(tree, folders))
    report = _report(result, known, selection, settings)
    _narrate(report, color)
    _deliver(report, format, folders, out, color)
    return Exit.FINDINGS if report.shown and not exit_zero else Exit.DONE


def _folders(rules: tuple[Path, ...]) -> tuple[Path, ...]:
    missing = next((one for one in rules if not one.is_dir()), None)
    if missing is not None:
        raise UsageError(f"{missing} is not a folder.", next_step="--rules names a folder with rules.")
    return rules


def _require_rules(names: tuple[str, ...], folders: tuple[Path, ...]) -> None:
    if not names:
        return
    from watari.rules.rule import load_named

    known = load_named(names, folders)
    for name in names:
        if name not in known:
            raise UsageError(f"There is no rule {name}.", next_step="Type watari explain for the list of rules.")


def _checked(paths: Sequence[Path], settings: Config, folders: tuple[Path, ...]) -> CheckResult:
    """The check, or what is remembered of it. What is heavy is imported only for a check that is really made."""
    from watari.rules.remembered import remembered
    from watari.sources.snapshot import Watch

    def make(watch: Watch) -> CheckResult:
        from watari.rules.run import check_paths
        from watari.survey.run import outline

        return check_paths(paths, lambda: outline(paths, settings), folders, watch=watch)

    named = [f"{name}={one.path}" for name, one in sorted(settings.services.items()) if one.path is not None]
    return remembered(paths, [*(str(one.resolve()) for one in folders), "", *named], make)


def _run(paths: Sequence[Path], folders: tuple[Path, ...]) -> CheckResult:
    """The check of a tree that is here for a moment only: nothing of it is remembered, nor are services asked for."""
    from watari.rules.run import check_paths

    return check_paths(paths, lambda: (), folders)


def _report(result: CheckResult, known: Known, selection: Selection, settings: Config) -> Report:
    from dataclasses import replace

    from watari.report.findings.shown import report_of
    from watari.rules.selection import without_ignored

    kept, notes = without_ignored(result.findings, settings.check.ignore)
    asked = selection.of(kept, Path(result.root))
    new = tuple(one for one in asked if one in known.new)
    told = replace(result, findings=new, notes=(*result.notes, *notes))
    return report_of(told, known.marks, against=known.against, known=len(asked) - len(new), gone=known.gone)


def _narrate(report: Report, color: Literal["auto", "always", "never"]) -> None:
    """Notes and what is gone, on standard error."""
    from watari.report.console import narration_console, printable

    narration = narration_console(color)
    for note in report.result.notes:
        narration.print(printable(f"note: {note.path}: {note.text}"), markup=False)
    for one in report.gone:
        narration.print(printable(f"gone: {one.path}: {one.rule} is known and not there any more"), markup=False)


def _deliver(
    report: Report,
    format: str,
    folders: tuple[Path, ...],
    out: Path | None,
    color: Literal["auto", "always", "never"],
) -> None:
    from watari.report.console import data_console
    from watari.report.findings.render import render
    from watari.rules.rule import load_named

    rules = load_named({one.finding.rule for one in report.shown}, folders)
    # A file is no terminal: what is written there has no width, and no colours unless they were asked for.
    console = data_console("never" if out is not None and color == "auto" else color)
    text = render(report, format, rules, console)
    if out is None:
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        return
    try:
        out.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}.", next_step="Name another --out FILE.") from error
