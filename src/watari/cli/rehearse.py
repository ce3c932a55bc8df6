"""``watari rehearse``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from watari.cli.exits import Exit


def rehearse(
    *paths: Path,
    hosts: Literal["auto", "containers", "processes"] = "auto",
    format: Literal["text", "json", "html"] = "text",
    html: Path | None = None,
    service: tuple[str, ...] = (),
    balancer: Literal["auto", "haproxy", "caddy"] = "auto",
    config: Path | None = None,
    keep: Annotated[bool, Parameter(negative="")] = False,
    quiet: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Lives the whole crossing through on this machine, under traffic, with nothing of AWS.

    Works on copies; the repositories stay as they are. Exit code 0 says that
    no request failed, the fleet's data is consistent and services crossed.

    Parameters
    ----------
    paths
        Repositories, or folders that hold them.
    hosts
        containers (Docker Engine), processes, or whichever is here.
    format
        What goes to standard output: the report as text, json or html.
    html
        Also write the report as one self-contained HTML file.
    service
        Only these services cross; the others stay on EC2 (may be given more than once).
    balancer
        The proxy that plays the load balancer's data plane.
    config
        watari.yaml; found by itself where it is not given.
    keep
        Keep the folder of the run (copies with their branch, logs) and say where it is.
    quiet
        No narration on standard error.
    """
    from rich.console import Console

    from watari.rehearse.narration import Quiet
    from watari.rehearse.options import Options
    from watari.rehearse.run import rehearse as run
    from watari.report import rehearsal as report
    from watari.report.narrator import TerminalNarrator

    options = Options(
        paths=paths or (Path(),),
        hosts=hosts,
        services=service,
        balancer=balancer,
        config=config,
        keep=keep,
    )
    result = run(options, Quiet() if quiet else TerminalNarrator(Console(stderr=True)))
    if html is not None:
        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(report.as_html(result), encoding="utf-8")
        print(f"The report with pictures is in {html}", file=sys.stderr)
    if format == "text":
        report.print_text(result, Console(soft_wrap=True))
    else:
        print(report.as_json(result) if format == "json" else report.as_html(result))
    return Exit.DONE if result.passed else Exit.FAILED
