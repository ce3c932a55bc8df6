"""What Python says of values without an assignment: context managers, loops, properties, settings classes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from watari.survey.code.python.definitions import definitions
from watari.survey.code.python.names import PythonNames
from watari.survey.code.python.parsed import parsed
from watari.survey.code.python.settings import settings_fields
from watari.survey.facts import Assignment, CodeFile
from watari.survey.readers.interface import Source

_PROPERTIES = frozenset(["property", "cached_property", "computed_field"])


def with_declared(source: Source, code: CodeFile) -> CodeFile:
    """The file's skeleton with these as assignments."""
    found = [*_managed(source, code), *_looped(source, code), *_properties(source, code), *_settings(source)]
    return replace(code, assignments=(*code.assignments, *found), definitions=definitions(source))


def _managed(source: Source, code: CodeFile) -> Iterator[Assignment]:
    """``async with ClientSession(url) as session``."""
    tree = parsed(source.data) if b"with " in source.data else None
    names = PythonNames(source.text())
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            yield _held(node.context_expr, node.optional_vars, code, names)


def _held(expression: ast.expr, name: ast.Name, code: CodeFile, names: PythonNames) -> Assignment:
    function = _function_at(code, name.lineno)
    refs = names.refs(ast.unparse(expression), function)
    return Assignment(name.id, refs, _call_line(expression), function)


def _looped(source: Source, code: CodeFile) -> Iterator[Assignment]:
    """``for name, url in SERVICES.items()``: each name may hold any of the values."""
    tree = parsed(source.data) if b"for " in source.data else None
    names = PythonNames(source.text())
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            line = node.target.lineno
            function = _function_at(code, line)
            refs = names.refs(ast.unparse(node.iter), function)
            for name in _names(node.target):
                yield Assignment(name, refs, line, function)


def _names(target: ast.expr) -> list[str]:
    return [one.id for one in ast.walk(target) if isinstance(one, ast.Name)]


def _call_line(node: ast.expr) -> int:
    """Where the call's own name stands: a chain over several lines ends there."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.end_lineno or node.lineno
    return node.lineno


def _properties(source: Source, code: CodeFile) -> Iterator[Assignment]:
    """A property is read as a field, and holds what its function gives."""
    tree = parsed(source.data) if b"@" in source.data and b"propert" in source.data else None
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.FunctionDef):
            marks = {ast.unparse(one).split("(")[0].rsplit(".", 1)[-1] for one in node.decorator_list}
            if marks & _PROPERTIES:
                yield Assignment("." + node.name, (node.name + "()",), node.lineno, None)


def _settings(source: Source) -> Iterator[Assignment]:
    for field in settings_fields(source):
        yield Assignment(field.name, tuple("$" + name for name in field.variables), field.line, None)


def _function_at(code: CodeFile, line: int) -> str | None:
    inside = [one for one in code.functions if one.start <= line <= one.end]
    return inside[-1].name if inside else None
