"""JavaScript and TypeScript, to the engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import, Parameter, Paths
from watari.rules.script.views import Attribute, Call, Module, Name, One, Text, This, View, named

_THROUGH = frozenset(
    {
        "parenthesized_expression", "await_expression", "as_expression", "non_null_expression",
        "satisfies_expression", "type_assertion", "expression_statement",
    }
)  # fmt: skip
_NAMES = frozenset({"identifier", "shorthand_property_identifier", "type_identifier"})
_AT_ONCE = frozenset({"then", "finally", "forEach", "map", "reduce", "filter"})
"""Methods that call the function they are given before the start is over."""
_ENDINGS = ("", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", "/index.ts", "/index.js", "/index.tsx")


class JavaScript(Dialect):
    """JavaScript, JSX, TypeScript and TSX: their trees name the same things alike."""

    functions = frozenset(
        {
            "function_declaration", "function_expression", "arrow_function", "method_definition",
            "generator_function_declaration", "generator_function",
        }
    )  # fmt: skip
    calls = frozenset({"call_expression", "new_expression"})
    classes = frozenset({"class_declaration", "class"})
    conditions = frozenset({"if_statement", "ternary_expression"})
    importing = re.compile(rb"^.*(?:\bfrom\b|\bimport\b|\brequire\b).*", re.MULTILINE)
    constructors = frozenset({"constructor"})

    def view(self, node: SgNode) -> View | None:
        """See :class:`Dialect`."""
        kind = node.kind()
        if kind in _NAMES:
            return Name(node.text())
        if kind == "this":
            return This()
        if kind == "member_expression":
            return _member(node)
        if kind in ("call_expression", "new_expression"):
            return _call(node, self)
        if kind in ("string", "template_string"):
            return Text(tuple(_parts(node)))
        if kind == "binary_expression":
            return _operator(node)
        if kind == "ternary_expression":
            return One(named(node)[1:])
        return One(named(node)[:1]) if kind in _THROUGH and named(node) else None

    def imports(self, root: SgNode) -> Iterator[Import]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="import_statement"):
            source = node.field("source") or next((one for one in named(node) if one.kind() == "string"), None)
            if source is None:
                continue
            module = _module(source)
            for one in node.find_all(kind="import_specifier"):
                name, alias = one.field("name"), one.field("alias")
                if name is not None:
                    written = "" if name.text() == "default" else name.text()
                    yield Import((alias or name).text(), module, written)
            for clause in node.find_all(kind="import_clause"):
                for one in named(clause):
                    if one.kind() == "identifier":
                        yield Import(one.text(), module, "default" if module.startswith(".") else "")
                    elif one.kind() == "namespace_import":
                        yield Import(named(one)[0].text(), module)

    def bound(self, root: SgNode) -> Iterator[Bound]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="variable_declarator"):
            name, value, annotated = node.field("name"), node.field("value"), node.field("type")
            if name is not None and (value is not None or annotated is not None):
                yield from _targets(name, value, annotated, node)
        for node in root.find_all(kind="assignment_expression"):
            left, right = node.field("left"), node.field("right")
            if left is not None and right is not None:
                yield from _assigned(left, right, node)
        for kind in ("public_field_definition", "field_definition"):
            for node in _find(root, kind):
                name = node.field("name") or node.field("property")
                if name is not None:
                    yield Bound(name.text(), node, node.field("value"), node.field("type"), own=True)
        for node in root.find_all(kind="export_statement"):
            value = node.field("value")
            exported = value or next((one for one in named(node) if one.kind() == "identifier"), None)
            if exported is not None and "default" in node.text()[:20]:
                yield Bound("default", node, exported)

    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """See :class:`Dialect`."""
        single = function.field("parameter")
        for one in (single,) if single is not None else named(function.field("parameters")):
            name = one.field("pattern") or one.field("left") or one
            own = any(child.kind() in ("accessibility_modifier", "readonly") for child in one.children())
            yield Parameter(name.text(), one.field("type"), one.field("value") or one.field("right"), own)

    def function_name(self, node: SgNode) -> str:
        """See :class:`Dialect`; a function that is a variable's or a property's value has its name."""
        name = node.field("name")
        parent = node.parent()
        if name is not None or parent is None:
            return name.text() if name is not None else ""
        for kind, field in (
            ("variable_declarator", "name"), ("pair", "key"), ("public_field_definition", "name"),
            ("field_definition", "property"),
        ):  # fmt: skip
            holder = parent.field(field) if parent.kind() == kind else None
            if holder is not None:
                return holder.text()
        left = parent.field("left") if parent.kind() == "assignment_expression" else None
        return left.text().rpartition(".")[2] if left is not None else ""

    def returned(self, function: SgNode) -> Iterator[SgNode]:
        """See :class:`Dialect`."""
        body = function.field("body")
        if body is not None and body.kind() != "statement_block":
            yield body
        yield from super().returned(function)

    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """See :class:`Dialect`; ``@app/x`` and the like are looked for by their tail, as path aliases are."""
        if module.startswith("."):
            base = posixpath.normpath(posixpath.join(posixpath.dirname(path), module))
            return files.first(base + ending for ending in _ENDINGS)
        scope, _, rest = module.partition("/")
        if not rest or module.startswith(("@aws-sdk/", "@smithy/", "@types/", "node:")):
            return None
        tails = [module] if not scope.startswith(("@", "~")) else [f"{scope.lstrip('@~')}/{rest}".lstrip("/")]
        found = (files.ending(tail + ending, path) for tail in tails for ending in _ENDINGS[1:])
        return next((one for one in found if one is not None), None)

    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """NestJS calls these when the module starts."""
        return self.function_name(function) in ("onModuleInit", "onApplicationBootstrap")

    def deferred(self, function: SgNode) -> bool:
        """Functions that are called where they stand, or by a promise of the start, are not kept for later."""
        parent = function.parent()
        while parent is not None and parent.kind() == "parenthesized_expression":
            parent = parent.parent()
        if parent is None:
            return True
        if parent.kind() == "call_expression":
            return False
        call = parent.parent() if parent.kind() == "arguments" else None
        callee = (call.field("function") or call.field("constructor")) if call is not None else None
        if callee is None:
            return True
        last = callee.text().rpartition(".")[2]
        return last not in _AT_ONCE and not (last == "Promise" and call is not None and call.kind() == "new_expression")


def _find(root: SgNode, kind: str) -> list[SgNode]:
    """Nodes of a kind that only one of the two grammars has."""
    try:
        return root.find_all(kind=kind)
    except (RuntimeError, ValueError):
        return []


def _module(source: SgNode) -> str:
    return source.text().strip("\"'`").removeprefix("node:")


def _member(node: SgNode) -> View | None:
    of, name = node.field("object"), node.field("property")
    if of is None or name is None:
        return None
    if name.text() == "default":
        return One((of,))
    return Attribute(None if of.kind() == "this" else of, name.text())


def _call(node: SgNode, dialect: JavaScript) -> View | None:
    function = node.field("function") or node.field("constructor")
    given = node.field("arguments")
    if function is None:
        return None
    arguments = named(given)
    callee = dialect.view(function)
    loads = function.kind() == "import" or (isinstance(callee, Name) and callee.text == "require")
    if loads and arguments and arguments[0].kind() == "string":
        return Module(_module(arguments[0]))
    if isinstance(callee, Attribute) and callee.object is not None:
        if callee.name == "concat":
            return Text((callee.object, *arguments))
        if callee.name == "promise" and not arguments:
            return One((callee.object,))
    return Call(callee if isinstance(callee, Name | Attribute) else function, arguments)


def _parts(node: SgNode) -> Iterator[str | SgNode]:
    for one in node.named_children():
        if one.kind() == "template_substitution":
            yield from named(one)[:1]
        else:
            yield one.text()


def _operator(node: SgNode) -> View | None:
    left, right, operator = node.field("left"), node.field("right"), node.field("operator")
    if left is None or right is None or operator is None:
        return None
    if operator.text() == "+":
        return Text((left, right))
    return One((left, right)) if operator.text() in ("||", "??") else None


def _targets(name: SgNode, value: SgNode | None, annotated: SgNode | None, node: SgNode) -> Iterator[Bound]:
    if name.kind() == "identifier":
        yield Bound(name.text(), node, value, annotated)
    elif name.kind() == "object_pattern":
        for one in named(name):
            if one.kind() == "shorthand_property_identifier_pattern":
                yield Bound(one.text(), node, value, member=one.text())
            elif one.kind() == "pair_pattern":
                of, local = one.field("key"), one.field("value")
                if of is not None and local is not None:
                    yield Bound(local.text(), node, value, member=of.text())


def _assigned(left: SgNode, right: SgNode, node: SgNode) -> Iterator[Bound]:
    if left.kind() == "identifier":
        yield Bound(left.text(), node, right)
    elif left.kind() == "member_expression":
        of, name = left.field("object"), left.field("property")
        if of is None or name is None:
            return
        if of.kind() == "this":
            yield Bound(name.text(), node, right, own=True)
        elif of.text() in ("exports", "module.exports"):
            yield Bound(name.text(), node, right)
        elif left.text() == "module.exports":
            yield from _exports(right, node)


def _exports(right: SgNode, node: SgNode) -> Iterator[Bound]:
    if right.kind() != "object":
        yield Bound("default", node, right)
        return
    for one in named(right):
        if one.kind() == "shorthand_property_identifier":
            yield Bound(one.text(), node, one)
        elif one.kind() == "pair":
            name, value = one.field("key"), one.field("value")
            if name is not None and value is not None:
                yield Bound(name.text(), node, value)
