"""What a Python module defines, and what each definition mentions by name.

Only what nothing but its name can reach is a definition here. Frameworks find functions by their decorators and
classes by their bases, and start programs by names such as ``create_app``: all that runs anyway.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from watari.survey.code.python.parsed import parsed
from watari.survey.facts import Definition
from watari.survey.readers.interface import Source

_CALLED_BY_OTHERS = re.compile(
    r"^(main|run|start|serve|setup|cli|handler|lambda_handler|application|upgrade|downgrade|when_ready|worker_\w+"
    r"|(on|pre|post|pytest)_\w+|\w*app|\w*handler|__\w+__)$"
)
_PLAIN_BASES = frozenset(["object", "ABC", "Protocol"])
_PLAIN_MARKS = frozenset(
    ["property", "cached_property", "staticmethod", "classmethod", "abstractmethod", "lru_cache", "cache"]
)


def definitions(source: Source) -> tuple[Definition, ...]:
    """Those of one module; the first is what runs when it is imported. Empty where Python cannot read it."""
    tree = parsed(source.data)
    if tree is None:
        return ()
    named: list[Definition] = []
    anyway: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _by_name_only(node):
            named.append(_definition(node.name, [node]))
        elif isinstance(node, ast.ClassDef) and _is_plain(node):
            # Which of its methods is called on a value is not looked at.
            named.append(_definition(node.name, [node]))
        else:
            anyway.append(node)
    return (_definition(None, anyway), *named)


def _by_name_only(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return not node.decorator_list and not _CALLED_BY_OTHERS.match(node.name)


def _is_plain(node: ast.ClassDef) -> bool:
    """A class that no framework knows: no decorator, no base, no marked method."""
    bases = {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}
    marks = {
        ast.unparse(mark).split("(")[0].rsplit(".", 1)[-1]
        for one in node.body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        for mark in one.decorator_list
    }
    return not node.decorator_list and not node.keywords and bases <= _PLAIN_BASES and marks <= _PLAIN_MARKS


def _definition(name: str | None, nodes: Sequence[ast.AST]) -> Definition:
    inner = [one for node in nodes for one in ast.walk(node)]
    # A constructor goes by its class's name.
    functions = {one.name for one in inner if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    return Definition(name, frozenset(_mentions(inner)), tuple(sorted(functions)))


def _mentions(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Names that are read, attributes, what is imported, and the words of texts: a path may name a function."""
    aside = {one for node in nodes if (one := _no_mention(node)) is not None}
    for node in nodes:
        if node in aside:
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rsplit(".", 1)[-1]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.:]+", node.value):
            yield from re.split(r"[.:]", node.value)


_READS = re.compile(r"(^|\.)(getenv|environ\.(get|pop|setdefault)|env(\.\w+)?)$")


def _no_mention(node: ast.AST) -> ast.expr | None:
    """The text in a node that mentions nothing: a key that is written, a variable of the environment."""
    if isinstance(node, ast.Subscript):
        written = isinstance(node.ctx, ast.Store) or ast.unparse(node.value).endswith("environ")
        return node.slice if written else None
    if isinstance(node, ast.Call) and node.args and _READS.search(ast.unparse(node.func)):
        return node.args[0]
    return None
