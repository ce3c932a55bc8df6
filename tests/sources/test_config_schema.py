"""The shipped schema of watari.yaml is the model's, and takes what the model takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from watari.sources.schema import FILE, text

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_schema_is_the_models() -> None:
    assert FILE.read_text(encoding="utf-8") == text()
    Draft202012Validator.check_schema(json.loads(text()))


@pytest.mark.parametrize("file", sorted(ROOT.glob("examples/*/watari.yaml")), ids=str)
def test_the_examples_fit(file: Path) -> None:
    Draft202012Validator(json.loads(text())).validate(yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "wrong",
    [{"rulez": []}, {"check": {"severity": "bad"}}, {"check": {"ignore": [{"rule": "a"}]}}, {"rules": "ours"}],
)
def test_what_the_model_refuses_does_not_fit(wrong: dict) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(json.loads(text())).validate(wrong)
