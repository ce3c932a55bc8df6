"""What a verb that made a plan does with it: shows it, saves it, and says what comes next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from watari.cli.exits import Exit
from watari.model.plan import Plan


def shown(plan: Plan, format: Literal["text", "json", "diff", "markdown"], out: Path | None, exit_zero: bool) -> int:
    """Writes the plan to standard output and to ``out``; the exit code says whether changes wait."""
    from watari.plan.file import record, save
    from watari.report import plan as report
    from watari.report.pullrequest import pull_request

    if format == "markdown":
        sys.stdout.write(pull_request(record(plan)))
    else:
        writers = {"text": report.as_text, "json": report.as_json, "diff": report.as_diff}
        sys.stdout.write(writers[format](plan))
    if out is not None:
        save(plan, out)
        print(f"The plan is in {out}. To write it: watari apply {out}", file=sys.stderr)
    changes = any(service.edits for service in plan.services)
    return Exit.FINDINGS if changes and not exit_zero else Exit.DONE
