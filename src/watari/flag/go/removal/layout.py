"""What is left as gofmt has it: no surplus blank lines, values aligned."""

from __future__ import annotations

import re

from watari.flag.go.removal.columns import aligned
from watari.flag.go.source import GoFile
from watari.flag.go.tidy import tidy
from watari.flag.splice import apply
from watari.model.edit import Splice

_SURPLUS = re.compile(rb"\n((?:\r?\n)+)(?=\r?\n|[ \t]*[}\])]|\Z)")
_EMPTY = re.compile(rb"\{[ \t]*\r?\n[ \t\r\n]*\}")
_LEADING = re.compile(rb"\{\r?\n((?:[ \t]*\r?\n)+)")


def polished(before: GoFile, after: bytes) -> bytes:
    """``after`` without the blank lines that the removal left side by side, or at a block's edges."""
    after = tidy(before, aligned(before, after))
    for pattern in (_SURPLUS, _LEADING):
        if pattern.search(before.data):
            continue
        file = GoFile.parse(before.path, after)
        fixed = [file.span(one) for one in file.tree.root.find_all(kind="raw_string_literal")]
        found = [one for one in pattern.finditer(after) if not any(low <= one.start() < high for low, high in fixed)]
        after = apply(after, [Splice(one.start(1), one.end(1), b"") for one in found])
    return _closed(before, after)


def _closed(before: GoFile, after: bytes) -> bytes:
    """What lost its last element or field, on one line."""
    if _EMPTY.search(before.data):
        return after
    file = GoFile.parse(before.path, after)
    found = []
    for kind in ("literal_value", "field_declaration_list"):
        for node in file.tree.root.find_all(kind=kind):
            start, end = file.span(node)
            if _EMPTY.fullmatch(after[start:end]):
                space = kind == "field_declaration_list" and after[start - 1 : start] == b" "
                found.append(Splice(start - space, end, b"{}"))
    return apply(after, found)
