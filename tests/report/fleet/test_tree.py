"""The tree of calls: each service's callees once, circles and repetitions marked."""

from __future__ import annotations

from itertools import pairwise

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Fleet, Service
from watari.report.fleet.tree import call_tree


def fleet(*calls: str, alone: tuple[str, ...] = ()) -> Fleet:
    pairs = [call.split(">") for call in calls]
    names = sorted({name for pair in pairs for name in pair} | set(alone))
    line = Evidence("x.go", 1)
    services = tuple(Service(name, name, (), line) for name in names)
    return Fleet("/", services, tuple(Dependency(a, b, "http", line) for a, b in pairs))


def rows(*calls: str) -> list[tuple[str, str]]:
    return [(row.guides + row.name, row.mark) for row in call_tree(fleet(*calls)).rows]


def test_callees_stand_under_their_caller() -> None:
    assert rows("a>b", "a>c", "b>d") == [("a", ""), ("├── b", ""), ("│   └── d", ""), ("└── c", "")]


def test_a_subtree_is_shown_once() -> None:
    assert rows("a>b", "a>c", "b>c", "c>d") == [
        ("a", ""), ("├── b", ""), ("│   └── c", ""), ("│       └── d", ""), ("└── c", "above"),
    ]  # fmt: skip


def test_a_leaf_met_again_needs_no_mark() -> None:
    assert [mark for _, mark in rows("a>b", "a>c", "b>c")] == ["", "", "", ""]


def test_a_circle_has_a_root_and_ends() -> None:
    tree = call_tree(fleet("a>b", "b>c", "c>a"))
    assert [(row.name, row.mark) for row in tree.rows] == [("a", ""), ("b", ""), ("c", ""), ("a", "circle")]
    assert tree.circles == (("a", "b", "c"),)


def test_a_service_that_calls_itself_ends_too() -> None:
    assert rows("a>a") == [("a", ""), ("└── a", "circle")]


def test_who_is_not_called_and_calls_nobody_stands_apart() -> None:
    assert call_tree(fleet("a>b", alone=("z",))).alone == ("z",)


def test_a_chain_longer_than_pythons_stack() -> None:
    names = [f"s{number:05}" for number in range(3000)]
    chain = [f"{a}>{b}" for a, b in pairwise(names)]
    assert len(rows(*chain)) == 3000
