"""A file after a removal: unused locals out, imports settled, blank lines and alignment as gofmt has them."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.check import added
from watari.flag.go.imports import settle
from watari.flag.go.layout import drop_statement, statement
from watari.flag.go.leftovers import drop
from watari.flag.go.scope import Variable, resolve
from watari.flag.go.source import GoFile, NoEdit, as_call, named
from watari.flag.go.tidy import tidy
from watari.flag.splice import apply
from watari.model.edit import Splice

_ROUNDS = 20


def settled(before: GoFile, after: bytes, wanted: frozenset[str]) -> bytes:
    """``after`` as it compiles and is formatted. NoEdit where a name would be missing."""
    data = _without_unused(before, after)
    data = tidy(before, settle(before, data, wanted))
    data = _trimmed(before, data)
    complaints = added(before, GoFile.parse(before.path, data))
    if complaints:
        raise NoEdit(complaints[0])
    return data


def _without_unused(before: GoFile, after: bytes) -> bytes:
    """Locals that only the removed code used go; where making them may have an effect, that is kept."""
    known = {one.name for one in resolve(before).unused()}
    for _ in range(_ROUNDS):
        try:
            return drop(before, after)
        except NoEdit:
            file = GoFile.parse(before.path, after)
            left = [one for one in resolve(file).unused() if one.name not in known]
            kept = next((made for one in left if (made := _kept(file, one))), None)
            if kept is None:
                raise
            after = apply(after, [kept])
    return after


def _kept(file: GoFile, variable: Variable) -> Splice | None:
    """``x := f()`` → ``f()``; ``x, y := f()`` → ``_, y := f()``."""
    node = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
    made = statement(node)
    left, right = made.field("left"), made.field("right")
    if made.kind() != "short_var_declaration" or left is None or right is None:
        return _whole(file, made, variable)
    start, end = file.span(node)
    if len(named(left)) > 1:
        others = [one for one in named(left) if one.text() not in ("_", variable.name)]
        fresh = {one.declared for one in resolve(file).locals}
        if any(file.span(one)[0] in fresh for one in others):
            return Splice(start, end, b"_")
        text = ", ".join("_" if one.text() == variable.name else one.text() for one in named(left))
        return Splice(file.span(left)[0], file.span(right)[0], f"{text} = ".encode())
    value = named(right)[0] if named(right) else right
    if as_call(value) is not None:
        return Splice(*file.span(made), value.text().encode())
    return drop_statement(file, made)


def _whole(file: GoFile, made: SgNode, variable: Variable) -> Splice | None:
    """``var x T`` that nothing assigns."""
    return drop_statement(file, made) if made.kind() == "var_declaration" and not variable.writes else None


_SURPLUS = re.compile(rb"\n(\n+)(?=\n|[ \t]*[}\])]|\Z)|(?<=[{(])\n(\n+)(?=[ \t]*\S)")


def _trimmed(before: GoFile, after: bytes) -> bytes:
    """Blank lines that the removal left side by side, or next to a bracket, are made one or none."""
    if _SURPLUS.search(before.data) or b"\r" in before.data:
        return after
    file = GoFile.parse(before.path, after)
    fixed = [file.span(one) for one in file.tree.root.find_all(kind="raw_string_literal")]
    found = [one for one in _SURPLUS.finditer(after) if not any(low <= one.start() < high for low, high in fixed)]
    spans = [one.span(1) if one[1] is not None else one.span(2) for one in found]
    return apply(after, [Splice(start, end, b"") for start, end in spans])
