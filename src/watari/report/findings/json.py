"""Findings for programs: the contract of DESIGN, described by ``schemas/check.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from watari.model.finding import RuleText
from watari.report.findings.shown import Report, Shown, counted

FORMAT_VERSION = "1.0"


def as_json(report: Report, rules: Mapping[str, RuleText]) -> str:
    """``findings[]`` worst first, paths relative to the given path; ``rules`` tells of each that found something."""
    used = sorted({one.finding.rule for one in report.shown})
    document = {
        "format_version": FORMAT_VERSION,
        "root": report.result.root,
        "findings": [_finding(one) for one in report.shown],
        "rules": {name: _rule(rules[name]) for name in used if name in rules},
        "summary": {"total": len(report.shown), **counted(report)},
        "compared": _compared(report),
        "notes": [asdict(one) for one in report.result.notes],
        "files_read": report.result.files_read,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _finding(shown: Shown) -> dict[str, Any]:
    return {**asdict(shown.finding), "fingerprint": shown.fingerprint}


def _rule(rule: RuleText) -> dict[str, Any]:
    return {"category": rule.category, "severity": rule.severity, "why": rule.why, "links": list(rule.links)}


def _compared(report: Report) -> dict[str, Any] | None:
    if not report.against:
        return None
    gone = [{"path": one.path, "rule": one.rule} for one in report.gone]
    return {"with": report.against, "known": report.known, "gone": gone}
