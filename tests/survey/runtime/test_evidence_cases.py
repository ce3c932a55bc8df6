"""Each case of ``tests/cases/survey-evidence``: captures of the small shop of ``survey/calls``, and what they prove."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from watari.model.fleet import Fleet
from watari.report.survey import as_json
from watari.sources.config import Config, load
from watari.survey.options import Options
from watari.survey.run import survey

CASES = Path(__file__).parents[2] / "cases" / "survey-evidence"
REPO = CASES.parent / "survey" / "calls" / "repo"


def surveyed(case: str) -> Fleet:
    config = CASES / case / "watari.yaml"
    settings = load(config) if config.exists() else Config()
    return survey([REPO], settings, Options(evidence=CASES / case / "captures"))


def shown(fleet: Fleet) -> dict[str, list[Any]]:
    return {
        f"{one.source}>{one.target}": [
            one.seen,
            str(one.seen_in)[str(one.seen_in).find("captures/") :] if one.seen_in else None,
            one.seen_count,
            one.protocol,
        ]
        for one in fleet.dependencies
    }


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/expected.json")))
def test_case(case: str) -> None:
    expected = json.loads((CASES / case / "expected.json").read_text("utf-8"))
    fleet = surveyed(case)
    assert shown(fleet) == expected["seen"]
    asked = [one.text for one in fleet.questions if one.evidence and "captures/" in one.evidence.path]
    assert asked == expected["questions"]
    said = "\n".join(note.text for note in fleet.notes)
    assert [text for text in expected["notes"] if text not in said] == []


@pytest.mark.parametrize("case", ["alb", "otlp", "xray"])
def test_no_secret_of_a_logged_address_is_kept(case: str) -> None:
    assert "hunter2" in "".join(path.read_text("utf-8") for path in (CASES / case / "captures").iterdir())
    assert "hunter2" not in as_json(surveyed(case))


def test_every_line_of_evidence_exists() -> None:
    for case in sorted(path.parent.name for path in CASES.glob("*/expected.json")):
        fleet = surveyed(case)
        for one in (d.seen_in for d in fleet.dependencies if d.seen_in):
            lines = (Path(fleet.root) / one.path).read_text("utf-8").splitlines()
            assert 1 <= one.line <= len(lines)


def test_without_evidence_nothing_is_said() -> None:
    assert all(one.seen is None for one in survey([REPO], Config()).dependencies)
