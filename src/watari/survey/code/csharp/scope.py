"""What the names of a C# file mean: the members of its classes, and the types of its variables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ast_grep_py import SgNode

_TYPES = ("class_declaration", "record_declaration", "struct_declaration", "interface_declaration")
_METHODS = ("method_declaration", "constructor_declaration", "local_function_statement")
_WRAPPERS = re.compile(r"^(?:IOptions\w*|Task|ValueTask|Lazy|Nullable)<(.+)>$")
_UNWRAPPED = frozenset(["Value", "CurrentValue", "Result"])
_GIVES = re.compile(r"\b(?:Get\w*|Bind\w*|Resolve\w*|For|CreateGrpcService)<([^()]+)>$")


@dataclass(frozen=True, slots=True)
class Class:
    """A class with its extent, in characters, and its fields and properties with their types."""

    name: str
    start: int
    end: int
    members: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Method:
    start: int
    end: int
    variables: dict[str, str]


@dataclass(slots=True)
class Scope:
    """The declarations of one file. Types are written without namespace: ``CatalogClient``, ``IOptions<Urls>``."""

    classes: list[Class] = field(default_factory=list)
    _methods: list[_Method] = field(default_factory=list)
    _top: dict[str, str] = field(default_factory=dict)
    _aliases: dict[str, str] = field(default_factory=dict)

    def class_at(self, node: SgNode) -> Class | None:
        """The innermost class around ``node``."""
        at = int(node.range().start.index)
        return next((one for one in reversed(self.classes) if one.start <= at < one.end), None)

    def is_local(self, node: SgNode) -> bool:
        """Whether the identifier ``node`` is a variable or a parameter of a method around it."""
        name, at = node.text(), int(node.range().start.index)
        return any(one.start <= at < one.end and name in one.variables for one in self._methods)

    def type_of(self, node: SgNode | None) -> str | None:
        """The type of an expression as far as this file says it; options are seen through to their content."""
        if node is None:
            return None
        kind = node.kind()
        if kind == "identifier":
            return self._of_name(node)
        if kind == "this_expression" or node.text() == "this":
            around = self.class_at(node)
            return around.name if around else None
        if kind == "object_creation_expression":
            return self.plain(_text(node.field("type")))
        if kind in ("await_expression", "parenthesized_expression", "postfix_unary_expression"):
            return self.type_of(next((one for one in node.children() if one.is_named()), None))
        if kind == "member_access_expression":
            return self._of_member(node)
        if kind == "invocation_expression":
            return self._of_call(node)
        return None

    def plain(self, text: str) -> str | None:
        """A type without namespace, ``?`` and what wraps it; None for ``var`` and nothing."""
        text = re.sub(r"\s|\?$", "", text)
        wrapped = _WRAPPERS.match(text)
        if wrapped:
            return self.plain(wrapped[1])
        name = re.sub(r"^(?:global::)?(?:\w+(?:\.|::))*(?=\w+(?:<.*>)?$)", "", text)
        return self._aliases.get(name, name) if name and name != "var" else None

    def _of_name(self, node: SgNode) -> str | None:
        name, at = node.text(), int(node.range().start.index)
        for one in reversed(self._methods):
            if one.start <= at < one.end and name in one.variables:
                return self.plain(one.variables[name])
        for around in reversed(self.classes):
            if around.start <= at < around.end and name in around.members:
                return self.plain(around.members[name])
        return self.plain(self._top[name]) if name in self._top else None

    def _of_member(self, node: SgNode) -> str | None:
        owner, name = self.type_of(node.field("expression")), _text(node.field("name"))
        if owner is None or name in _UNWRAPPED:
            return owner
        return next(
            (self.plain(one.members[name]) for one in self.classes if one.name == owner and name in one.members), None
        )

    def _of_call(self, node: SgNode) -> str | None:
        callee = _text(node.field("function"))
        if re.search(r"\b(?:CreateClient|CreateInvokeHttpClient)$", callee):
            return "HttpClient"
        given = _GIVES.search(callee)
        return self.plain(given[1]) if given else None


def scope_of(root: SgNode) -> Scope:
    """Reads the declarations of a file."""
    scope = Scope()
    for one in root.find_all(kind="using_directive"):
        alias = re.match(r"(?:global\s+)?using\s+(\w+)\s*=\s*([\w.]+)\s*;", one.text())
        if alias:
            scope._aliases[alias[1]] = alias[2].rsplit(".", 1)[-1]
    for node in _all(root, _TYPES):
        place = node.range()
        scope.classes.append(Class(_text(node.field("name")), place.start.index, place.end.index, _members(node)))
    for node in _all(root, _METHODS):
        place = node.range()
        variables = {**_parameters(node.field("parameters")), **_locals(node)}
        scope._methods.append(_Method(place.start.index, place.end.index, variables))
    for node in _all(root, ("global_statement",)):
        scope._top.update(_locals(node))
    return scope


def _all(root: SgNode, kinds: tuple[str, ...]) -> list[SgNode]:
    found = root.find_all(any=[{"kind": kind} for kind in kinds])
    return sorted(found, key=lambda node: node.range().start.index)


def _text(node: SgNode | None) -> str:
    return node.text() if node is not None else ""


def _members(node: SgNode) -> dict[str, str]:
    """Fields, properties, and the parameters of a primary constructor."""
    found: dict[str, str] = {}
    body = next((one for one in node.children() if one.kind() == "declaration_list"), None)
    for parameters in (one for one in node.children() if one.kind() == "parameter_list"):
        found.update(_parameters(parameters))
    for one in body.children() if body is not None else ():
        if one.kind() == "property_declaration":
            found[_text(one.field("name"))] = _text(one.field("type"))
        elif one.kind() == "field_declaration":
            for declaration in (part for part in one.children() if part.kind() == "variable_declaration"):
                found.update(_declared(declaration))
    return found


def _parameters(node: SgNode | None) -> dict[str, str]:
    parameters = [one for one in node.children() if one.kind() == "parameter"] if node is not None else []
    return {_text(one.field("name")): _text(one.field("type")) for one in parameters}


def _locals(node: SgNode) -> dict[str, str]:
    found: dict[str, str] = {}
    for declaration in node.find_all(kind="variable_declaration"):
        found.update(_declared(declaration))
    for each in node.find_all(kind="foreach_statement"):
        found[_text(each.field("left"))] = _text(each.field("type"))
    return found


def _declared(declaration: SgNode) -> dict[str, str]:
    """The names of ``Type a = …, b``; of ``var`` the type of a value that says its own."""
    kind = _text(declaration.field("type"))
    found: dict[str, str] = {}
    for one in declaration.children():
        if one.kind() == "variable_declarator":
            value = next((part for part in reversed(one.children()) if part.is_named()), None)
            found[_text(one.field("name"))] = kind if kind != "var" else _said(value)
    return found


def _said(value: SgNode | None) -> str:
    """The type in ``new T(…)``, ``x.Get<T>()``, ``factory.CreateClient()``, ``(T)x``; else ``var``."""
    if value is None:
        return "var"
    if value.kind() in ("await_expression", "parenthesized_expression", "postfix_unary_expression"):
        return _said(next((one for one in value.children() if one.is_named()), None))
    if value.kind() in ("object_creation_expression", "cast_expression"):
        return _text(value.field("type")) or "var"
    if value.kind() == "member_access_expression" and _text(value.field("name")) in _UNWRAPPED:
        return _said(value.field("expression"))
    return Scope()._of_call(value) or "var" if value.kind() == "invocation_expression" else "var"
