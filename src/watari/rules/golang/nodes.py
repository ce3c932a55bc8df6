"""Small questions to tree-sitter's Go trees.

tree-sitter reads ``pkg.New(x)`` as a call in one place and as a type conversion
in another (it cannot know what ``pkg.New`` is). Everything that asks for calls
asks here, so that the difference is known in one place only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.sources.syntax import key

FUNCTIONS = frozenset({"function_declaration", "method_declaration", "func_literal"})
STATEMENTS_IN = frozenset({"statement_list", "block"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call: ``operand.name(arguments)``, ``operand`` None for a plain ``name(arguments)``."""

    node: SgNode
    operand: SgNode | None
    name: str
    arguments: tuple[SgNode, ...]


def named(node: SgNode) -> tuple[SgNode, ...]:
    """The named children that are no comments."""
    return tuple(child for child in node.children() if child.is_named() and child.kind() != "comment")


def as_call(node: SgNode) -> Call | None:
    """``node`` as a call, None where it is none."""
    if node.kind() == "call_expression":
        function, arguments = node.field("function"), node.field("arguments")
        if function is None or arguments is None:
            return None
        return _call(node, unwrap(function), named(arguments))
    if node.kind() == "type_conversion_expression":
        of, operand = node.field("type"), node.field("operand")
        if of is not None and operand is not None:
            return _call(node, of, (operand,))
    return None


def _call(node: SgNode, function: SgNode, arguments: tuple[SgNode, ...]) -> Call | None:
    if function.kind() in ("identifier", "type_identifier"):
        return Call(node, None, function.text(), arguments)
    parts = qualified(function)
    return Call(node, parts[0], parts[1], arguments) if parts else None


def qualified(node: SgNode) -> tuple[SgNode, str] | None:
    """``x.Name`` as the node ``x`` and the name; None for anything else."""
    fields = {"selector_expression": ("operand", "field"), "qualified_type": ("package", "name")}
    if node.kind() not in fields:
        return None
    left, right = (node.field(name) for name in fields[node.kind()])
    return (left, right.text()) if left is not None and right is not None else None


def unwrap(node: SgNode) -> SgNode:
    """``node`` without the parentheses around it."""
    while node.kind() == "parenthesized_expression" and named(node):
        node = named(node)[0]
    return node


def whole_call(reference: SgNode) -> SgNode:
    """The call whose callee is ``reference``; ``reference`` itself where it is only a value."""
    node = reference
    parent = node.parent()
    while parent is not None and parent.kind() == "parenthesized_expression":
        node, parent = parent, parent.parent()
    if parent is None:
        return reference
    callee = {"call_expression": "function", "type_conversion_expression": "type"}.get(parent.kind())
    function = parent.field(callee) if callee else None
    return parent if function is not None and key(function) == key(node) else reference


def calls_below(node: SgNode) -> Iterator[Call]:
    """Every call inside ``node``, itself included."""
    for kind in ("call_expression", "type_conversion_expression"):
        for found in node.find_all(kind=kind):
            call = as_call(found)
            if call is not None:
                yield call


def statement_of(node: SgNode) -> SgNode | None:
    """The innermost statement around ``node``: a direct child of a block or a case; None at package level.

    An ``else if`` is part of the ``if`` before it.
    """
    while (parent := node.parent()) is not None:
        own_list = node.kind() == "statement_list"
        if not own_list and (parent.kind() in STATEMENTS_IN or parent.kind().endswith("_case")):
            return node
        node = parent
    return None


def function_of(node: SgNode) -> SgNode | None:
    """The function or function literal around ``node``; None at package level."""
    for ancestor in node.ancestors():
        if ancestor.kind() in FUNCTIONS:
            return ancestor
    return None


def following(statement: SgNode) -> tuple[SgNode, ...]:
    """The statements behind ``statement`` in its block, in order."""
    return tuple(one for one in statement.next_all() if one.is_named() and one.kind() != "comment")


def names_in(node: SgNode | None) -> tuple[str, ...]:
    """The identifiers on the left side of a declaration or an assignment."""
    return tuple(one.text() for one in named(node)) if node is not None else ()
