"""Services of Nameko: the name under which a class with remote methods is called through the broker."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from watari.survey.code.python.parsed import parsed
from watari.survey.facts import CodeFile, DiscoveryName
from watari.survey.readers.interface import Source


def rpc_names(source: Source, code: CodeFile) -> Iterator[DiscoveryName]:
    """``name = "stock"`` of a class that has a method marked ``@rpc``."""
    tree = parsed(source.data) if b"nameko" in source.data else None
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ClassDef) and any(_is_remote(one) for one in node.body):
            for one in node.body:
                if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "name":
                    value = one.value.value if isinstance(one.value, ast.Constant) else None
                    if isinstance(value, str):
                        yield DiscoveryName(value, source.at(one.lineno))


def _is_remote(member: ast.stmt) -> bool:
    marks = member.decorator_list if isinstance(member, ast.FunctionDef) else []
    return any(ast.unparse(mark).split("(")[0] == "rpc" for mark in marks)
