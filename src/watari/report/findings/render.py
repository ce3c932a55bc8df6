"""Every form of the report by its name."""

from __future__ import annotations

from rich.console import Console

from watari.report.findings.shown import Report


def render(report: Report, format: str, console: Console) -> str:
    """The report as ``text`` would be printed on ``console``, or as json, sarif, github or markdown."""
    # Each form is imported where it is asked for: a remembered check takes less time than all of them.
    rules = {one.id: one for one in report.result.rules}
    if format == "json":
        from watari.report.findings.json import as_json

        return as_json(report, rules)
    if format == "sarif":
        from watari.report.findings.sarif import as_sarif

        return as_sarif(report, rules)
    if format == "markdown":
        from watari.report.findings.markdown import as_markdown

        return as_markdown(report, rules)
    if format == "github":
        from watari.report.findings.github import as_github

        return as_github(report)
    from watari.report.findings.text import print_text

    with console.capture() as captured:
        print_text(report, rules, console)
    return captured.get()
