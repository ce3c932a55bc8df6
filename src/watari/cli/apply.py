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
    format: Literal["text", "json"] = "text",
    yes: Annotated[bool, Parameter(name=["--yes", "-y"], negative="")] = False,
) -> int:
    """Writes a plan: the branch watari/ecs in each repository, one commit per purpose.

    Working trees, HEAD and every other branch stay as they are. The plan is
    refused where a repository has moved since.

    Parameters
    ----------
    file
        The plan file that `watari plan --out` wrote.
    format
        text or json.
    yes
        Do not ask.
    """
    from watari.cli.ask import confirmed
    from watari.plan.apply import apply as write
    from watari.plan.file import load
    from watari.report.plan import applied_json, applied_text

    plan = load(file)
    edits = sum(len(service.edits) for service in plan.services)
    if edits and not confirmed(f"Write {edits} files on branch {plan.branch}?", yes):
        return Exit.WAITING
    applied = write(plan)
    sys.stdout.write(applied_text(applied) if format == "text" else applied_json(applied) + "\n")
    return Exit.DONE
