"""Findings as SARIF 2.1.0 (OASIS), within what GitHub's code scanning takes.

Source of the limits: GitHub Docs, "SARIF support for code scanning" and "SARIF results exceed one or more
limits": at most 25,000 results a run and 20 tags a rule, paths relative to ``%SRCROOT%``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from watari import __version__
from watari.model.finding import RuleText
from watari.report.findings.levels import SARIF
from watari.report.findings.linehash import line_hashes
from watari.report.findings.shown import Report, Shown
from watari.rules.categories import title_of
from watari.sources.walk import MAX_BYTES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
BASE = "%SRCROOT%"
_STEP = re.compile(r"(?P<name>loading of|\S+) (?P<path>.+):(?P<line>[1-9]\d*)")


def as_sarif(report: Report, rules: Mapping[str, RuleText]) -> str:
    """One run; only the rules that found something are described."""
    shown = report.shown[:MOST_RESULTS]
    used = sorted({one.finding.rule for one in shown})
    hashes = _line_hashes(report, shown)
    driver = {
        "name": "watari",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, rules.get(name)) for name in used],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "watari/check/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "the top of the repository that was checked"}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(report)}],
        "results": [
            _result(one, report, used.index(one.finding.rule), hashes.get((one.finding.path, one.finding.line)))
            for one in shown
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str, rule: RuleText | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    why, replacement = rule.why, rule.replacement
    links = "".join(f"\n- {link}" for link in rule.links)
    described: dict[str, Any] = {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\n{replacement}",
            "markdown": f"{why}\n\n**On Fargate:** {replacement}\n\nExample:\n\n```\n{rule.example.strip()}\n```\n"
            + (f"\nSee:\n{links}\n" if links else ""),
        },
        "defaultConfiguration": {"level": SARIF[rule.severity]},
        "properties": {
            "category": rule.category,
            "tags": ["ec2-only", "fargate", title_of(rule.category)],
            "precision": "high",
            "problem.severity": {"note": "recommendation"}.get(SARIF[rule.severity], SARIF[rule.severity]),
        },
    }
    if rule.links:
        described["helpUri"] = rule.links[0]
    return described


def _result(shown: Shown, report: Report, index: int, line_hash: str | None) -> dict[str, Any]:
    finding = shown.finding
    prints = {"watari/v1": shown.fingerprint}
    if line_hash is not None:
        prints["primaryLocationLineHash"] = line_hash
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": SARIF[finding.severity],
        "message": {"text": f"{finding.message}. {finding.replacement.strip()}"},
        "locations": [{"physicalLocation": _location(shown, report)}],
        "partialFingerprints": prints,
        "properties": {
            "severity": finding.severity,
            "service": finding.service,
            "subject": finding.subject,
            "edit": finding.edit,
            "way": list(finding.way),
        },
    }
    steps = [_step(one, report) for one in finding.way]
    if len(steps) > 1 and all(steps):
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    if report.against:
        result["baselineState"] = "new"
    return result


def _step(step: str, report: Report) -> dict[str, Any] | None:
    """A step of the way from the start, ``NAME PATH:LINE``, as a viewer can follow it; None where it is no such."""
    found = _STEP.fullmatch(step)
    if found is None:
        return None
    artifact = {"uri": _uri(report.from_top(found["path"])), "uriBaseId": BASE}
    place = {"artifactLocation": artifact, "region": {"startLine": int(found["line"])}}
    return {"location": {"physicalLocation": place, "message": {"text": found["name"]}}}


def _location(shown: Shown, report: Report) -> dict[str, Any]:
    finding = shown.finding
    return {
        "artifactLocation": {"uri": _uri(report.from_top(finding.path)), "uriBaseId": BASE},
        "region": {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line,
            "snippet": {"text": finding.snippet},
        },
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))


def _notifications(report: Report) -> list[dict[str, Any]]:
    """What could not be read, and what was left out."""
    texts = [(note.text, note.path) for note in report.result.notes]
    left = len(report.shown) - MOST_RESULTS
    if left > 0:
        texts.append((f"{left} findings are left out: a run may hold {MOST_RESULTS}", "."))
    return [{"level": "note", "message": {"text": f"{path}: {text}"}} for text, path in texts]


def _line_hashes(report: Report, shown: tuple[Shown, ...]) -> dict[tuple[str, int], str]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in shown:
        wanted[one.finding.path].add(one.finding.line)
    result = {}
    for path, lines in wanted.items():
        place = Path(report.result.root) / path
        try:
            if place.stat().st_size > MAX_BYTES:
                continue
            text = place.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        result.update({(path, line): value for line, value in line_hashes(text, lines).items()})
    return result
