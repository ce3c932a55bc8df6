"""Byte-exact changes to a file: what no splice touches stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from watari.model.edit import Splice
from watari.sources.syntax import NEW


def apply(data: bytes, splices: Iterable[Splice]) -> bytes:
    """``data`` with all ``splices`` made; insertions at one place keep their order.

    ValueError where two of them overlap.
    """
    parts: list[bytes] = []
    done = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < done:
            raise ValueError(f"two edits overlap at byte {splice.start}")
        parts += (data[done : splice.start], _as_written(splice.text, data))
        done = splice.end
    return b"".join((*parts, data[done:]))


def _as_written(text: bytes, data: bytes) -> bytes:
    """A text that comes out of a tree, with the words that ``data`` has."""
    stand_in = NEW.encode() + b"("
    return text.replace(stand_in, b"new(") if stand_in in text and stand_in not in data else text


def line_start(data: bytes, offset: int) -> int:
    """The offset at which the line of ``offset`` begins."""
    return data.rfind(b"\n", 0, offset) + 1


def line_end(data: bytes, offset: int) -> int:
    """The offset just behind the line of ``offset``, its line end included."""
    end = data.find(b"\n", offset)
    return len(data) if end < 0 else end + 1


def indentation(data: bytes, offset: int) -> bytes:
    """The white space at the beginning of the line of ``offset``."""
    start = line_start(data, offset)
    line = data[start : line_end(data, offset)]
    return line[: len(line) - len(line.lstrip(b" \t"))]


def alone(data: bytes, start: int, end: int) -> bool:
    """Whether the lines of ``start:end`` hold nothing else but a comment behind."""
    before = data[line_start(data, start) : start]
    behind = data[end : line_end(data, end)].strip()
    return not before.strip(b" \t") and (not behind or behind.startswith(b"//"))


def end_of_line(data: bytes) -> bytes:
    """How the file ends its lines: its first line end decides."""
    first = data.find(b"\n")
    return b"\r\n" if first > 0 and data[first - 1 : first] == b"\r" else b"\n"


def without_lines(data: bytes, first: int, last: int) -> Splice:
    """The whole lines ``first:last`` gone; of the blank lines above and below, the larger group stays."""
    above = first
    while above > 0 and not data[line_start(data, above - 1) : above].strip():
        above = line_start(data, above - 1)
    below = last
    while below < len(data) and not data[below : line_end(data, below)].strip():
        below = line_end(data, below)
    if below == len(data) or above == 0:  # a file begins and ends with no blank line
        return Splice(above if below == len(data) else first, below, b"")
    if data[:above].rstrip().endswith(b"{") and below > last:  # a block begins with no blank line
        return Splice(above, below, b"")
    over, under = data.count(b"\n", above, first), data.count(b"\n", last, below)
    return Splice(above, last, b"") if under >= over else Splice(first, below, b"")
