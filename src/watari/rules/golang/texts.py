"""Strings that are known before the program runs, and the metadata path that a call asks for."""

from __future__ import annotations

import json

from ast_grep_py import SgNode

from watari.rules.golang.nodes import Call, named, qualified, unwrap
from watari.rules.golang.package import Declared, GoFile
from watari.rules.golang.scope import declaration
from watari.rules.golang.values import Values

_DEEPEST = 8
OWN_PATHS = {
    "Region": "placement/region",
    "RegionWithContext": "placement/region",
    "GetRegion": "placement/region",
    "GetUserData": "user-data",
    "GetUserDataWithContext": "user-data",
}
"""Methods that ask for one path, which their name says."""

_TAKES_PATH = {"GetMetadata": 0, "GetMetadataWithContext": 1}


def metadata_path(call: Call, file: GoFile, values: Values) -> str | None:
    """The path below ``meta-data/`` that a call of a metadata client asks for; None where unknown."""
    if call.name in OWN_PATHS:
        return OWN_PATHS[call.name]
    if call.name not in _TAKES_PATH:
        return None
    position = _TAKES_PATH[call.name]
    for argument in (*call.arguments[1:2], *call.arguments[position : position + 1]):
        given = _input_path(argument, file, values) or argument
        text = text_of(given, file, values)
        if text is not None:
            return text.strip("/").removeprefix("latest/").removeprefix("meta-data/")
    return None


def _input_path(argument: SgNode, file: GoFile, values: Values, depth: int = 0) -> SgNode | None:
    """The ``Path`` element of ``&imds.GetMetadataInput{Path: …}``, written in place or kept in a variable."""
    node = unwrap(argument)
    if node.kind() == "unary_expression":
        operand = node.field("operand")
        return _input_path(operand, file, values, depth) if operand is not None else None
    if node.kind() == "identifier" and depth < _DEEPEST:
        found = declaration(node, file)
        return _input_path(found.values[0], found.file, values, depth + 1) if found and found.values else None
    if node.kind() != "composite_literal":
        return None
    for element in node.find_all(kind="keyed_element"):
        name, value = element.field("key"), element.field("value")
        if name is not None and value is not None and name.text() == "Path":
            return named(value)[0] if value.kind() == "literal_element" else value
    return None


def text_of(expression: SgNode, file: GoFile, values: Values, depth: int = 0) -> str | None:
    """The string that an expression always has; None where it can change or is not known."""
    node = unwrap(expression)
    kind = node.kind()
    if depth > _DEEPEST:
        return None
    if kind == "raw_string_literal":
        return node.text().strip("`")
    if kind == "interpreted_string_literal":
        return _unquoted(node.text())
    if kind == "binary_expression":
        return _joined(node, file, values, depth)
    if kind == "identifier":
        return _declared_text(declaration(node, file), values, depth)
    parts = qualified(node)
    path = values.imported(parts[0], file) if parts else None
    package = values.workspace.package(path) if path else None
    return _declared_text(package.variables.get(parts[1]), values, depth) if package and parts else None


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text.strip('"')


def _joined(node: SgNode, file: GoFile, values: Values, depth: int) -> str | None:
    left, right = node.field("left"), node.field("right")
    if left is None or right is None:
        return None
    a, b = (text_of(side, file, values, depth + 1) for side in (left, right))
    return a + b if a is not None and b is not None else None


def _declared_text(found: Declared | None, values: Values, depth: int) -> str | None:
    if found is None or found.from_range or len(found.values) != found.count:
        return None
    value = found.values[found.index]
    if not found.constant and _assigned_again(found):
        return None
    return text_of(value, found.file, values, depth + 1)


def _assigned_again(found: Declared) -> bool:
    """Whether the file assigns to the name once more; then its value is not certain."""
    statement = found.values[0].parent()
    declared = statement.parent() if statement is not None else None
    left = declared.field("left") if declared is not None else None
    names = [one.text() for one in named(left)] if left is not None else []
    if declared is not None and not names:
        names = [one.text() for one in declared.field_children("name")]
    name = names[found.index] if found.index < len(names) else ""
    return any(
        name in (one.text() for one in named(target))
        for assignment in found.file.root.find_all(kind="assignment_statement")
        if (target := assignment.field("left")) is not None
    )
