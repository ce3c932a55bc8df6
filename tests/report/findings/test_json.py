"""The JSON is what its shipped schema says, and the schema is what the model says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
from made import finding, report

from watari.report.findings.render import render
from watari.report.findings.schema import FILE, schema, text
from watari.rules.fingerprint import Fingerprint


def document(root: Path, *findings, **options):
    return json.loads(render(report(root, *findings, **options), "json", Console()))


def test_the_shipped_schema_is_the_models() -> None:
    assert FILE.read_text(encoding="utf-8") == text()
    Draft202012Validator.check_schema(schema())


def test_output_fits_the_schema(tmp_path: Path) -> None:
    validator = Draft202012Validator(schema())
    validator.validate(document(tmp_path))
    gone = (Fingerprint("old.go", "go-log-file", "0" * 32),)
    compared = document(tmp_path, finding(1), against="baseline b.json", known=3, gone=gone)
    validator.validate(compared)
    assert compared["compared"] == {
        "with": "baseline b.json",
        "known": 3,
        "gone": [{"path": "old.go", "rule": "go-log-file"}],
    }
    assert compared["summary"] == {"total": 1, "blocks-start": 0, "misbehaves": 0, "operational": 1}
    assert compared["rules"]["go-log-file"]["category"] == 30


def test_the_contract_of_design_is_in_it(tmp_path: Path) -> None:
    names = {"rule", "category", "severity", "service", "path", "line", "end_line", "message", "replacement", "edit"}
    assert names <= set(document(tmp_path, finding(1))["findings"][0])
    assert names <= set(schema()["properties"]["findings"]["items"]["required"])


def test_a_path_that_is_no_unicode_does_not_break_it(tmp_path: Path) -> None:
    text = render(report(tmp_path, finding(1, path="caf\udce9.go")), "json", Console())
    written = text.encode("utf-8", "backslashreplace")
    assert json.loads(written)["findings"][0]["path"] == "caf\udce9.go"
