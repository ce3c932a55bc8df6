"""What a Java file declares: variables with their types, annotations."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from ast_grep_py import SgNode

from watari.sources.syntax import Tree
from watari.survey.code.jvm.marks import Mark, annotated
from watari.survey.code.jvm.scope import Scope
from watari.survey.facts import CodeFile

_TYPES = ("class_declaration", "interface_declaration", "record_declaration", "enum_declaration")
_DECLARED = (
    "field_declaration",
    "local_variable_declaration",
    "formal_parameter",
    "enhanced_for_statement",
    "resource",
)
_LAMBDA = ("lambda_expression",)


def names(tree: Tree, function_of: Callable[[SgNode], str | None]) -> Scope:
    """The variables of a file, their types without parameters."""
    scope = Scope(_own(tree))
    for node in tree.root.find_all(any=[{"kind": kind} for kind in _DECLARED]):
        kind = _plain(_text(node, "type"))
        for name in _declared(node):
            _declare(scope, node, name, kind, function_of(node))
    for node in tree.root.find_all(kind="lambda_expression"):
        function = function_of(node)
        for name in re.findall(r"[A-Za-z_]\w*", _text(node, "parameters")) if function else ():
            scope.locals.setdefault((function or "", name), "")
    return scope


def annotate(tree: Tree, code: CodeFile) -> CodeFile:
    """The skeleton with what the file's annotations say of addresses."""
    package = re.search(r"^\s*package\s+([\w.]+)", tree.root.text(), re.M)

    def function_of(node: SgNode) -> str | None:
        method = next((one for one in node.ancestors() if one.kind() in _METHODS), None)
        return _text(method, "name") if method is not None else None

    return annotated(code, _marks(tree, function_of), names(tree, function_of), package[1] if package else "")


_METHODS = ("method_declaration", "constructor_declaration")


def _own(tree: Tree) -> str:
    first = tree.root.find(any=[{"kind": kind} for kind in _TYPES])
    return _text(first, "name") if first is not None else ""


def _text(node: SgNode, field: str) -> str:
    found = node.field(field)
    return found.text() if found is not None else ""


def _plain(kind: str) -> str:
    """``Optional<Catalog>`` is looked at as ``Optional``; ``a.b.Catalog`` as ``Catalog``."""
    return re.sub(r"<.*|\[\]|@\w+\s*", "", kind, flags=re.S).strip().rsplit(".", 1)[-1]


def _declared(node: SgNode) -> list[str]:
    if node.kind() in ("field_declaration", "local_variable_declaration"):
        return [_text(one, "name") for one in node.children() if one.kind() == "variable_declarator"]
    return [_text(node, "name")]


def _declare(scope: Scope, node: SgNode, name: str, kind: str, function: str | None) -> None:
    parent = node.parent()
    outer = parent.parent() if parent is not None else None
    component = outer is not None and outer.kind() == "record_declaration"
    if node.kind() == "field_declaration" or (component and node.kind() == "formal_parameter"):
        scope.fields.setdefault(name, kind)
    elif function:
        scope.locals.setdefault((function, name), _of_value(node, kind))


def _of_value(node: SgNode, kind: str) -> str:
    """``var x = new Catalog()`` says its type on the right."""
    made = re.search(r"=\s*new\s+([A-Z]\w*)", node.text()) if kind == "var" else None
    return made[1] if made else "" if kind == "var" else kind


def _marks(tree: Tree, function_of: Callable[[SgNode], str | None]) -> Iterator[Mark]:
    for node in tree.root.find_all(any=[{"kind": "annotation"}, {"kind": "marker_annotation"}]):
        modifiers = node.parent()
        bearer = modifiers.parent() if modifiers is not None and modifiers.kind() == "modifiers" else None
        if bearer is None:
            continue
        name = posixpath.basename(_text(node, "name").replace(".", "/"))
        arguments = _text(node, "arguments").removeprefix("(").removesuffix(")")
        owner = next((_text(one, "name") for one in bearer.ancestors() if one.kind() in _TYPES), "")
        line = int(node.range().start.line) + 1
        if bearer.kind() in _TYPES:
            yield Mark(name, arguments, "type", _text(bearer, "name"), "", owner, None, line)
        elif bearer.kind() == "method_declaration":
            kind = _plain(_text(bearer, "type"))
            yield Mark(name, arguments, "method", _text(bearer, "name"), kind, owner, None, line)
        elif bearer.kind() in ("field_declaration", "formal_parameter"):
            for one in _declared(bearer):
                kind = _plain(_text(bearer, "type"))
                yield Mark(name, arguments, "variable", one, kind, owner, function_of(bearer), line)
