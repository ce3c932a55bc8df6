"""Taking elements, arguments and statements out of Go source so that gofmt has nothing to add."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile
from watari.flag.nodes import NoEdit
from watari.flag.splice import alone, line_end, line_start
from watari.model.edit import Splice

STATEMENT_HOLDERS = ("statement_list",)

_ABOUT_EC2 = re.compile(rb"(?i)\b(ec2|instance|imds|metadata|role|roles|iam|credentials?|creds)\b")


def statement(node: SgNode) -> SgNode:
    """The statement in a block that holds ``node``, or ``node`` itself. NoEdit outside of functions."""
    current: SgNode | None = node
    while current is not None:
        parent = current.parent()
        if parent is not None and parent.kind() in STATEMENT_HOLDERS:
            return current
        current = parent
    raise NoEdit("It does not stand in a function's block.")


def drop_statement(file: GoFile, node: SgNode) -> Splice:
    """Takes whole lines out, with the comment right above where that speaks of EC2 or credentials.

    A blank line that would then stand at a block's edge or beside another goes too.
    NoEdit where the statement shares a line with another.
    """
    start, end = file.span(node)
    if not alone(file.data, start, end):
        raise NoEdit("It shares a line with other code.")
    first = _with_comment(file.data, line_start(file.data, start))
    last = line_end(file.data, end)
    return Splice(first, last + _surplus_blank(file.data, first, last), b"")


def _with_comment(data: bytes, start: int) -> int:
    """The beginning of the comment lines right above ``start`` that belong to what is dropped."""
    first = start
    while first > 0:
        above = line_start(data, first - 1)
        if not data[above:first].strip().startswith(b"//"):
            break
        first = above
    return first if _ABOUT_EC2.search(data, first, start) else start


def _surplus_blank(data: bytes, first: int, last: int) -> int:
    """The bytes of a blank line behind ``last`` that would be one too many."""
    behind = data[last : line_end(data, last)]
    if behind.strip() or not behind:
        return 0
    above = data[line_start(data, first - 1) : first].strip() if first else b""
    return len(behind) if not above or above.endswith((b"{", b":")) else 0


def drop_from_list(file: GoFile, node: SgNode) -> Splice:
    """Takes one argument or one element out of a comma list, its whole line where it has one."""
    start, end = file.span(node)
    data = file.data
    behind = re.compile(rb"[ \t]*,").match(data, end)
    with_comma = behind.end() if behind else end
    if alone(data, start, with_comma) and line_start(data, start) > 0:
        first, last = _with_comment(data, line_start(data, start)), line_end(data, with_comma)
        return Splice(first, last + _surplus_blank(data, first, last), b"")
    if behind:
        space = re.compile(rb"[ \t]*").match(data, with_comma)
        return Splice(start, space.end() if space else with_comma, b"")
    before = data[:start].rstrip(b" \t\r\n")
    if before.endswith(b","):
        return Splice(len(before) - 1, end, b"")
    return Splice(start, end, b"")


def compact(node: SgNode) -> str:
    """An argument as gofmt has it beside others: without spaces around an operator."""
    if node.kind() in ("call_expression", "argument_list") and "\n" not in node.text():
        text, start, at, made = node.text(), node.range().start.index, 0, ""
        for child in node.children():
            made += text[at : child.range().start.index - start] + compact(child)
            at = child.range().end.index - start
        return made + text[at:]
    parts = [node.field(one) for one in ("left", "operator", "right")]
    if node.kind() != "binary_expression" or any(one is None for one in parts):
        return node.text()
    left, operator, right = (one for one in parts if one is not None)
    return f"{compact(left)}{operator.text()}{compact(right)}"
