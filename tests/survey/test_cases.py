"""Each case of ``tests/cases/survey``: a small repository, and the facts that its survey must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from watari.report.survey import as_json
from watari.sources.config import Config
from watari.survey.run import survey

CASES = Path(__file__).parent.parent / "cases" / "survey"


def differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where ``found`` lacks what is expected: objects may hold more, lists must be as long."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line for key, value in expected.items() for line in differences(value, found.get(key), f"{where}.{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            line
            for number, (a, b) in enumerate(zip(expected, found, strict=True))
            for line in differences(a, b, f"{where}[{number}]")
        ]
    return [] if expected == found else [f"{where}: expected {expected!r}, found {found!r}"]


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/expected.json")))
def test_case(case: str) -> None:
    expected = json.loads((CASES / case / "expected.json").read_text("utf-8"))
    found = json.loads(as_json(survey([CASES / case / "repo"], Config())))
    assert differences(expected, found) == []


def test_no_secret_value_is_in_any_result() -> None:
    for case in ("systemd", "queue", "compose", "dotnet"):
        text = as_json(survey([CASES / case / "repo"], Config()))
        assert "hunter2" not in text
        assert "user:pw" not in text
        assert "not-a-real-token" not in text
