"""Findings made by hand for the tests of the report's forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from watari.model.finding import CheckResult, Finding
from watari.report.findings.shown import Report, report_of
from watari.rules.fingerprint import fingerprints
from watari.rules.rule import shipped


def finding(line: int = 1, **fields: Any) -> Finding:
    usual: dict[str, Any] = {
        "rule": "go-log-file",
        "category": 30,
        "severity": "operational",
        "service": "ledger",
        "path": "main.go",
        "end_line": line,
        "start": line * 100,
        "end": line * 100 + 10,
        "message": "writes its log into a file of the host",
        "replacement": "Standard output.",
        "edit": "none",
        "edit_reason": "A path is set elsewhere.",
        "snippet": '\tf := "/var/log/ledger.log"',
        "column": 7,
    }
    return Finding(line=line, **{**usual, **fields})


def report(root: Path, *findings: Finding, **options: Any) -> Report:
    used = {one.rule for one in findings}
    rules = tuple(rule.text for rule in shipped() if rule.id in used)
    return report_of(CheckResult(str(root), findings, (), 1, rules), fingerprints(findings), **options)
