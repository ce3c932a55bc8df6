"""``watari survey``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit
from watari.errors import NothingToRead, UsageError


def survey(
    *paths: Path,
    format: Literal["text", "json", "html", "mermaid", "backstage"] = "text",
    service: str | None = None,
    out: Path | None = None,
    everything: Annotated[bool, Parameter(name="--all", negative="")] = False,
    config: Path | None = None,
    evidence: Path | None = None,
    pin: tuple[str, ...] = (),
    wave_size: int | None = None,
    color: Literal["auto", "always", "never"] = "auto",
) -> int:
    """Describes every service below the paths, whom it calls, and in which order to move them.

    Every statement carries the line that proves it. Nothing is executed and
    nothing is written but a cache of what was read (``WATARI_CACHE`` names its folder, or is off).

    Parameters
    ----------
    paths
        Repositories, or folders that hold them; the current folder where none is given.
    format
        text, json (the contract), html (one file with the graph, the pages and the source lines),
        mermaid (the calls as a graph) or backstage (catalog-info.yaml).
    service
        Only this service: its page as text, its part of the other forms.
    out
        Write to this file instead of standard output.
    everything
        Unfold long lists in the text.
    config
        watari.yaml; found by itself where it is not given.
    evidence
        A folder of captures of what ran: load balancer and flow logs, ss output, traces.
    pin
        Pins a service's wave: NAME=first, NAME=last, NAME=stay or NAME=with:OTHER; may be repeated.
    wave_size
        The most services that one wave may hold.
    color
        auto colours on a terminal only, and honours NO_COLOR and FORCE_COLOR.
    """
    from watari.pipeline.describe import describe
    from watari.report.console import data_console, narration_console
    from watari.report.progress import Bar
    from watari.report.survey import View, render
    from watari.sources.config import discover, load
    from watari.survey.options import Options
    from watari.survey.run import survey as run_survey
    from watari.survey.waves import parse_pin

    where = paths or (Path(),)
    missing = next((path for path in (*where, *([evidence] if evidence else [])) if not path.is_dir()), None)
    if missing is not None:
        raise NothingToRead(f"{missing} is not a folder.", next_step="Name the folder of a repository.")
    if wave_size is not None and wave_size < 1:
        raise UsageError(f"--wave-size {wave_size} is no size.", next_step="Give 1 or more.")
    options = Options(evidence, tuple(map(parse_pin, pin)), wave_size)
    settings = load(config or discover(where))
    with Bar("Reading", narration_console(color)) as bar:
        fleet = run_survey(where, settings, options, progress=bar)
        fleet = replace(fleet, pipelines=describe(fleet, where, settings))
    # A file is no terminal: what is written there has no width, and no colours unless they were asked for.
    shown = data_console("never" if out is not None and color == "auto" else color)
    _deliver(render(fleet, format, View(shown, service, everything)), out)
    return Exit.DONE


def _deliver(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}.", next_step="Name another --out FILE.") from error
