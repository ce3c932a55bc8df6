"""A decided question, while the code around it is not yet rewritten.

A flag's expression becomes one of two names that no code has. Every step turns
code with such a name into code that means the same; where no step fits, the
name becomes ``true`` or ``false``, so that stopping anywhere is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile, dotted, field
from watari.flag.nodes import named
from watari.model.edit import Splice

TRUE, FALSE = "watariDecidedTrue", "watariDecidedFalse"
MARKS = {TRUE: True, FALSE: False}
_PLAIN = re.compile(rb"watariDecided(True|False)")


def mark(value: bool) -> str:
    """The name that stands for ``value``."""
    return TRUE if value else FALSE


def value_of(node: SgNode | None) -> bool | None:
    """What a node was decided to be, if it was."""
    while node is not None and node.kind() == "parenthesized_expression" and len(named(node)) == 1:
        node = named(node)[0]
    return MARKS.get(node.text()) if node is not None else None


def literal(data: bytes) -> bytes:
    """``data`` with the marks that are left as Go's own constants."""
    return _PLAIN.sub(lambda match: match[1].lower(), data)


def marked(file: GoFile) -> list[SgNode]:
    """The marks of a file."""
    return [one for one in file.tree.root.find_all(kind="identifier") if one.text() in MARKS]


def squeezed(text: str) -> str:
    """An expression without its white space."""
    return re.sub(r"\s+", "", text)


def asked(file: GoFile, known: Callable[[SgNode], bool | None]) -> list[Splice]:
    """Every outermost expression that ``known`` decides, as a mark."""
    return [Splice(*file.span(node), mark(value).encode()) for node, value in _outermost(file.tree.root, known)]


def _outermost(node: SgNode, known: Callable[[SgNode], bool | None]) -> Iterator[tuple[SgNode, bool]]:
    for child in node.children():
        if child.kind() in ("import_declaration", "package_clause", "comment"):
            continue
        value = known(child) if child.kind() in _EXPRESSIONS else None
        if value is None:
            yield from _outermost(child, known)
        elif not _assigned(child):
            yield child, value


_EXPRESSIONS = ("identifier", "selector_expression", "call_expression", "index_expression", "binary_expression")


def _assigned(node: SgNode) -> bool:
    """Whether the expression is what is declared or set, and no question."""
    holder = node.parent()
    if holder is None:
        return True
    kind = holder.kind()
    if kind in ("var_spec", "const_spec", "function_declaration", "parameter_declaration"):
        return True  # a value stands in a list of its own
    if kind == "literal_element":
        element = holder.parent()
        return element is not None and element.kind() == "keyed_element" and _first(element, holder)
    if kind == "unary_expression":
        return holder.text().startswith("&")
    above = holder.parent() if kind == "expression_list" else None
    if above is not None and above.kind() in ("assignment_statement", "short_var_declaration"):
        left = field(above, "left")
        return left.range().start.index == holder.range().start.index
    return False


def _first(holder: SgNode, node: SgNode) -> bool:
    return holder.range().start.index == node.range().start.index


def simplified(file: GoFile, node: SgNode) -> Splice | None:
    """The expression around a mark, one step simpler."""
    holder = node.parent()
    value = MARKS[node.text()]
    if holder is None:
        return None
    start, end = file.span(holder)
    if holder.kind() == "parenthesized_expression":
        return Splice(start, end, node.text().encode())
    if holder.kind() == "unary_expression" and holder.text().startswith("!"):
        return Splice(start, end, mark(not value).encode())
    if holder.kind() == "binary_expression":
        text = _binary(holder, node, value)
        if text is None:
            return None
        around = holder.parent()
        if around is not None and around.kind() == "parenthesized_expression" and _needless(around, text):
            start, end = file.span(around)
        return Splice(start, end, text.encode())
    return None


def _needless(parentheses: SgNode, text: str) -> bool:
    """Whether ``text`` means the same without the parentheses around it."""
    if re.fullmatch(r"!?[\w.]+(?:\([\w., ]*\))?", text):
        return True
    if re.search(r"&&|\|\|", text):
        return False
    holder = parentheses.parent()
    if holder is None or holder.kind() == "unary_expression":
        return False
    return holder.kind() != "binary_expression" or field(holder, "operator").text() in ("&&", "||")


def _binary(holder: SgNode, node: SgNode, value: bool) -> str | None:
    left, right, sign = field(holder, "left"), field(holder, "right"), field(holder, "operator").text()
    first = left.range().start.index == node.range().start.index and left.text() == node.text()
    other = right if first else left
    if sign in ("==", "!=") and other.text() in ("true", "false"):
        return mark((value == (other.text() == "true")) == (sign == "=="))
    if sign not in ("&&", "||"):
        return None
    if value == (sign == "&&"):
        text = _bare(holder, other)
        return mark(text == "true") if text in ("true", "false") else text
    if first or harmless(other):
        return mark(value)
    return None


def _bare(holder: SgNode, other: SgNode) -> str:
    """What is left of a condition; without parentheses where nothing stands beside it any more."""
    above = holder.parent()
    alone = above is not None and above.kind() not in ("binary_expression", "unary_expression")
    inner = named(other)
    if alone and other.kind() == "parenthesized_expression" and len(inner) == 1:
        return inner[0].text()
    return other.text()


def harmless(node: SgNode) -> bool:
    """Whether evaluating an expression does nothing but give a value."""
    return not any(one.kind() in _DOING for one in (node, *_all(node)))


_DOING = (
    "call_expression",
    "type_conversion_expression",
    "func_literal",
    "index_expression",
    "type_assertion_expression",
)


def _all(node: SgNode) -> Iterator[SgNode]:
    for child in node.children():
        yield child
        yield from _all(child)


def matcher(truths: dict[str, bool], names: Sequence[str] = ()) -> Callable[[SgNode], bool | None]:
    """Answers by an expression's text, white space left out."""

    def known(node: SgNode) -> bool | None:
        return truths.get(squeezed(node.text()))

    return known


def is_field(node: SgNode, name: str) -> bool:
    """Whether ``node`` is ``….name``."""
    pair = dotted(node)
    return pair is not None and pair[1] == name
