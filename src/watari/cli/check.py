"""``watari check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit
from watari.errors import NothingToRead, UsageError

if TYPE_CHECKING:
    from watari.cli.checking import Asked
    from watari.model.finding import CheckResult
    from watari.report.findings.shown import Report


def check(
    *paths: Path,
    format: Literal["text", "json", "sarif", "github", "markdown"] = "text",
    out: Path | None = None,
    severity: Literal["blocks-start", "misbehaves", "operational"] | None = None,
    rule: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    category: Annotated[tuple[int, ...], Parameter(negative="")] = (),
    diff: str | None = None,
    baseline: Path | None = None,
    write_baseline: Path | None = None,
    rules: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
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
    from watari.cli.checking import Asked, reported, write_baseline_of
    from watari.sources.discovery import discover

    where = paths or (Path(),)
    asked = Asked(where, config or discover(where), _folders(rules), severity, rule, category, diff, baseline)
    result = _checked(asked)
    if write_baseline is not None:
        count = write_baseline_of(result, asked, write_baseline)
        print(f"{count} findings are in {write_baseline} now.", file=sys.stderr)
        return Exit.DONE
    report = reported(result, asked)
    _narrate(report, color)
    _deliver(report, format, out, color)
    return Exit.FINDINGS if report.shown and not exit_zero else Exit.DONE


def _checked(asked: Asked) -> CheckResult:
    from watari.cli.checking import checked

    asked.refuse_unknown()
    result = checked(asked.paths, asked.config, asked.rules)
    if not result.files_read:
        raise NothingToRead(
            f"There is no source file to check below {', '.join(map(str, asked.paths))}.",
            next_step="Name the folder of a repository.",
        )
    return result


def _folders(rules: tuple[Path, ...]) -> tuple[Path, ...]:
    missing = next((one for one in rules if not one.is_dir()), None)
    if missing is not None:
        raise UsageError(f"{missing} is not a folder.", next_step="--rules names a folder with rules.")
    return rules


def _narrate(report: Report, color: Literal["auto", "always", "never"]) -> None:
    """Notes and what is gone, on standard error."""
    from watari.report.console import narration_console, printable

    narration = narration_console(color)
    for note in report.result.notes:
        narration.print(printable(f"note: {note.path}: {note.text}"), markup=False)
    for one in report.gone:
        narration.print(printable(f"gone: {one.path}: {one.rule} is known and not there any more"), markup=False)


def _deliver(report: Report, format: str, out: Path | None, color: Literal["auto", "always", "never"]) -> None:
    from watari.report.console import data_console
    from watari.report.findings.render import render

    # A file is no terminal: what is written there has no width, and no colours unless they were asked for.
    text = render(report, format, data_console("never" if out is not None and color == "auto" else color))
    if out is None:
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        return
    try:
        out.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}.", next_step="Name another --out FILE.") from error
