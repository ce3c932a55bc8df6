"""Python, to the engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import, Parameter, Paths
from watari.rules.script.views import Attribute, Call, Format, Name, One, Text, This, View, named

_THROUGH = frozenset({"parenthesized_expression", "await", "type", "as_pattern_target", "expression_statement"})
_OWN = frozenset({"self", "cls"})
_JOINS = frozenset({"urljoin", "join"})


class Python(Dialect):
    """Python 2 and 3, as tree-sitter reads them."""

    functions = frozenset({"function_definition", "lambda"})
    calls = frozenset({"call"})
    classes = frozenset({"class_definition"})
    catches = frozenset({"except_clause", "except_group_clause"})
    conditions = frozenset({"if_statement", "conditional_expression"})
    importing = re.compile(rb"^[ \t]*(?:from|import)\b.*", re.MULTILINE)
    constructors = frozenset({"__init__", "__new__", "__post_init__"})

    def view(self, node: SgNode) -> View | None:
        """See :class:`Dialect`."""
        kind = node.kind()
        if kind == "identifier":
            return This() if node.text() in _OWN else Name(node.text())
        if kind == "attribute":
            return _attribute(node)
        if kind == "call":
            return _call(node, self)
        if kind in ("string", "concatenated_string"):
            return Text(tuple(_parts(node)))
        if kind == "binary_operator":
            return _operator(node)
        if kind == "boolean_operator":
            return One(named(node))
        if kind == "conditional_expression":
            return One((named(node)[0], named(node)[-1]))
        return One(named(node)[:1]) if kind in _THROUGH and named(node) else None

    def imports(self, root: SgNode) -> Iterator[Import]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="import_statement"):
            for one in node.field_children("name"):
                yield from _plain_import(one)
        for node in root.find_all(kind="import_from_statement"):
            module = node.field("module_name")
            if module is None:
                continue
            if node.has(kind="wildcard_import"):
                yield Import("*", module.text())
            for one in node.field_children("name"):
                name, local = one.field("name"), one.field("alias")
                written = name.text() if name is not None else one.text()
                yield Import(local.text() if local is not None else written, module.text(), written)

    def bound(self, root: SgNode) -> Iterator[Bound]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="assignment"):
            left, right, annotated = node.field("left"), node.field("right"), node.field("type")
            if left is not None and (right is not None or annotated is not None):
                yield from self._targets(left, right, annotated, node)
        for node in root.find_all(kind="named_expression"):
            name = node.field("name")
            if name is not None:
                yield Bound(name.text(), node, node.field("value"))
        for node in root.find_all(kind="as_pattern"):
            value, *rest = named(node)
            for target in rest:
                if target.kind() == "as_pattern_target":
                    yield Bound(target.text(), node, value)

    def _targets(self, left: SgNode, right: SgNode | None, annotated: SgNode | None, node: SgNode) -> Iterator[Bound]:
        if left.kind() == "identifier":
            in_class = self.nearest(node, self.functions | self.classes)
            own = in_class is not None and in_class[2] in self.classes
            yield Bound(left.text(), node, right, annotated, own=own)
        elif left.kind() == "attribute":
            of, name = left.field("object"), left.field("attribute")
            if of is not None and name is not None and of.text() in _OWN:
                yield Bound(name.text(), node, right, annotated, own=True)
        elif left.kind() in ("pattern_list", "tuple_pattern") and right is not None:
            names, values = named(left), named(right)
            if right.kind() in ("expression_list", "tuple") and len(names) == len(values):
                for name, value in zip(names, values, strict=True):
                    yield from self._targets(name, value, None, node)

    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """See :class:`Dialect`."""
        for one in named(function.field("parameters")):
            name = one.field("name") or (one if one.kind() == "identifier" else next(iter(named(one)), one))
            if name.text() not in _OWN:
                yield Parameter(name.text(), one.field("type"), one.field("value"))

    def returned(self, function: SgNode) -> Iterator[SgNode]:
        """See :class:`Dialect`; generators of context managers give what they yield."""
        if function.kind() == "lambda" and (body := function.field("body")) is not None:
            yield body
        yield from super().returned(function)
        for node in function.find_all(kind="yield"):
            yield from named(node)[:1]

    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """See :class:`Dialect`."""
        name = module.lstrip(".")
        parts, ups = [one for one in name.split(".") if one], len(module) - len(name)
        folder = posixpath.dirname(path)
        if ups:
            for _ in range(ups - 1):
                folder = posixpath.dirname(folder)
            return files.first(_as_files(posixpath.join(folder, *parts)))
        while parts:
            found = files.first(_as_files(posixpath.join(folder, *parts)))
            if found is not None or not folder:
                return found
            folder = posixpath.dirname(folder)
        return None

    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """Nothing but the module's own statements: what they call is followed."""
        return False

    def type_name(self, node: SgNode) -> str:
        """See :class:`Dialect`; ``Optional[T]`` and ``T | None`` are ``T``, a text is what it says."""
        text = node.text().strip("\"' ")
        for wrapper in ("Optional[", "typing.Optional["):
            text = text.removeprefix(wrapper)
        text = text.split("|")[0].strip(" ]\"'")
        return "" if "[" in text or text in ("str", "int", "dict", "bool", "Any", "None") else text


def _attribute(node: SgNode) -> View | None:
    of, name = node.field("object"), node.field("attribute")
    if of is None or name is None:
        return None
    return Attribute(None if of.text() in _OWN else of, name.text())


def _call(node: SgNode, dialect: Python) -> View | None:
    function, given = node.field("function"), node.field("arguments")
    if function is None or given is None:
        return None
    callee = dialect.view(function)
    arguments = tuple(
        one.field("value") or one if one.kind() == "keyword_argument" else one
        for one in named(given)
        if one.kind() not in ("dictionary_splat", "list_splat")
    )
    if isinstance(callee, Attribute):
        if callee.name == "format" and callee.object is not None:
            return Format(callee.object, arguments)
        if (
            callee.name in ("rstrip", "strip", "lower")
            and callee.object is not None
            and callee.object.kind() == "string"
        ):
            return One((callee.object,))
    if isinstance(callee, Name | Attribute):
        last = callee.name if isinstance(callee, Attribute) else callee.text
        if last == "urljoin" and len(arguments) == 2:
            return Text(arguments)
        return Call(callee, arguments)
    return Call(function, arguments)


def _parts(node: SgNode) -> Iterator[str | SgNode]:
    for one in node.named_children():
        kind = one.kind()
        if kind == "string":
            yield from _parts(one)
        elif kind == "interpolation":
            yield from named(one)[:1]
        elif kind in ("string_content", "escape_sequence"):
            yield one.text()


def _operator(node: SgNode) -> View | None:
    left, right, operator = node.field("left"), node.field("right"), node.field("operator")
    if left is None or right is None or operator is None:
        return None
    if operator.text() == "%":
        return Format(left, named(right) if right.kind() == "tuple" else (right,))
    if operator.text() in ("+", "/"):
        # A path's "/" joins as text does; numbers never come to be texts.
        return Text((left, "/" if operator.text() == "/" else "", right))
    return None


def _plain_import(one: SgNode) -> Iterator[Import]:
    name, alias = one.field("name"), one.field("alias")
    if name is not None and alias is not None:
        yield Import(alias.text(), name.text())
    else:
        # ``import a.b`` binds ``a``.
        head = one.text().partition(".")[0]
        yield Import(head, head)


def _as_files(base: str) -> tuple[str, str]:
    return f"{base}.py", posixpath.join(base, "__init__.py")
