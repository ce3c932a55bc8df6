"""``x := a`` right before ``x = b``: what an undecided flag had between them is gone, so it is ``x := b``."""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile
from watari.flag.nodes import named
from watari.flag.splice import apply, line_start
from watari.model.edit import Splice

_LITERALS = (
    "interpreted_string_literal", "raw_string_literal", "int_literal", "float_literal", "true", "false",
)  # fmt: skip


def joined(before: GoFile, after: bytes) -> bytes:
    """``after`` with such pairs of literals made one, if ``before`` did not have the pair."""
    file = GoFile.parse(before.path, after)
    for node in file.tree.root.find_all(kind="assignment_statement"):
        first = _above(file, node)
        pair, other = _sides(node), _sides(first) if first is not None else None
        if first is None or pair is None or other is None or pair[0] != other[0] or not _alike(pair[1], other[1]):
            continue
        start, end = file.span(first)[0], file.span(node)[1]
        if file.data[start:end] not in before.data:
            return apply(after, [Splice(start, end, f"{pair[0]} := {pair[1].text()}".encode())])
    return after


def _above(file: GoFile, node: SgNode) -> SgNode | None:
    holder = node.parent()
    run = named(holder) if holder is not None and holder.kind() == "statement_list" else []
    start = file.span(node)[0]
    earlier = [one for one in run if file.span(one)[1] <= start]
    if not earlier or earlier[-1].kind() != "short_var_declaration":
        return None
    between = file.data[file.span(earlier[-1])[1] : line_start(file.data, start)]
    return earlier[-1] if between in (b"\n", b"\r\n") else None


def _sides(node: SgNode) -> tuple[str, SgNode] | None:
    left, right, sign = node.field("left"), node.field("right"), node.field("operator")
    if left is None or right is None or (sign is not None and sign.text() not in ("=", ":=")):
        return None
    if len(named(left)) != 1 or len(named(right)) != 1 or named(left)[0].kind() != "identifier":
        return None
    return named(left)[0].text(), named(right)[0]


def _alike(one: SgNode, other: SgNode) -> bool:
    strings, truths = _LITERALS[:2], _LITERALS[4:]
    kinds = {one.kind(), other.kind()}
    return kinds <= set(strings) or kinds <= set(truths) or (len(kinds) == 1 and one.kind() in _LITERALS)
