"""Logical lines: what a person calls one line, with its continuations joined and its comments gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction, setting, directive or entry.

    ``kind`` is its name in lower case (``cmd``, ``service.execstart``, ``proxy_pass``); ``value`` is what follows
    the name, continuations joined by a space. ``line`` and ``end_line`` count from 1, ``start`` and ``end`` are byte
    offsets. ``context`` are the lines that it stands in, outermost first: the section, the blocks, the build stage.
    """

    kind: str
    value: str
    line: int
    end_line: int
    start: int
    end: int
    context: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Physical:
    """One line as it stands in the file: without its line break, ``start`` and ``end`` in bytes."""

    number: int
    text: str
    start: int
    end: int


def physical(data: bytes) -> Iterator[Physical]:
    """Every line of ``data``; bytes that are not UTF-8 become replacement characters."""
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    for number, raw in enumerate(data[start:].split(b"\n"), 1):
        shown = raw.rstrip(b"\r")
        yield Physical(number, shown.decode("utf-8", "replace"), start, start + len(shown))
        start += len(raw) + 1


def joined(lines: Iterable[Physical], *, comments: tuple[str, ...], escape: str = "\\") -> Iterator[list[Physical]]:
    """Groups of physical lines: ``escape`` at a line's end joins the next.

    Empty lines and comments are left out, between continued lines too. A continuation that the end of the file
    cuts off ends there.
    """
    group: list[Physical] = []
    for one in lines:
        stripped = one.text.strip()
        if not stripped or stripped.startswith(comments):
            continue
        group.append(one)
        if not _continues(stripped, escape):
            yield group
            group = []
    if group:
        yield group


def text_of(group: Iterable[Physical], escape: str = "\\") -> str:
    """The text of continued lines, without the marks that continue them."""
    return " ".join(one.text.strip().removesuffix(escape).strip() for one in group)


def of_group(kind: str, value: str, group: list[Physical], context: tuple[Line, ...] = ()) -> Line:
    """The logical line that the physical lines of ``group`` are."""
    first, last = group[0], group[-1]
    indent = len(first.text) - len(first.text.lstrip())
    return Line(kind, value, first.number, last.number, first.start + indent, last.end, context)


def _continues(text: str, escape: str) -> bool:
    marks = len(text) - len(text.rstrip(escape))
    return marks % 2 == 1
