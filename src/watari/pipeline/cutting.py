"""Taking parts out of a YAML file: a pair of a mapping, an item of a list, whole lines."""

from __future__ import annotations

import re

import yaml

from watari.pipeline.document import Document, Pair, Refused, Splice, dash, in_brackets, in_flow, pairs
from watari.pipeline.names import is_comment_line


def without_comment(document: Document) -> Document:
    """The comment that records the names goes."""
    cuts, at = [], 0
    for line in document.text.splitlines(keepends=True):
        if is_comment_line(line):
            cuts.append(Splice(at, at + len(line), ""))
        at += len(line)
    return document.edited(cuts)


def entry_lines(document: Document, item: yaml.Node) -> Splice:
    """An item of a list: its lines, or in brackets itself and a comma."""
    if in_brackets(document, item):
        return _from_brackets(document, item.start_mark.index, document.end(item))
    start = document.line_start(dash(document, item))
    return _to_the_end(document, start, document.after_line(document.end(item)))


def pair_lines(document: Document, pair: Pair, *, blank: bool = True) -> Splice:
    """A pair of a mapping: its lines and (``blank``) the comment above it and the blank line before that."""
    index = pair.key.start_mark.index
    if document.text[document.line_start(index) : index].strip():
        return _from_brackets(document, index, document.end(pair.value))
    start = block_start(document, pair) if blank else document.line_start(index)
    return _to_the_end(document, start, document.after_line(document.end(pair.value)))


def block_start(document: Document, pair: Pair) -> int:
    """Where the blank line before a pair begins, the comment above it included; without one, where the comment does."""
    index = pair.key.start_mark.index
    start = document.line_start(index)
    column = index - start
    while start and _is_comment(document, document.line_start(start - 1), column):
        start = document.line_start(start - 1)
    before = document.line_start(start - 1) if start else 0
    return start if document.text[before:start].strip() else before


def _is_comment(document: Document, start: int, column: int) -> bool:
    """Whether the line that begins there is a comment in that column."""
    line = document.text[start : document.after_line(start)]
    return line[:column].strip() == "" and line[column:].startswith("#")


def _to_the_end(document: Document, start: int, end: int) -> Splice:
    """Where the last lines of a file go that has no line end behind them, the one before them goes too."""
    if end == len(document.text) and start and not document.text.endswith("\n"):
        start -= 2 if document.text[:start].endswith("\r\n") else 1
    return Splice(start, end, "")


def _from_brackets(document: Document, start: int, end: int) -> Splice:
    """Something between brackets goes with the comma before it, or (the first one) with the comma behind it."""
    before = re.search(r",\s*$", document.text[:start])
    if before is not None:
        return Splice(before.start(), end, "")
    behind = re.match(r"\s*,\s*", document.text[end:])
    return Splice(start, end + behind.end() if behind else end, "")


def merged(document: Document, cuts: list[Splice]) -> list[Splice]:
    """Cuts that touch or overlap as one."""
    found: list[Splice] = []
    for cut in sorted(cuts, key=lambda one: (one.start, one.end)):
        if found and cut.start <= found[-1].end:
            found[-1] = Splice(found[-1].start, max(found[-1].end, cut.end), "")
        else:
            found.append(cut)
    if found and document.text[: found[-1].start].endswith("\n"):
        found[-1] = _to_the_end(document, found[-1].start, found[-1].end)
    return found


def only_pair(document: Document, holder: Pair) -> bool:
    """Whether a mapping holds one pair only."""
    if not isinstance(holder.value, yaml.MappingNode):
        raise Refused(f"{document.place(holder.key)}: {holder.name} is not a mapping. Write it as one.")
    return len(pairs(document, holder.value)) == 1 and not in_flow(document, holder.value)
