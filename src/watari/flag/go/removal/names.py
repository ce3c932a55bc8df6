"""Names that hold a decided answer: local variables, package variables, functions that only give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.layout import statement
from watari.flag.go.removal.marks import MARKS, mark, value_of
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around, same
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import alone, line_end, line_start
from watari.model.edit import Splice

_SPECS = ("var_spec", "const_spec")


@dataclass(frozen=True, slots=True)
class Held:
    """Something at the top of a package that always gives ``value``. ``call`` says that it is a function."""

    name: str
    value: bool
    call: bool


def replaced_local(file: GoFile, node: SgNode) -> list[Splice]:
    """``x := MARK`` and its uses, if ``x`` gets no other value: the declaration gone, each use a mark."""
    declared = _declared(node)
    if declared is None or around(node, "block") is None:
        return []
    variable = resolve(file).meaning.get(file.tree.start(declared))
    if variable is None or variable.again or variable.writes:
        return []
    try:
        whole = statement(node)
    except NoEdit:
        return []
    if whole.kind() not in ("short_var_declaration", "var_declaration", "const_declaration"):
        return []
    if sum(len(whole.find_all(kind=kind)) for kind in _SPECS) > 1:
        return []
    text, length = mark(bool(value_of(node))).encode(), len(variable.name.encode())
    uses = [Splice(at, at + length, text) for at in variable.uses]
    if any(_address(file, one) for one in uses):
        return []
    start, end = file.span(whole)
    if not alone(file.data, start, end):
        return []
    return [Splice(_above(file, start), line_end(file.data, end), b""), *uses]


def _address(file: GoFile, use: Splice) -> bool:
    holder = file.smallest(use.start, use.end).parent()
    return holder is not None and holder.kind() == "unary_expression" and holder.text().startswith("&")


def _above(file: GoFile, start: int) -> int:
    first = line_start(file.data, start)
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith(b"//"):
            break
        first = above
    return first


def _declared(node: SgNode) -> SgNode | None:
    """The one name that is declared with the value ``node``."""
    listed = node.parent()
    holder = listed.parent() if listed is not None and listed.kind() == "expression_list" else listed
    if holder is None or listed is None:
        return None
    if holder.kind() == "short_var_declaration":
        left, right = holder.field("left"), holder.field("right")
        if left is None or right is None or len(named(left)) != 1 or not same(named(right)[0], node):
            return None
        return named(left)[0]
    if holder.kind() in _SPECS:
        names = [one for one in named(holder) if one.kind() == "identifier"]
        kind = holder.field("type")
        plain = kind is None or kind.text() == "bool"
        return names[0] if len(names) == 1 and plain else None
    return None


def held(file: GoFile) -> Iterator[Held]:
    """The package variables and functions of a file that give nothing but a mark."""
    for top in file.tree.root.children():
        if top.kind() in ("var_declaration", "const_declaration"):
            for kind in _SPECS:
                for spec in top.find_all(kind=kind):
                    value = spec.field("value")
                    inner = named(value)[0] if value is not None and named(value) else None
                    name = _declared(inner) if inner is not None else None
                    if name is not None and inner is not None and inner.text() in MARKS:
                        yield Held(name.text(), MARKS[inner.text()], call=False)
        elif top.kind() == "function_declaration":
            answer, own = _given(top), top.field("name")
            if answer is not None and own is not None:
                yield Held(own.text(), answer, call=True)


def _given(function: SgNode) -> bool | None:
    """What a function without parameters always returns, if its body is one ``return``."""
    parameters, result, body = (function.field(one) for one in ("parameters", "result", "body"))
    if parameters is None or named(parameters) or result is None or result.text() != "bool" or body is None:
        return None
    lists = [one for one in named(body) if one.kind() == "statement_list"]
    statements = named(lists[0]) if lists else []
    if len(statements) != 1 or statements[0].kind() != "return_statement" or not named(statements[0]):
        return None
    values = named(named(statements[0])[0])
    return MARKS.get(values[0].text()) if len(values) == 1 else None
