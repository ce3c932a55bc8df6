"""A check's findings as text, JSON and GitHub's workflow commands (SARIF: :mod:`watari.report.sarif`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from textwrap import fill, indent

from rich.console import Console
from rich.text import Text

from watari.model.finding import SEVERITIES, CheckResult, Finding, Severity
from watari.rules.rule import Rule

FORMAT_VERSION = "1.0"
STYLES: dict[Severity, str] = {"blocks-start": "bold red", "misbehaves": "yellow", "operational": "cyan"}
GITHUB_LEVELS: dict[Severity, str] = {
    "blocks-start": "error",
    "misbehaves": "warning",
    "operational": "notice",
}
TAB = "    "
INDENT = " " * 6


def print_text(result: CheckResult, rules: Mapping[str, Rule], console: Console) -> None:
    """Each finding with its line, a caret, why, what to do, and the way from ``main``; a count at the end."""
    for finding in result.findings:
        _print_finding(finding, rules.get(finding.rule), console)
    console.print(Text(summary(result.findings)))


def summary(findings: Iterable[Finding]) -> str:
    """The closing line: how many, and of which severity."""
    counts = Counter(one.severity for one in findings)
    total = sum(counts.values())
    if not total:
        return "No findings: nothing that works on EC2 only."
    parts = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES if counts[severity])
    return f"{total} finding{'s' if total > 1 else ''}: {parts}."


def _print_finding(finding: Finding, rule: Rule | None, console: Console) -> None:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    head = Text.assemble((finding.severity, STYLES[finding.severity]), " ", (finding.rule, "bold"), " ", place)
    console.print(head)
    gutter = f"{finding.line:>5} │ "
    console.print(Text(gutter + finding.snippet.replace("\t", TAB)))
    console.print(Text.assemble(" " * 5 + " │ " + " " * _caret(finding), ("^", STYLES[finding.severity])))
    service = f"{finding.service}: " if finding.service else ""
    why = f" {rule.metadata.why.strip()}" if rule is not None else ""
    _paragraph(f"{service}{finding.message}.{why}", console)
    _paragraph(f"do: {finding.replacement.strip()}", console)
    _paragraph(f"edit: {finding.edit}. {finding.edit_reason.strip()}", console)
    if finding.way:
        _paragraph(f"way: {' → '.join(finding.way)}", console)
    if rule is not None and rule.metadata.links:
        _paragraph(f"see: {rule.metadata.links[0]}", console)
    console.print()


def _paragraph(text: str, console: Console) -> None:
    """Wrapped under itself on a terminal; a pipe gets one line, for those who grep."""
    if console.is_terminal:
        width = max(40, console.width - len(INDENT))
        text = fill(text, width, break_long_words=False, break_on_hyphens=False)
    console.print(Text(indent(text, INDENT)))


def _caret(finding: Finding) -> int:
    """Columns before the caret, with tabs as wide as they are printed."""
    before = finding.snippet[: finding.column - 1]
    return len(before.replace("\t", TAB))


def as_json(result: CheckResult) -> str:
    """The contract of DESIGN: ``format_version`` and ``findings[]``, paths relative to the given path."""
    document = {
        "format_version": FORMAT_VERSION,
        "findings": [asdict(one) for one in result.findings],
        "notes": [asdict(one) for one in result.notes],
        "files_read": result.files_read,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_github(result: CheckResult) -> str:
    """One workflow command a finding; GitHub shows them at the lines of a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions".
    """
    return "".join(f"{_command(one)}\n" for one in result.findings)


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "endLine": str(finding.end_line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    written = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = _escaped(f"{finding.message}. {finding.replacement.strip()}", "")
    return f"::{GITHUB_LEVELS[finding.severity]} {written}::{text}"


def _escaped(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def print_rule(rule: Rule, console: Console) -> None:
    """The whole story of one rule."""
    metadata = rule.metadata
    style = STYLES[metadata.severity]
    console.print(Text.assemble((rule.id, "bold"), "  ", (metadata.severity, style)))
    console.print(Text(f"{rule.message.strip()} ({rule.language}, category {metadata.category})\n"))
    for title, body in (("Why", metadata.why), ("On Fargate", metadata.replacement)):
        console.print(Text.assemble((f"{title}\n", "bold"), f"  {body.strip()}\n"))
    example = "".join(f"  {line}\n" for line in metadata.example.splitlines())
    console.print(Text.assemble(("Example\n", "bold"), example))
    console.print(Text.assemble(("Edit\n", "bold"), f"  {metadata.recipe}. {metadata.recipe_reason.strip()}\n"))
    if metadata.links:
        console.print(Text.assemble(("See\n", "bold"), "".join(f"  {link}\n" for link in metadata.links)))


def print_rules(rules: Iterable[Rule], console: Console) -> None:
    """One line a rule: severity at worst, id, message."""
    for rule in rules:
        severity = rule.metadata.severity
        console.print(Text.assemble((f"{severity:<13}", STYLES[severity]), f"{rule.id:<42}", rule.message.strip()))
