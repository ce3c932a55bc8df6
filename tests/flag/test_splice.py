"""Splices: exact bytes, kept order, refused overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.flag import splice
from watari.model.edit import Splice


def test_insertions_at_one_place_keep_their_order() -> None:
    assert splice.apply(b"ac", [Splice(1, 1, b"b"), Splice(1, 1, b"B"), Splice(2, 2, b"d")]) == b"abBcd"


def test_overlap_is_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        splice.apply(b"abcdef", [Splice(0, 3, b""), Splice(2, 4, b"")])


@given(st.binary(max_size=60), st.data())
def test_bytes_outside_a_splice_stay(data: bytes, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, len(data)))
    text = draw.draw(st.binary(max_size=10))
    made = splice.apply(data, [Splice(start, end, text)])
    assert made == data[:start] + text + data[end:]


@pytest.mark.parametrize(
    ("data", "start", "end", "expected"),
    [
        (b"\tx()\n", 1, 4, True),
        (b"\tx() // why\n", 1, 4, True),
        (b"\tx(); y()\n", 1, 4, False),
        (b"if a { x() }\n", 7, 10, False),
    ],
)
def test_alone_on_its_lines(data: bytes, start: int, end: int, expected: bool) -> None:
    assert splice.alone(data, start, end) is expected
