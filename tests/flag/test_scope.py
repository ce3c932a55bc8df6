"""The resolver: which names are unused, which are free."""

from __future__ import annotations

import pytest

from watari.flag.go.check import added, complaints
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile


def file(body: str, head: str = "") -> GoFile:
    return GoFile.parse("a.go", f"package a\n{head}\nfunc f(p int) (r int, err error) {{\n{body}\n}}\n".encode())


@pytest.mark.parametrize(
    ("body", "unused"),
    [
        ("x := 1", ["x"]),
        ("x := 1\n_ = x", []),
        ("x := 1\nx = 2", ["x"]),
        ("x := 1\nx++", ["x"]),
        ("var x int\nx += 1", ["x"]),
        ("x := T{}\nx.y = 2", []),
        ("x := 1\nif x := 2; x > 1 {\n}", ["x"]),
        ("for i := range p {\n}", ["i"]),
        ("switch v := any(p).(type) {\ncase int:\n\t_ = v\n}", []),
        ("switch v := any(p).(type) {\ncase int:\n}", ["v"]),
        ("x, y := 1, 2\ngo func() { g(x) }()", ["y"]),
        ("select {\ncase m := <-c:\n}", ["m"]),
        ("const k = 1", []),
        ("key := 1\nreturn len(map[int]int{key: 2}), nil", []),
        ("p := 1\n_ = p", []),
    ],
)
def test_unused_variables(body: str, unused: list[str]) -> None:
    assert [one.name for one in resolve(file(body)).unused()] == unused


def test_parameters_and_the_body_share_a_block() -> None:
    assert complaints(file("p, q := 1, 2\n_ = q"))["no new variables in p :="] == 0
    assert complaints(file("p := 1"))["no new variables in p :="] == 1


def test_a_name_that_an_edit_takes_away_is_a_complaint() -> None:
    before, after = file("x := g()\nh(x)"), file("h(x)")
    assert added(before, after) == ["undefined: x"]


def test_an_unused_import_is_a_complaint_only_where_it_is_new() -> None:
    head = 'import "fmt"'
    assert added(file("fmt.Println()", head), file("", head)) == ["fmt imported and not used"]
    assert added(file("", head), file("", head)) == []


def test_a_call_that_the_grammar_takes_for_a_conversion_uses_its_variable() -> None:
    source = file('m := g()\nvar id, bad = m.Get("x")\n_, _ = id, bad')
    assert resolve(source).unused() == []
