"""``watari plan``."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter


def plan(
    *paths: Path,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    format: Literal["text", "json", "diff", "markdown"] = "text",
    recipe: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    config: Path | None = None,
    exit_zero: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Plans every edit of code, image, task, pipeline and infrastructure, and shows the diff.

    Nothing is written but the plan file. Exit code 10 says that changes wait.

    Parameters
    ----------
    paths
        Repositories, or folders that hold them.
    out
        Where the plan file goes; `watari apply` takes it.
    format
        text (with the diff), json (the plan file's own format), diff alone, or markdown (a pull request's text).
    recipe
        RULE=RECIPE or PATH:LINE=RECIPE: edit by this recipe (portable, adapter, guard, none); may be given more
        than once, and goes before watari.yaml.
    config
        watari.yaml; found by itself where it is not given.
    exit_zero
        Exit with 0 also where changes wait.
    """
    from watari.cli.planned import shown
    from watari.cli.recipes import with_recipes
    from watari.plan.make import make
    from watari.rehearse.toolchain.compiler import compiler_environments
    from watari.rules.run import check
    from watari.sources.config import discover, load
    from watari.survey.run import survey

    where = paths or (Path(),)
    settings = with_recipes(load(config or discover(where)), recipe)
    fleet = survey(where, settings)
    with tempfile.TemporaryDirectory(prefix="watari-plan-") as work:
        made = make(fleet, check(fleet, settings.rules), settings, compiler_environments(Path(work)))
    return shown(made, format, out, exit_zero)
