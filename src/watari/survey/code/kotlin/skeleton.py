"""A Kotlin file's functions, assignments and calls. The grammar names no fields: places tell what a node is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.model.evidence import Evidence
from watari.sources.syntax import Tree
from watari.survey.code.jvm.marks import Mark, annotated
from watari.survey.code.jvm.scope import Scope
from watari.survey.facts import Assignment, Call, CodeFile, Function

_ANNOTATION = re.compile(r"@(?:\w+:)?([\w.]+)\s*(?:\((.*)\))?\s*$", re.S)
_TYPES = ("class_declaration", "object_declaration")
_VARIABLES = ("class_parameter", "parameter", "property_declaration")
_NOT_A_VALUE = ("binding_pattern_kind", "modifiers", "variable_declaration", "type_constraints", "getter", "setter")


def skeleton(tree: Tree, path: str) -> CodeFile:
    """The functions, assignments and calls of one parsed file, with what its annotations add."""
    return _File(tree, path).code()


@dataclass(slots=True)
class _File:
    tree: Tree
    path: str

    def code(self) -> CodeFile:
        scope = self._scope()
        functions = tuple(_function(node) for node in self._all("function_declaration"))
        code = CodeFile(
            Evidence(self.path, 1), "kotlin", functions, tuple(self._assignments(scope)), tuple(self._calls(scope))
        )
        package = re.search(r"^\s*package\s+([\w.]+)", self.tree.root.text(), re.M)
        return annotated(code, self._marks(), scope, package[1] if package else "")

    def _all(self, *kinds: str) -> list[SgNode]:
        return list(self.tree.root.find_all(any=[{"kind": kind} for kind in kinds]))

    def _scope(self) -> Scope:
        scope = Scope(_stem(self.path), interpolates=True)
        for node in self._all(*_VARIABLES):
            function = _function_around(node)
            if function and node.kind() != "class_parameter":
                scope.locals.setdefault((function, _name(node)), _type(node))
            else:
                scope.fields.setdefault(_name(node), _type(node))
        for node in self._all("lambda_parameters"):
            for name in re.findall(r"[A-Za-z_]\w*", node.text()):
                scope.locals.setdefault((_function_around(node) or "", name), "")
        return scope

    def _assignments(self, scope: Scope) -> Iterator[Assignment]:
        for node in self._all("property_declaration", "assignment", "jump_expression", "function_body"):
            function = _function_around(node)
            named = [one for one in node.children() if one.is_named()]
            line = int(node.range().start.line) + 1
            if node.kind() == "assignment" and len(named) == 2:
                target = scope.target(named[0].text(), function)
                yield Assignment(target, scope.refs(named[1].text(), function), line, function)
            elif node.kind() == "property_declaration":
                values = [one for one in named if one.kind() not in _NOT_A_VALUE]
                if values:
                    text = " ".join(one.text() for one in values)
                    yield Assignment(scope.target(_name(node), function), scope.refs(text, function), line, function)
            elif re.match(r"return\b|=", node.text()) and function:
                text = re.sub(r"^(?:return(?:@\w+)?|=)", "", node.text())
                yield Assignment("return", scope.refs(text, function), line, function)

    def _calls(self, scope: Scope) -> Iterator[Call]:
        for node in self._all("call_expression"):
            parts = [one for one in node.children() if one.is_named()]
            if len(parts) != 2 or parts[1].kind() != "call_suffix":
                continue
            function, written = _function_around(node), parts[0].text()
            arguments = [re.sub(r"^\w+\s*=\s*", "", one.text()) for one in _arguments(parts[1])]
            receiver = scope.refs(written.rsplit(".", 1)[0], function) if "." in written else ()
            line = int((parts[1] if "\n" in written else node).range().start.line) + 1
            yield Call(
                "".join(scope.callee(written, function).split())[-160:],
                tuple(arguments),
                tuple(scope.refs(one, function) for one in arguments),
                receiver,
                line,
                function,
            )

    def _marks(self) -> Iterator[Mark]:
        for node in self._all("annotation"):
            match = _ANNOTATION.match(node.text())
            bearer = _bearer(node)
            if match is None or bearer is None:
                continue
            owner = next((_name(one) for one in bearer.ancestors() if one.kind() in _TYPES), "")
            line, name = int(node.range().start.line) + 1, match[1].rsplit(".", 1)[-1]
            if bearer.kind() in _TYPES:
                yield Mark(name, match[2] or "", "type", _name(bearer), "", owner, None, line)
            elif bearer.kind() == "function_declaration":
                yield Mark(name, match[2] or "", "method", _name(bearer), _type(bearer), owner, None, line)
            elif bearer.kind() in _VARIABLES:
                function = None if bearer.kind() == "class_parameter" else _function_around(bearer)
                yield Mark(name, match[2] or "", "variable", _name(bearer), _type(bearer), owner, function, line)


def _arguments(suffix: SgNode) -> Iterator[SgNode]:
    for one in suffix.children():
        if one.kind() == "value_arguments":
            yield from (child for child in one.children() if child.kind() == "value_argument")
        elif one.kind() == "annotated_lambda":
            yield one


def _bearer(node: SgNode) -> SgNode | None:
    """What an annotation stands before; a parameter's modifiers are its neighbour."""
    above = node.parent()
    if above is not None and above.kind() == "parameter_modifiers":
        return next((one for one in above.next_all() if one.kind() == "parameter"), None)
    return above.parent() if above is not None and above.kind() == "modifiers" else None


def _name(node: SgNode) -> str:
    inner = next((one for one in node.children() if one.kind() == "variable_declaration"), node)
    found = next((one for one in inner.children() if one.kind() in ("simple_identifier", "type_identifier")), None)
    return found.text() if found is not None else ""


def _type(node: SgNode) -> str:
    """The type that is written, else that of the constructor on the right side."""
    inner = next((one for one in node.children() if one.kind() == "variable_declaration"), node)
    found = next((one for one in inner.children() if one.kind() in ("user_type", "nullable_type")), None)
    if found is None:
        made = re.search(r"=\s*([A-Z]\w*)\(", node.text()) if node.kind() == "property_declaration" else None
        return made[1] if made else ""
    return re.sub(r"[<?].*", "", found.text(), flags=re.S).rsplit(".", 1)[-1]


def _function(node: SgNode) -> Function:
    inside = next((one for one in node.children() if one.kind() == "function_value_parameters"), None)
    parameters = tuple(_name(one) for one in inside.children() if one.kind() == "parameter") if inside else ()
    place = node.range()
    method = any(one.kind() in _TYPES for one in node.ancestors())
    return Function(_name(node), parameters, place.start.line + 1, place.end.line + 1, method)


def _function_around(node: SgNode) -> str | None:
    around = next((one for one in node.ancestors() if one.kind() == "function_declaration"), None)
    return _name(around) if around is not None else None


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
