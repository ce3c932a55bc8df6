"""Every case: the edit is the expected one, compiles, is formatted, and changes nothing a second time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flag.cases import NAMES, ROOT, after, edited, findings, tree, write
from flag.golang import go, need_go, unformatted

from watari.flag.run import edit
from watari.sources.config import Config

UNEDITED = {"guard-escapes", "http-unknown", "method-value", "own-interface"}
"""Cases that show when no edit is made."""


@pytest.mark.parametrize("name", NAMES)
def test_edit_is_the_expected_one(name: str) -> None:
    made = after(tree(ROOT / name / "before"), edited(name))
    expected = tree(ROOT / name / "after")
    assert made.keys() == expected.keys()
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path
    assert (made == tree(ROOT / name / "before")) == (name in UNEDITED)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_solved_or_has_a_reason(name: str) -> None:
    result = edited(name)
    solved = [one.finding for each in result.edits for one in each.solves]
    unsolved = [one.finding for one in result.unsolved]
    assert all(one.reason for one in result.unsolved)
    assert sorted([*solved, *unsolved], key=repr) == sorted(findings(ROOT / name / "before", name), key=repr)


@pytest.mark.parametrize("name", sorted(set(NAMES) - UNEDITED))
def test_second_run_changes_nothing(name: str, tmp_path: Path) -> None:
    again = write(tree(ROOT / name / "after"), tmp_path)
    assert edit(again, ".", findings(again, name), Config()).edits == ()


@pytest.mark.go
def test_all_cases_compile_and_vet(tmp_path: Path) -> None:
    need_go()
    for name in NAMES:
        shutil.copytree(ROOT / name / "after", tmp_path / "src/example.com" / name)
    done = go("vet", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stderr


@pytest.mark.go
def test_gofmt_has_nothing_to_add() -> None:
    need_go()
    before = {name for name in NAMES if unformatted(ROOT / name / "before")}
    for name in sorted(set(NAMES) - before):
        assert unformatted(ROOT / name / "after") == [], name
    assert before <= {"byte-order-mark", "crlf", "trailing-comments"}


@pytest.mark.parametrize(
    ("kind", "made", "solved"),
    [
        ("*scrape.Target", "s.target", True),
        ("asker", "s.target", False),
        ("asker", "target", True),
    ],
)
def test_only_a_type_that_may_be_the_client_hides_a_question(
    kind: str, made: str, solved: bool, tmp_path: Path
) -> None:
    own = write(tree(ROOT / "define" / "before"), tmp_path)
    (own / "store.go").write_text(f"""package main

import "example.org/scrape"

type asker interface{{ scrape.Any }}

type store struct{{ target {kind} }}

func (s store) about(name string) (scrape.Metadata, bool) {{
	target := scrape.New("all")
	target.Close()
	return {made}.GetMetadata(name)
}}
""")
    result = edit(own, ".", findings(own, "define"), Config())
    assert ("client" not in {one.finding.subject for one in result.unsolved}) is solved
