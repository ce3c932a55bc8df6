"""Removal in Go: what watari put in, and what people wrote by hand, goes without a trace, and compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.cases import NAMES, ROOT, after, findings, tree, write
from flag.golang import go, need_go, unformatted

from watari.flag.removal import retire
from watari.sources.config import Config

RETIRED = [name for name in NAMES if (ROOT / name / "retired").is_dir()]
HAND = ROOT.parent.parent / "flag-removal" / "go"
BY_HAND = sorted(one.name for one in HAND.iterdir())


def removed(folder: Path, *expressions: str, keep: str = "ecs") -> dict[str, bytes]:
    result = retire(folder, Config(), keep="ec2" if keep == "ec2" else "ecs", expressions=expressions)
    assert {one.purpose for one in result.edits} == {"removal"}
    assert result.refused == ()
    return after(tree(folder), result)


def same(made: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert made.keys() == expected.keys()
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path


@pytest.mark.parametrize("name", RETIRED)
def test_removal_is_the_expected_one(name: str) -> None:
    same(removed(ROOT / name / "after"), tree(ROOT / name / "retired"))


@pytest.mark.parametrize("name", sorted(set(RETIRED) - {"shadowed-name"}))  # which has a name of its own so
def test_no_word_of_the_flag_is_left(name: str) -> None:
    text = b"".join(tree(ROOT / name / "retired").values()).lower()
    assert not [word for word in (b"ecsflag", b"ecs_flag") if word in text]


@pytest.mark.parametrize("name", RETIRED)
def test_nothing_of_ec2_is_left_either(name: str) -> None:
    assert [one.rule for one in findings(ROOT / name / "retired", name) if one.category <= 7] == []


@pytest.mark.parametrize("name", BY_HAND)
def test_a_flag_written_by_hand_goes(name: str) -> None:
    flag = (HAND / name / "flag").read_text().strip()
    same(removed(HAND / name / "before", flag), tree(HAND / name / "after"))


@pytest.mark.go
def test_all_that_is_left_compiles_and_is_formatted(tmp_path: Path) -> None:
    need_go()
    for name in RETIRED:
        write(tree(ROOT / name / "retired"), tmp_path / "src/example.com" / name)
    for name in BY_HAND:
        write(tree(HAND / name / "after"), tmp_path / "src/example.com" / name)
    done = go("vet", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stderr
    untidy = {name for name in RETIRED if unformatted(ROOT / name / "before")}
    assert untidy <= {"byte-order-mark", "crlf", "trailing-comments"}
    for name in sorted({*RETIRED, *BY_HAND} - untidy):
        assert unformatted(tmp_path / "src/example.com" / name) == [], name


@pytest.mark.go
def test_the_tests_of_what_is_left_pass(tmp_path: Path) -> None:
    need_go()
    for name in RETIRED:
        write(tree(ROOT / name / "retired"), tmp_path / "src/example.com" / name)
    done = go("test", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.go
def test_ec2_comes_back(tmp_path: Path) -> None:
    need_go()
    for name in RETIRED:
        made = removed(ROOT / name / "after", keep="ec2")
        assert made.keys() == tree(ROOT / name / "before").keys()
        text = b"".join(made.values()).lower()
        own = name == "shadowed-name"
        assert not [word for word in (b"ecs_flag", b"taskmeta", b"ecsflag")[: 2 if own else 3] if word in text]
        write(made, tmp_path / "src/example.com" / name)
    done = go("vet", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stderr


def test_a_repository_without_the_flag_is_left_alone() -> None:
    result = retire(ROOT / "define" / "before", Config())
    assert (result.edits, result.refused) == ((), ())


def test_a_file_that_cannot_be_decided_is_told_and_stops_only_itself(tmp_path: Path) -> None:
    write(tree(ROOT / "define" / "after"), tmp_path)
    write({"other/other.go": b"package other\n\nfunc f() {\n\tif ecsFlagEnabled( {\n}\n"}, tmp_path)
    result = retire(tmp_path, Config())
    assert "main.go" in {one.path for one in result.edits}
