"""Kotlin, to the engine: Java's names and files with another grammar."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import, Parameter, Paths
from watari.rules.script.java import NULL_CHECKS, RUN, RUNNERS, head_of, is_left_out, is_managed
from watari.rules.script.views import Attribute, Call, Name, One, Text, This, View, named

_THROUGH = frozenset({"parenthesized_expression", "as_expression", "value_argument", "postfix_expression"})
_STARTED = ("@PostConstruct", "@Bean", "@EventListener")


class Kotlin(Dialect):
    """Kotlin, as tree-sitter reads it (it stumbles over some newer syntax)."""

    functions = frozenset({"function_declaration", "lambda_literal", "anonymous_function", "secondary_constructor"})
    calls = frozenset({"call_expression"})
    classes = frozenset({"class_declaration", "object_declaration"})
    tries = frozenset({"try_expression"})
    catches = frozenset({"catch_block"})
    conditions = frozenset({"if_expression"})
    fields_are_names = True
    null_checks = NULL_CHECKS

    def view(self, node: SgNode) -> View | None:
        """See :class:`Dialect`."""
        kind = node.kind()
        if kind in ("simple_identifier", "type_identifier", "interpolated_identifier"):
            return Name(node.text())
        if kind == "this_expression":
            return This()
        if kind == "navigation_expression":
            return _navigation(node)
        if kind == "call_expression":
            return _call(node, self)
        if kind == "string_literal":
            return Text(tuple(_parts(node)))
        if kind == "additive_expression":
            return Text(named(node)) if "-" not in [one.text() for one in node.children()] else None
        if kind == "elvis_expression":
            return One(named(node))
        return One(named(node)[:1]) if kind in _THROUGH and named(node) else None

    def imports(self, root: SgNode) -> Iterator[Import]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="import_header"):
            path = next((one for one in named(node) if one.kind() == "identifier"), None)
            if path is None:
                continue
            if node.has(kind="wildcard_import"):
                yield Import("*", path.text())
                continue
            alias = node.find(kind="import_alias")
            local = named(alias)[0].text() if alias is not None and named(alias) else ""
            module, _, name = path.text().rpartition(".")
            yield Import(local or name, module, name) if module else Import(local or name, name)

    def bound(self, root: SgNode) -> Iterator[Bound]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="property_declaration"):
            declared = next((one for one in named(node) if one.kind() == "variable_declaration"), None)
            if declared is None:
                continue
            name, of = next(iter(named(declared)), None), _type(declared)
            value = next(iter(_behind(declared)), None)
            if name is not None:
                nearest = self.nearest(node, self.functions | self.classes)
                own = nearest is not None and nearest[2] in self.classes
                yield Bound(name.text(), node, value, of, own=own)
        for node in root.find_all(kind="class_parameter"):
            name = next((one for one in named(node) if one.kind() == "simple_identifier"), None)
            if name is not None:
                yield Bound(name.text(), node, None, _type(node), own=True)
        for node in root.find_all(kind="assignment"):
            parts = named(node)
            if len(parts) == 2:
                left = parts[0].text().removeprefix("this.")
                yield Bound(left, node, parts[1], own=parts[0].text().startswith("this."))

    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """See :class:`Dialect`."""
        group = next((one for one in named(function) if one.kind() == "function_value_parameters"), None)
        for one in named(group):
            if one.kind() == "parameter" and named(one):
                yield Parameter(named(one)[0].text(), _type(one))

    def function_name(self, node: SgNode) -> str:
        """See :class:`Dialect`."""
        if node.kind() != "function_declaration":
            return ""
        return next((one.text() for one in named(node) if one.kind() == "simple_identifier"), "")

    def class_name(self, node: SgNode) -> str:
        """See :class:`Dialect`."""
        return next((one.text() for one in named(node) if one.kind() == "type_identifier"), "")

    def returned(self, function: SgNode) -> Iterator[SgNode]:
        """See :class:`Dialect`."""
        body = next((one for one in named(function) if one.kind() == "function_body"), None)
        if body is not None and body.text().startswith("="):
            yield from named(body)[:1]
        for jump in function.find_all(kind="jump_expression"):
            if jump.text().startswith("return"):
                yield from named(jump)[:1]

    def left_out(self, node: SgNode) -> bool:
        """See :class:`Dialect`."""
        if node.kind() not in self.classes and node.kind() != "function_declaration":
            return False
        return any(is_left_out(one.text()) for one in node.children() if one.kind() == "modifiers")

    def parents(self, owner: SgNode) -> Iterator[str]:
        """See :class:`Dialect`."""
        for one in named(owner):
            of = one.find(kind="user_type") if one.kind() == "delegation_specifier" else None
            if of is not None:
                yield self.type_name(of)

    def result_type(self, function: SgNode) -> SgNode | None:
        """See :class:`Dialect`."""
        return _type(function) if function.kind() == "function_declaration" else None

    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """See :class:`Dialect`."""
        if "." not in module:
            return files.first((posixpath.join(posixpath.dirname(path), f"{module}.kt"),))
        return files.ending(module.replace(".", "/") + ".kt", path)

    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """``main``, and what a container calls at the start."""
        name, head = self.function_name(function), function.text().partition("{")[0]
        if name == "main" or name in RUN or any(one in head for one in _STARTED):
            return True
        if owner is None:
            return False
        head = head_of(owner)
        if name == "run" and any(runner in head for runner in RUNNERS):
            return True
        return function.kind() == "secondary_constructor" and is_managed(head)

    def type_name(self, node: SgNode) -> str:
        """See :class:`Dialect`."""
        text = node.text().split("<")[0].rstrip("?").strip()
        return "" if text in ("String", "Int", "Long", "Boolean", "Any", "Unit") else text

    def top_level_runs(self) -> bool:
        """Objects and properties are made when they are first asked for."""
        return False


def _type(node: SgNode) -> SgNode | None:
    kinds = ("user_type", "nullable_type")
    return next((one for one in named(node) if one.kind() in kinds), None)


def _behind(node: SgNode) -> list[SgNode]:
    """Named siblings behind ``node`` that can be its value."""
    later = [one for one in node.next_all() if one.is_named()]
    return [one for one in later if one.kind() not in ("getter", "setter", "type_constraints")]


def _navigation(node: SgNode) -> View | None:
    parts = named(node)
    if len(parts) != 2 or not named(parts[1]):
        return None
    of, name = parts[0], named(parts[1])[0].text()
    return Attribute(None if of.kind() == "this_expression" else of, name)


def _call(node: SgNode, dialect: Kotlin) -> View | None:
    callee, *rest = named(node)
    suffix = next((one for one in rest if one.kind() == "call_suffix"), None)
    given = next((one for one in named(suffix) if one.kind() == "value_arguments"), None)
    arguments = tuple(named(one)[-1] for one in named(given) if named(one))
    view = dialect.view(callee)
    return Call(view if isinstance(view, Name | Attribute) else callee, arguments)


def _parts(node: SgNode) -> Iterator[str | SgNode]:
    for one in named(node):
        if one.kind() in ("interpolated_expression", "interpolated_identifier"):
            yield next(iter(named(one)), one)
        elif one.kind() == "string_content":
            yield one.text()
