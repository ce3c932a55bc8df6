"""Go, to the engine that decides conditions when the flag goes."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_statement
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile
from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Deciding
from watari.flag.splice import indentation, line_end, line_start, without_lines
from watari.model.edit import Splice

_LEAVING = frozenset({"return_statement", "continue_statement", "break_statement", "goto_statement"})
_SPECS = frozenset({"var_spec", "const_spec"})


class GoDeciding(Deciding):
    """``if``, ``for`` and ``switch`` of Go."""

    statements = frozenset({"short_var_declaration", *_SPECS})
    functions = frozenset({"function_declaration", "method_declaration", "func_literal"})

    def negated(self, node: SgNode) -> SgNode | None:
        """See :class:`Deciding`."""
        operator = node.field("operator") if node.kind() == "unary_expression" else None
        return node.field("operand") if operator is not None and operator.text() == "!" else None

    def joined(self, node: SgNode) -> tuple[bool, SgNode, SgNode] | None:
        """See :class:`Deciding`."""
        left, right, operator = node.field("left"), node.field("right"), node.field("operator")
        if node.kind() != "binary_expression" or left is None or right is None or operator is None:
            return None
        return (operator.text() == "&&", left, right) if operator.text() in ("&&", "||") else None

    def condition(self, node: SgNode) -> SgNode | None:
        """See :class:`Deciding`."""
        if node.kind() == "if_statement":
            return node.field("condition")
        if node.kind() == "for_statement" and node.field("body") is not None:
            first = named(node)[0]
            return first if first.kind() not in ("for_clause", "range_clause", "block") else None
        return node.field("value") if node.kind() == "expression_switch_statement" else None

    def decided(self, node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
        """See :class:`Deciding`."""
        if node.kind() == "expression_switch_statement":
            return _switch(node, value, file)
        if node.kind() == "for_statement":
            condition = named(node)[0]
            start, end = file.span(condition)
            return (Splice(start, end + 1, b""),) if value else (self.dropped(node, file),)
        return _if(node, value, file, self)

    def boolean(self, value: bool) -> str:
        """See :class:`Deciding`."""
        return "true" if value else "false"

    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """See :class:`Deciding`."""
        if node.kind() in _SPECS:
            names = [one for one in named(node) if one.kind() == "identifier"]
            value = node.field("value")
            values = named(value) if value is not None else []
            return (names[0].text(), values[0]) if len(names) == 1 and len(values) == 1 else None
        left, right = node.field("left"), node.field("right")
        if node.kind() != "short_var_declaration" or left is None or right is None:
            return None
        if len(named(left)) != 1 or len(named(right)) != 1:
            return None
        return named(left)[0].text(), named(right)[0]

    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """See :class:`Deciding`."""
        name, body, parameters = node.field("name"), node.field("body"), node.field("parameters")
        if name is None or body is None or parameters is None or named(parameters):
            return None
        statements = next((named(one) for one in named(body) if one.kind() == "statement_list"), named(body))
        if len(statements) == 1 and statements[0].kind() == "return_statement":
            statements = [one for one in named(statements[0]) if one.kind() == "expression_list"]
        return name.text(), statements

    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """See :class:`Deciding`; Go's packages are asked by :meth:`sees`."""
        return []

    def sees(self, file: CodeFile, other: CodeFile, name: str) -> bool:
        """See :class:`Deciding`."""
        return file.folder == other.folder

    def mentions(self, file: CodeFile, name: str, scope: SgNode) -> list[tuple[int, int]]:
        """See :class:`Deciding`: at the top every place where no local name is meant."""
        if scope.kind() != "source_file":
            return [file.span(scope)]
        free = resolve(GoFile(file.path, file.tree)).free
        return [(start, start + len(name.encode())) for start, one in free.items() if one == name]

    def module_name(self, file: CodeFile) -> str:
        """See :class:`Deciding`."""
        return GoFile(file.path, file.tree).package

    def dropped(self, node: SgNode, file: CodeFile) -> Splice:
        """See :class:`Deciding`."""
        parent = node.parent()
        if node.kind() in _SPECS and parent is not None:
            alone = sum(one.kind() in _SPECS for one in parent.children()) == 1
            node = _declaration(node) if alone else node
        inside = any(one.kind() == "statement_list" for one in node.ancestors())
        if inside and node.kind() not in (*_SPECS, "if_statement"):
            return drop_statement(GoFile(file.path, file.tree), node)
        start, end = file.span(node)
        first = line_start(file.data, start)
        while first > 0 and _line_above(file, first).strip().startswith(b"//"):
            first = line_start(file.data, first - 1)
        return without_lines(file.data, first, line_end(file.data, end))


def _declaration(spec: SgNode) -> SgNode:
    return next((one for one in spec.ancestors() if one.kind() in ("var_declaration", "const_declaration")), spec)


def _line_above(file: CodeFile, at: int) -> bytes:
    return file.data[line_start(file.data, at - 1) : at]


def _if(node: SgNode, value: bool, file: CodeFile, go: GoDeciding) -> tuple[Splice, ...]:
    body = node.field("consequence") if value else node.field("alternative")
    parent = node.parent()
    chained = parent is not None and parent.kind() == "if_statement"
    start, end = file.span(node)
    if chained and parent is not None:
        return _chained(node, parent, body, file)
    if body is None:
        return (go.dropped(node, file),)
    if body.kind() == "if_statement":
        return (Splice(start, end, file.tree.text(body)),)
    return (_instead(node, body, file),)


def _chained(node: SgNode, outer: SgNode, body: SgNode | None, file: CodeFile) -> tuple[Splice, ...]:
    """``else if flag {A} else {B}`` becomes ``else {A}`` or ``else {B}``, or goes."""
    start, end = file.span(node)
    if body is not None:
        return (Splice(start, end, file.tree.text(body)),)
    consequence = outer.field("consequence")
    return (Splice(file.span(consequence)[1], end, b""),) if consequence is not None else ()


def _instead(node: SgNode, body: SgNode, file: CodeFile) -> Splice:
    """The statements of a block in place of ``node``; behind a ``return`` the rest of the block goes."""
    start, end = file.span(node)
    first, last = line_start(file.data, start), line_end(file.data, end)
    inner = file.span(body)
    statements = [one for each in named(body) if each.kind() == "statement_list" for one in named(each)]
    statements = statements or named(body)
    if not statements:
        return GoDeciding().dropped(node, file)
    initializer = node.field("initializer")
    if initializer is not None or _clashes(node, statements, file):
        text = file.tree.text(body)
        if initializer is not None:
            tabs = indentation(file.data, start) + b"\t"
            text = text.replace(b"{", b"{" + file.eol + tabs + file.tree.text(initializer), 1)
        return Splice(start, end, text)
    if statements[-1].kind() in _LEAVING or re.match(r"panic\(", statements[-1].text()):
        behind = [one for one in node.next_all() if one.is_named()]
        last = line_end(file.data, file.span(behind[-1])[1]) if behind else last
        if len(statements) == 1 and statements[0].text() == "return" and _is_body(node):
            return Splice(first, last, b"")
    return Splice(first, last, _outdented(file, inner, body, indentation(file.data, start)))


def _is_body(node: SgNode) -> bool:
    """Whether the statement stands in a function's own block."""
    block = node.parent()
    holder = block.parent() if block is not None and block.kind() == "statement_list" else block
    function = holder.parent() if holder is not None else None
    return function is not None and function.kind() in GoDeciding.functions


def _outdented(file: CodeFile, inner: tuple[int, int], body: SgNode, tabs: bytes) -> bytes:
    """The lines between the braces, one level out; literals over several lines stay as they are."""
    opening, closing = line_end(file.data, inner[0]), line_start(file.data, inner[1] - 1)
    if opening > closing:
        return tabs + file.data[inner[0] + 1 : inner[1] - 1].strip() + file.eol
    fixed = [file.span(one) for one in body.find_all(kind="raw_string_literal")]
    lines, at = [], opening
    while at < closing:
        stop = line_end(file.data, at)
        inside = any(low < at < high for low, high in fixed)
        line = file.data[at:stop]
        lines.append(line if inside or not line.startswith(b"\t") else line[1:])
        at = stop
    return b"".join(lines)


def _clashes(node: SgNode, statements: list[SgNode], file: CodeFile) -> bool:
    """Whether a name that the statements declare is one of the block around them too."""
    declared = {
        one.text()
        for statement in statements
        if statement.kind() in ("short_var_declaration", "var_declaration", "const_declaration", "type_declaration")
        for target in (statement.field("left"), *(each.field("name") for each in statement.find_all(kind="var_spec")))
        if target is not None
        for one in (target, *target.find_all(kind="identifier"))
        if one.kind() == "identifier"
    }
    function = next((one for one in node.ancestors() if one.kind() in GoDeciding.functions), None)
    if not declared or function is None:
        return False
    low, high = file.span(node)
    around = (one for one in function.find_all(kind="identifier") if not low <= file.span(one)[0] < high)
    return bool(declared & {one.text() for one in around})


def _switch(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    """``switch flag { case true: … case false: … }``."""
    chosen = default = None
    for case in named(node):
        if case.kind() == "default_case":
            default = case
        elif case.kind() == "expression_case":
            given = case.field("value")
            texts = [one.text() for one in named(given)] if given is not None else []
            if not set(texts) <= {"true", "false"}:
                return (Splice(*file.span(node.field("value") or node), b"true" if value else b"false"),)
            if ("true" if value else "false") in texts:
                chosen = case
    taken = chosen or default
    start, end = file.span(node)
    if taken is None:
        return (GoDeciding().dropped(node, file),)
    statements = [one for each in named(taken) if each.kind() == "statement_list" for one in named(each)]
    if not statements:
        return (GoDeciding().dropped(node, file),)
    first, last = line_start(file.data, file.span(statements[0])[0]), line_end(file.data, file.span(statements[-1])[1])
    lines = file.data[first:last].splitlines(keepends=True)
    text = b"".join(line[1:] if line.startswith(b"\t") else line for line in lines)
    stop = line_end(file.data, end)
    if statements[-1].kind() in _LEAVING:
        behind = [one for one in node.next_all() if one.is_named()]
        stop = line_end(file.data, file.span(behind[-1])[1]) if behind else stop
    return (Splice(line_start(file.data, start), stop, text),)
