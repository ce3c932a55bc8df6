"""Trees: what the grammar cannot read yet is read all the same, and the bytes are those of the file."""

from __future__ import annotations

import pytest

from watari.sources.syntax import parse


@pytest.mark.parametrize(
    ("source", "damaged"),
    [
        ("var a = new(false)", False),
        ('var a = new("é") // é\nvar b = new(f(1).X)', False),
        ("var a = new([]string)\nvar b = new(1)\nvar c = new(map[string]int)", False),
        ("var a = new(T)", False),
        ("var a = new(false", True),
    ],
)
def test_new_takes_a_value_in_go(source: str, damaged: bool) -> None:
    data = f"package p\n\n{source}\n".encode()
    tree = parse(data, "go")
    assert (tree.data, tree.damaged) == (data, damaged)
    if not damaged:
        assert tree.text(tree.root) == data
