"""Every form of the report by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.console import Console

from watari.report.findings.github import as_github
from watari.report.findings.json import as_json
from watari.report.findings.markdown import as_markdown
from watari.report.findings.sarif import as_sarif
from watari.report.findings.shown import Report
from watari.report.findings.text import print_text
from watari.rules.rule import Rule

_WRITERS: dict[str, Callable[[Report, Mapping[str, Rule]], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "markdown": as_markdown,
    "github": lambda report, rules: as_github(report),
}


def render(report: Report, format: str, rules: Mapping[str, Rule], console: Console) -> str:
    """The report as ``text`` would be printed on ``console``, or as json, sarif, github or markdown."""
    if format in _WRITERS:
        return _WRITERS[format](report, rules)
    with console.capture() as captured:
        print_text(report, rules, console)
    return captured.get()
