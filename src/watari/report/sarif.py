"""A check's findings as SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from watari import __version__
from watari.model.finding import CheckResult, Finding, Severity
from watari.rules.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"blocks-start": "error", "misbehaves": "warning", "operational": "note"}


def as_sarif(result: CheckResult, rules: Mapping[str, Rule]) -> str:
    """One run; only the rules that found something are described."""
    used = sorted({one.rule for one in result.findings})
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "watari",
                "version": __version__,
                "rules": [_rule(name, rules.get(name)) for name in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "the path that was checked"}}},
        "results": [_result(one, used.index(one.rule), seen) for one in result.findings],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    metadata = rule.metadata
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": rule.message.strip()},
        "fullDescription": {"text": metadata.why.strip()},
        "help": {"text": metadata.replacement.strip()},
        "defaultConfiguration": {"level": LEVELS[metadata.severity]},
        "properties": {"category": metadata.category, "tags": ["ec2-only", "fargate"]},
    }
    if metadata.links:
        described["helpUri"] = metadata.links[0]
    return described


def _result(finding: Finding, index: int, seen: Counter[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.replacement.strip()}"},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"watari/v1": _fingerprint(finding, seen)},
        "properties": {
            "severity": finding.severity,
            "service": finding.service,
            "subject": finding.subject,
            "edit": finding.edit,
            "way": list(finding.way),
        },
    }


def _location(finding: Finding) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "ROOT"},
        "region": {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line,
            "snippet": {"text": finding.snippet},
        },
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same for a line that only moved: rule, file, text, and which of its equals it is."""
    text = "\n".join((finding.rule, finding.path, finding.snippet.strip()))
    digest = hashlib.sha256(text.encode()).hexdigest()
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
