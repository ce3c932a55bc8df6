"""The compiler's word: marked where it agrees, withdrawn where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from flag.cases import ROOT, edited
from flag.golang import environment, need_go
from flag.scripting import Case

from watari.flag.compile import verify
from watari.flag.python.language import Python
from watari.model.edit import EditResult
from watari.rehearse.toolchain.compiler import compiler_environments

NAME = "struct-field"


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """What a plan gives the compiler, without asking the module proxy."""
    need_go()
    monkeypatch.setenv("WATARI_GO_OFFLINE", "1")
    found = compiler_environments(tmp_path)(ROOT / NAME / "before")
    assert found is not None
    return found


@pytest.mark.go
def test_what_compiles_is_marked(modules: Mapping[str, str]) -> None:
    result = verify(ROOT / NAME / "before", edited(NAME), modules)
    assert {one.compiled for one in result.edits} == {"compiled"}
    assert len(result.edits) == 3


@pytest.mark.go
def test_what_does_not_compile_is_withdrawn_with_the_compilers_line(modules: Mapping[str, str]) -> None:
    good = edited(NAME)
    edits = tuple(
        replace(one, after=(one.after or b"") + b"\nvar broken int = true\n") if one.path == "node.go" else one
        for one in good.edits
    )
    result = verify(ROOT / NAME / "before", replace(good, edits=edits), modules)
    assert result.edits == ()
    assert len(result.unsolved) == len(good.edits[0].solves)
    assert all("node.go:" in one.reason and "true" in one.reason for one in result.unsolved)


@pytest.mark.go
def test_without_the_dependencies_nothing_is_claimed(tmp_path: Path) -> None:
    need_go()
    env = {**environment(tmp_path), "GOPATH": str(tmp_path)}
    result = verify(ROOT / NAME / "before", edited(NAME), env)
    assert result == edited(NAME)
    assert {one.compiled for one in result.edits} == {"not compiled here"}


def test_without_a_compiler_nothing_is_claimed(tmp_path: Path) -> None:
    result = edited(NAME)
    assert verify(ROOT / NAME / "before", result, {"PATH": str(tmp_path)}) == result


def test_without_go_edits_nothing_is_asked(tmp_path: Path) -> None:
    assert verify(tmp_path, EditResult(), {"PATH": ""}) == EditResult()


def test_typescript_is_edited_and_not_called_compiled() -> None:
    case = Case("javascript", "typescript")
    checked = verify(case.folder / "before", case.result, {})
    assert [one.path for one in checked.edits] == [one.path for one in case.result.edits]
    assert {one.compiled for one in checked.edits} == {"not compiled here"}


def test_a_generated_file_that_is_refused_takes_its_callers_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case("python", "sdk-values")
    monkeypatch.setattr(Python, "complaints", lambda _, folder: {"ecs_flag.py": "no"} if folder.name == "after" else {})
    checked = verify(case.folder / "before", case.result, {})
    assert checked.edits == ()
    assert {one.reason for one in checked.unsolved} == {"The edited code does not compile: no"}
