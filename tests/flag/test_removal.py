"""Removal, as far as it goes: guards and the flag they asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.cases import ROOT, after, tree, write
from flag.golang import go, need_go, unformatted

from watari.flag.removal import retire
from watari.sources.config import Config

GUARDED = ["guard-literal-config", "guard-same-statement", "guard-config-imports-caller"]


def retired(name: str, folder: Path) -> dict[str, bytes]:
    own = write(tree(ROOT / name / "after"), folder)
    result = retire(own, Config())
    assert {one.purpose for one in result.edits} == {"removal"}
    assert result.refused == ()
    return after(tree(own), result)


@pytest.mark.parametrize("name", GUARDED)
def test_no_word_of_the_flag_is_left(name: str, tmp_path: Path) -> None:
    text = b"".join(retired(name, tmp_path).values())
    for word in (b"ecsflag", b"EcsFlag", b"ECS_FLAG"):
        assert word not in text


@pytest.mark.go
def test_what_is_left_compiles_and_is_formatted(tmp_path: Path) -> None:
    need_go()
    for name in GUARDED:
        files = retired(name, tmp_path / "before" / name)
        write(files, tmp_path / "src/example.com" / name)
    assert unformatted(tmp_path / "src") == []
    done = go("vet", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stderr


def test_adapters_are_told_and_stay(tmp_path: Path) -> None:
    own = write(tree(ROOT / "define" / "after"), tmp_path)
    result = retire(own, Config())
    assert result.edits == ()
    assert result.refused == (
        "main.go: ecsflag.InstanceID is still called; its Fargate side must be written in its place.",
    )


def test_a_service_without_the_flag_is_left_alone(tmp_path: Path) -> None:
    own = write(tree(ROOT / "define" / "before"), tmp_path)
    result = retire(own, Config())
    assert (result.edits, result.refused) == ((), ())
