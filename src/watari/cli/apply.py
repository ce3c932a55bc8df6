"""``watari apply``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit


def apply(
    file: Path,
    *,
    format: Literal["text", "json", "markdown"] = "text",
    yes: Annotated[bool, Parameter(name=["--yes", "-y"], negative="")] = False,
) -> int:
    """Writes a plan: the branch watari/ecs in each repository, one commit per purpose.

    A saved plan has been shown, so nothing is asked. Working trees, HEAD and every other branch stay as they are.
    The plan is refused where a repository has moved since, is dirty, has a detached HEAD, or has the branch.

    Parameters
    ----------
    file
        The plan file that `watari plan --out` wrote.
    format
        text, json, or markdown (the text of a pull request).
    yes
        Nothing is asked anyway; accepted for scripts that always say it.
    """
    from watari.plan.apply import apply as write
    from watari.plan.file import load
    from watari.report.plan import applied_json, applied_text
    from watari.report.pullrequest import pull_request

    plan = load(file)
    applied = write(plan)
    if format == "markdown":
        sys.stdout.write(pull_request(plan))
    else:
        sys.stdout.write(applied_text(applied) if format == "text" else applied_json(applied) + "\n")
    return Exit.DONE
