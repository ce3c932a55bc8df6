"""A source file's functions, assignments and calls, through its syntax tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.model.evidence import Evidence
from watari.sources.syntax import Tree
from watari.survey.code.language import Kinds, Names
from watari.survey.code.languages import BY_NAME
from watari.survey.code.refs import LONGEST, field_ref, refs
from watari.survey.facts import Assignment, Call, CodeFile, Function

_MODIFIERS = re.compile(r"\b(?:private|public|protected|readonly|final|const|override)\b|@\w+(?:\([^)]*\))?")


_HOLDER = re.compile(r"(.*)(?:\.|->|::)", re.S)
_KEPT = re.compile(r"\b(?:private|public|protected|readonly)\b")


@dataclass(frozen=True, slots=True)
class _Scope:
    start: int
    end: int
    function: Function


def skeleton(tree: Tree, path: str, language: str) -> CodeFile:
    """The functions, assignments and calls of one parsed file."""
    kinds = BY_NAME[language].kinds
    scopes = _scopes(tree, kinds)
    starts = [scope.start for scope in scopes]

    def function_at(index: int) -> str | None:
        for scope in reversed(scopes[: bisect_right(starts, index)]):
            if scope.end >= index:
                return scope.function.name
        return None

    names = (BY_NAME[language].names or _plain)(tree, lambda node: function_at(_at(node)))
    calls = tuple(
        call
        for node in _all(tree.root, kinds.calls)
        if (call := _call(node, function_at(_at(node)), names)) is not None
    )
    assignments = tuple(
        one for node in _all(tree.root, kinds.assignments) for one in _assigned(node, function_at(_at(node)), names)
    )
    kept = tuple(_kept_parameters(tree, kinds, function_at))
    return CodeFile(Evidence(path, 1), language, tuple(s.function for s in scopes), assignments + kept, calls)


def _kept_parameters(tree: Tree, kinds: Kinds, function_at: Callable[[int], str | None]) -> Iterator[Assignment]:
    """``constructor(private url: string)``: a parameter of the constructor that is a field as well."""
    for node in _all(tree.root, kinds.functions):
        if kinds.constructor is None or _field(node, "name") != kinds.constructor:
            continue
        for part in _split(_field(node, "parameters").strip().removeprefix("(").removesuffix(")")):
            names = _parameters(part, kinds.type_first) if _KEPT.search(part) else ()
            for name in names:
                yield Assignment("." + name, (name,), line_of(node), function_at(_at(node)))


class _Plain:
    """Names as the text writes them, for languages whose types are not looked at."""

    def target(self, name: str, function: str | None) -> str:
        return name

    def callee(self, text: str, function: str | None) -> str:
        return text

    def refs(self, text: str, function: str | None) -> tuple[str, ...]:
        return refs(text)


def _plain(tree: Tree, function_of: Callable[[SgNode], str | None]) -> Names:
    return _Plain()


def _all(root: SgNode, kinds: tuple[str, ...]) -> list[SgNode]:
    return list(root.find_all(any=[{"kind": kind} for kind in kinds])) if kinds else []


def _at(node: SgNode) -> int:
    return int(node.range().start.index)


def line_of(node: SgNode) -> int:
    """The line on which ``node`` begins, from 1."""
    return int(node.range().start.line) + 1


def _scopes(tree: Tree, kinds: Kinds) -> list[_Scope]:
    classes = [(c.range().start.index, c.range().end.index, _field(c, "name")) for c in _all(tree.root, kinds.classes)]
    scopes = []
    for node in _all(tree.root, kinds.functions):
        name = _function_name(node)
        if not name:
            continue
        place = node.range()
        inside = [c[2] for c in classes if c[0] <= place.start.index and place.end.index <= c[1]]
        method = bool(inside) or node.kind() in ("method_declaration", "method_definition")
        if name == kinds.constructor and inside:
            name, method = inside[-1], False
        parameters = _parameters(_field(node, "parameters") or _field(node, "parameter"), kinds.type_first)
        function = Function(name, parameters, place.start.line + 1, place.end.line + 1, method)
        scopes.append(_Scope(place.start.index, place.end.index, function))
    return sorted(scopes, key=lambda scope: scope.start)


def _function_name(node: SgNode) -> str:
    name = _field(node, "name")
    if name or node.kind() not in ("arrow_function", "function_expression"):
        return name
    parent = node.parent()
    if parent is not None and parent.kind() in ("variable_declarator", "pair", "assignment_expression"):
        return (_field(parent, "name") or _field(parent, "key") or _field(parent, "left")).rsplit(".", 1)[-1]
    return ""


def _field(node: SgNode, name: str) -> str:
    found = node.field(name)
    return found.text() if found is not None else ""


def _parameters(text: str, type_first: bool) -> tuple[str, ...]:
    names = []
    for part in _split(text.strip().removeprefix("(").removesuffix(")")):
        words = re.findall(r"[A-Za-z_]\w*", _MODIFIERS.sub(" ", part.split("=")[0]))
        if words and not (words == ["self"] or words == ["cls"]):
            names.append(words[-1] if type_first else words[0])
    return tuple(names)


def _split(text: str) -> list[str]:
    """Splits at commas that stand in no bracket."""
    parts, depth, last = [], 0, 0
    for index, character in enumerate(text):
        if character in "([{<":
            depth += 1
        elif character in ")]}>":
            depth -= 1
        elif character == "," and depth <= 0:
            parts.append(text[last:index])
            last = index + 1
    return [part for part in [*parts, text[last:]] if part.strip()]


def _call(node: SgNode, function: str | None, names: Names) -> Call | None:
    arguments = node.field("arguments") or next((one for one in node.children() if one.kind() == "arguments"), None)
    if arguments is None:
        return None
    whole = node.text()
    length = int(arguments.range().start.index) - _at(node)
    written = whole[:length].strip().removeprefix("new ").strip()
    callee = names.callee(written, function)
    given = [
        child for child in arguments.children() if child.is_named() and child.kind() not in ("comment", "line_comment")
    ]
    holder = _HOLDER.match(written)
    receiver = names.refs(holder[1], function) if holder else ()
    return Call(
        "".join(callee.split())[-160:],
        tuple(one.text() for one in given),
        tuple(() if _is_body(one) else names.refs(one.text(), function) for one in given),
        receiver,
        _call_line(node, arguments),
        function,
    )


def _is_body(argument: SgNode) -> bool:
    """A callback's statements are no part of what is handed over; they are looked at one by one."""
    body = argument.field("body") if argument.kind() in ("arrow_function", "function_expression") else None
    return body is not None and body.kind() == "statement_block"


def _call_line(node: SgNode, arguments: SgNode) -> int:
    # In a chain over several lines the call stands where its own name stands.
    return line_of(arguments) if "\n" in node.text() else line_of(node)


def _assigned(node: SgNode, function: str | None, names: Names) -> list[Assignment]:
    line = line_of(node)
    if node.kind() in ("return_statement", "return_expression"):
        text = node.text().removeprefix("return")
        return [Assignment("return", names.refs(text, function), line, function)] if text.strip() else []
    if node.kind() in ("arrow_function", "method", "singleton_method"):
        value, name = _value(node), _function_name(node)
        return (
            [Assignment("return", refs(value.text()), line_of(value), name)]
            if value is not None and name and name != "initialize"
            else []
        )
    left, right = _sides(node)
    if left is None or right is None:
        return []
    used = names.refs(right, function) if len(right) <= LONGEST else _of_lines(right, function, names)
    targets = []
    for target in _split(_unwrapped(left.strip())):
        name = target.strip().strip("\"'&*$@").replace("->", ".").replace("::", ".").split(":")[0].strip()
        if re.fullmatch(r"[A-Za-z_$][\w$.\[\]\"'-]*", name):
            of_instance = target.strip().startswith("@")
            path = [*_holder(node), name] if node.kind() in _NESTED else name.split(".")
            known = names.target(name, function)
            plain = field_ref(path) if of_instance or _is_field(node, name) else name
            targets.append(plain if known == name else known)
    declares = node.kind() != "assignment_statement"
    return [Assignment(target, used, line, function, declares) for target in targets]


def _unwrapped(left: str) -> str:
    """``(a, b)`` and ``[a, b]`` without their brackets; ``config["a"]`` as it is."""
    return left.strip("()[]{}") if left[:1] in "([{" else left


def _value(function: SgNode) -> SgNode | None:
    """What a function gives without ``return``: an arrow function's expression, a Ruby method's last."""
    body = function.field("body")
    if body is None or body.kind() == "statement_block":
        return None
    if body.kind() != "body_statement":
        return body
    statements = [one for one in body.children() if one.is_named() and one.kind() != "comment"]
    return statements[-1] if statements else None


_NESTED = ("pair", "array_element_initializer")
_FIELDS = (
    "keyed_element",
    "keyword_argument",
    "property_element",
    "field_definition",
    "field_initializer",
    "public_field_definition",
    *_NESTED,
)


def _holder(node: SgNode) -> list[str]:
    """What holds a key: the key or the name to which the object around belongs, as ``[anything, it]``."""
    around = node.parent()
    above = around.parent() if around is not None else None
    if above is None or above.kind() not in (*_NESTED, "variable_declarator", "assignment_expression", "assignment"):
        return []
    name = (_sides(above)[0] or "").strip("\"':$@ ").rsplit(".", 1)[-1].rsplit("->", 1)[-1]
    return ["", name] if re.fullmatch(r"[\w-]+", name) else []


def _of_lines(text: str, function: str | None, names: Names) -> tuple[str, ...]:
    """The references of a long list or call, line by line; a function's statements are looked at one by one."""
    if "func(" in text or "=>" in text or text.count("\n") > _LINES:
        return ()
    return tuple(dict.fromkeys(ref for line in text.splitlines() for ref in names.refs(line, function)))


_LINES = 400


def _is_field(node: SgNode, name: str) -> bool:
    return "." in name or node.kind() in _FIELDS


def _sides(node: SgNode) -> tuple[str | None, str | None]:
    if node.kind() in ("keyed_element", "array_element_initializer"):
        ends = [child.text() for child in node.children() if child.is_named() and child.kind() != "comment"]
        return (ends[0], ends[-1]) if len(ends) == 2 else (None, None)
    for left, right in (
        ("left", "right"),
        ("name", "value"),
        ("key", "value"),
        ("pattern", "value"),
        ("property", "value"),
        ("field", "value"),
    ):
        a, b = node.field(left), node.field(right)
        if a is not None and b is not None:
            return a.text(), b.text()
    return _csharp_sides(node)


def _csharp_sides(node: SgNode) -> tuple[str | None, str | None]:
    left, equals, right = node.text().partition("=")
    return (left.strip(), right) if equals and node.kind() == "variable_declarator" else (None, None)
