"""``plan``, ``apply`` and ``retire --code`` as typed, on repositories of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from gitting import git

from watari.cli.main import main

CASES = Path(__file__).parent.parent / "cases" / "flag"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "orders"
    shutil.copytree(CASES / "python" / "sdk-values" / "before", folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=first")
    return folder


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    return main(list(words)), capsys.readouterr().out


def planned(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(typed(capsys, *words, "--format", "json")[1])


def test_a_repository_without_a_process_is_edited_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planned(capsys, "plan", str(repository))
    (part,) = plan["services"]
    assert part["service"] == "orders"
    assert {one["path"] for one in part["edits"]} == {"app.py", "ecs_flag.py", "test_ecs_flag.py"}
    assert {one["compiled"] for one in part["edits"]} == {"compiled"}
    assert {one["recipe"] for edit in part["edits"] for one in edit["solves"]} == {"adapter"}


def test_the_way_there_and_back(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "plan.json")
    assert typed(capsys, "plan", str(repository), "--out", file)[0] == 10
    assert typed(capsys, "apply", file)[0] == 0
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"
    git(repository, "checkout", "--quiet", "watari/ecs")
    assert typed(capsys, "plan", str(repository))[0] == 0
    assert json.loads(typed(capsys, "check", str(repository), "--format", "json")[1])["findings"] == []
    assert typed(capsys, "retire", "--code", str(repository), "--out", file)[0] == 10
    assert typed(capsys, "apply", file)[0] == 0
    git(repository, "checkout", "--quiet", "watari/retire-code")
    retired = CASES / "python" / "sdk-values" / "retired"
    for path in sorted(one.name for one in retired.iterdir()):
        assert (repository / path).read_bytes() == (retired / path).read_bytes(), path
    assert typed(capsys, "retire", "--code", str(repository))[0] == 0


def test_a_recipe_may_be_chosen(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = "python-instance-id-from-metadata=none"
    place = "app.py:10=none"
    (part,) = planned(capsys, "plan", str(repository), "--recipe", rule, "--recipe", place)["services"]
    chosen = {one["rule"]: one["reason"] for one in part["unsolved"]}
    assert "python-instance-id-from-metadata" in chosen
    assert all("--recipe" in reason for reason in chosen.values())


@pytest.mark.parametrize("wrong", ["nonsense", "rule=never", "=none"])
def test_a_recipe_that_is_none_is_wrong_use(wrong: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(capsys, "plan", str(repository), "--recipe", wrong)[0] == 2


def test_the_text_of_a_pull_request(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = typed(capsys, "plan", str(repository), "--format", "markdown")[1]
    assert "- 3 solved by **adapter**" in text
    assert "python-instance-id-from-metadata" in text


def test_retire_wants_a_service_or_repositories(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(capsys, "retire")[0] == 2
    assert typed(capsys, "retire", "--code", str(tmp_path))[0] == 3
