"""What a Go function does with the failure of an expression: end the process, pass it up, or live with it."""

from __future__ import annotations

import re
from typing import Literal

from ast_grep_py import SgNode

from watari.rules.golang.nodes import Call, as_call, calls_below, following, function_of, named
from watari.rules.golang.package import GoFile
from watari.rules.golang.values import Values
from watari.sources.syntax import key

Fate = Literal["ends", "returns", "lives"]
"""``ends``: the process ends · ``returns``: the caller decides · ``lives``: the process goes on."""

_ENDING = re.compile(r"^(Fatal\w*|Panic\w*|Must\w*|panic)$")
_EXITING = frozenset({"os", "runtime", "logrus", "log", "klog", "glog"})
_LOOK_AHEAD = 2
"""Statements behind an assignment in which its error must be asked for."""


def ends_process(call: Call, file: GoFile, values: Values, depth: int = 0) -> bool:
    """Whether a call ends the process: ``log.Fatal``, ``panic``, ``os.Exit``, or a function that does."""
    if _ENDING.match(call.name):
        return True
    if call.name in ("Exit", "Goexit") and call.operand is not None and call.operand.text() in _EXITING:
        return True
    function = values.function(call, file) if depth < 1 and call.operand is None else None
    body = function.node.field("body") if function is not None else None
    if function is None or body is None:
        return False
    return any(
        ends_process(inner, function.file, values, depth + 1)
        for inner in calls_below(body)
        if _straight(inner.node, function.node)
    )


def _straight(node: SgNode, function: SgNode) -> bool:
    """Whether ``node`` is run whenever ``function`` is: no branch, loop or literal between them."""
    for ancestor in node.ancestors():
        if key(ancestor) == key(function):
            return True
        if ancestor.kind() in ("if_statement", "for_statement", "func_literal") or "switch" in ancestor.kind():
            return False
    return False


def fate(expression: SgNode, file: GoFile, values: Values) -> Fate:
    """What happens to the process when ``expression`` fails."""
    child = expression
    for parent in expression.ancestors():
        kind = parent.kind()
        call = as_call(parent)
        if call is not None and key(child) != key(expression) and ends_process(call, file, values):
            return "ends"
        if kind == "return_statement":
            return _when_returned(parent, file)
        if kind in ("short_var_declaration", "assignment_statement", "var_spec"):
            return _when_assigned(parent, file, values)
        if kind == "if_statement":
            return _when_asked(parent, child, file, values)
        if kind in ("expression_statement", "func_literal") or kind.endswith("_declaration"):
            return "lives"
        child = parent
    return "lives"


def _when_returned(statement: SgNode, file: GoFile) -> Fate:
    function = function_of(statement)
    return "ends" if _is_main(function, file) else "returns"


def _is_main(function: SgNode | None, file: GoFile) -> bool:
    name = function.field("name") if function is not None else None
    plain = function is not None and function.kind() == "function_declaration"
    return plain and name is not None and name.text() == "main" and file.package.name == "main"


def _when_assigned(statement: SgNode, file: GoFile, values: Values) -> Fate:
    left = statement.field("left")
    names = [one.text() for one in named(left)] if left is not None else _spec_names(statement)
    error = names[-1] if names else "_"
    if error == "_":
        return "lives"
    parent = statement.parent()
    if parent is not None and parent.kind() == "if_statement":
        return _branch(parent, file, values)
    while statement.kind() == "var_spec" and parent is not None and parent.kind() != "statement_list":
        statement, parent = parent, parent.parent()
    for one in following(statement)[:_LOOK_AHEAD]:
        condition = one.field("condition") if one.kind() == "if_statement" else None
        if condition is not None and _mentions(condition, error):
            return _branch(one, file, values)
        if one.kind() == "return_statement" and _mentions(one, error):
            return _when_returned(one, file)
        if any(ends_process(call, file, values) and _mentions(call.node, error) for call in calls_below(one)):
            return "ends"
    return "lives"


def _spec_names(spec: SgNode) -> list[str]:
    return [one.text() for one in spec.field_children("name") if one.is_named()]


def _mentions(node: SgNode, name: str) -> bool:
    return any(one.text() == name for one in node.find_all(kind="identifier"))


def _when_asked(statement: SgNode, child: SgNode, file: GoFile, values: Values) -> Fate:
    condition = statement.field("condition")
    if condition is None or key(condition) != key(child):
        return "lives"
    return _branch(statement, file, values)


def _branch(statement: SgNode, file: GoFile, values: Values) -> Fate:
    condition = statement.field("condition")
    text = condition.text() if condition is not None else ""
    failed = "!= nil" in text or text.startswith("!") or "nil !=" in text
    block = statement.field("consequence" if failed else "alternative")
    return _block(block, file, values) if block is not None else "lives"


def _block(block: SgNode, file: GoFile, values: Values) -> Fate:
    if any(ends_process(call, file, values) for call in calls_below(block)):
        return "ends"
    found = block.find(kind="return_statement")
    if found is None:
        return "lives"
    function = function_of(block)
    if _is_main(function, file):
        return "ends"
    return "returns" if named(found) or (function is not None and _names_results(function)) else "lives"


def _names_results(function: SgNode) -> bool:
    result = function.field("result")
    return result is not None and result.kind() == "parameter_list" and bool(result.find(kind="identifier"))
