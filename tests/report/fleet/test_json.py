"""The contract: the shipped schema is the model's, and what a survey writes fits it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from need import need
from report.fleet.fleets import harbour, hostile

from watari.report.fleet import schema
from watari.report.fleet.clean import clean
from watari.report.survey import View, as_json, render
from watari.sources.config import Config
from watari.survey.run import survey

ROOT = Path(__file__).parents[3]


def errors(text: str) -> list[str]:
    need(importlib.util.find_spec("jsonschema") is not None, "jsonschema")
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(schema.FILE.read_text("utf-8")))
    return [error.message for error in validator.iter_errors(json.loads(text))]


def test_the_shipped_schema_is_what_the_model_says() -> None:
    assert schema.FILE.read_text("utf-8") == schema.text(), "write it again: python -m watari.report.fleet.schema"


@pytest.mark.parametrize("make", [harbour, hostile])
def test_made_fleets_fit_the_schema(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert errors(as_json(make(tmp_path))) == []


def test_the_example_fleet_fits_the_schema() -> None:
    assert errors(as_json(survey([ROOT / "examples/wallet"], Config()))) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [("evidence", "desk/main.go"), ("protocol", None), ("confidence", "guessed"), ("seen", "perhaps")],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(part: str, value: object, tmp_path: Path) -> None:
    data = json.loads(as_json(harbour(tmp_path)))
    data["dependencies"][0][part] = value
    assert errors(json.dumps(data)) != []


def test_a_missing_field_is_refused(tmp_path: Path) -> None:
    data = json.loads(as_json(harbour(tmp_path)))
    del data["services"][0]["endpoints"]
    assert errors(json.dumps(data)) != []


def test_no_secret_is_in_it(tmp_path: Path) -> None:
    text = as_json(clean(harbour(tmp_path)))
    assert "hunter2" not in text
    assert "--token" in text


def test_one_service_keeps_its_calls_only(tmp_path: Path) -> None:
    data = json.loads(render(harbour(tmp_path), "json", View(None, "desk")))  # type: ignore[arg-type]
    assert [one["name"] for one in data["services"]] == ["desk"]
    assert [(one["from"], one["to"]) for one in data["dependencies"]] == [("desk", "berth"), ("desk", "pilot")]
