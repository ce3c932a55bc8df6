"""Findings as workflow commands: GitHub shows them at the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from watari.report.findings.levels import GITHUB
from watari.report.findings.shown import Report, Shown


def as_github(report: Report) -> str:
    """One command a finding, with paths from the top of the repository."""
    return "".join(f"{_command(one, report)}\n" for one in report.shown)


def _command(shown: Shown, report: Report) -> str:
    finding = shown.finding
    properties = {
        "file": report.from_top(finding.path),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    written = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = _escaped(f"{finding.message}. {finding.replacement.strip()}", "")
    return f"::{GITHUB[finding.severity]} {written}::{text}"


def _escaped(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
