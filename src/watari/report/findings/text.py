"""Findings on a terminal: the line with a caret, why, what to do, the way from the start."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill, indent

from rich.console import Console
from rich.text import Text

from watari.model.finding import RuleText
from watari.report.console import printable
from watari.report.findings.levels import STYLES
from watari.report.findings.shown import Report, Shown, summary

TAB = "    "
INDENT = " " * 6


def print_text(report: Report, rules: Mapping[str, RuleText], console: Console) -> None:
    """Each finding, worst first, and a count at the end."""
    for one in report.shown:
        _print_finding(one, rules.get(one.finding.rule), console)
    console.print(Text(summary(report)))


def _print_finding(shown: Shown, rule: RuleText | None, console: Console) -> None:
    finding, style = shown.finding, STYLES[shown.finding.severity]
    place = f"{printable(finding.path)}:{finding.line}:{finding.column}"
    console.print(Text.assemble((finding.severity, style), " ", (finding.rule, "bold"), " ", place))
    line = shown.line
    console.print(Text(f"{finding.line:>5} │ " + line.replace("\t", TAB)))
    before = len(line[: shown.caret].replace("\t", TAB))
    console.print(Text.assemble(" " * 5 + " │ " + " " * before, ("^", style)))
    service = f"{finding.service}: " if finding.service else ""
    why = f" {rule.why.strip()}" if rule is not None else ""
    _paragraph(f"{service}{finding.message}.{why}", console)
    _paragraph(f"do: {finding.replacement.strip()}", console)
    _paragraph(f"edit: {finding.edit}. {finding.edit_reason.strip()}", console)
    if finding.way:
        _paragraph(f"way: {' → '.join(finding.way)}", console)
    if rule is not None and rule.links:
        _paragraph(f"see: {rule.links[0]}", console)
    console.print()


def _paragraph(text: str, console: Console) -> None:
    """Wrapped under itself on a terminal; a pipe gets one line, for those who grep."""
    if console.is_terminal:
        width = max(40, console.width - len(INDENT))
        text = fill(text, width, break_long_words=False, break_on_hyphens=False)
    console.print(Text(indent(text, INDENT)))
