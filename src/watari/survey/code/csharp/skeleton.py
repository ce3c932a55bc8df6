"""The skeleton of a C# file, with its types written into the names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ast_grep_py import SgNode

from watari.sources.syntax import Tree, parse
from watari.survey.code.csharp.clients import authorities, class_name, cleaned, registered, sent
from watari.survey.code.csharp.configuration import Configuration, variable
from watari.survey.code.csharp.rewrite import rewritten
from watari.survey.code.csharp.scope import Scope, scope_of
from watari.survey.code.refs import refs
from watari.survey.facts import Assignment, CodeFile, Function
from watari.survey.source import Source


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as written, its declarations and configuration reads, and the tree of its rewritten source."""

    root: SgNode
    scope: Scope
    configuration: Configuration
    tree: Tree


@lru_cache(maxsize=1)
def parsed(source: Source) -> Parsed:
    """What is known of one file; the last file is kept."""
    root = parse(source.data, "csharp").root
    scope = scope_of(root)
    configuration = Configuration(root, scope)
    return Parsed(root, scope, configuration, parse(rewritten(root, scope, configuration).encode(), "csharp"))


def tree_of(source: Source) -> Tree:
    """The tree of the source in which names say what they mean."""
    return parsed(source).tree


def complete(source: Source, code: CodeFile) -> CodeFile:
    """The skeleton of a rewritten file with its clients, its short bodies and its bound types."""
    known = parsed(source)
    root = known.tree.root
    functions = (*_without_this(code.functions, root), *_primary(known.root))
    function_of = _function_of(functions)
    calls = [made for call in code.calls for made in sent(call)]
    assignments = [_plain(one) for one in code.assignments]
    assignments += [*_bodies(root, function_of), *registered(root, known.configuration, function_of)]
    return CodeFile(
        evidence=code.evidence,
        language=code.language,
        functions=functions,
        assignments=(*assignments, *_kept(known.root)),
        calls=(*calls, *authorities(root, function_of)),
        bindings=tuple((one.kind, variable(one.section)) for one in known.configuration.bound),
    )


def _plain(one: Assignment) -> Assignment:
    target = "." + one.target if one.target.startswith("m__") else one.target
    return replace(one, target=target, refs=tuple(cleaned(ref) for ref in one.refs))


def _without_this(functions: tuple[Function, ...], root: SgNode) -> Iterator[Function]:
    """An extension method is called on its first parameter, which is no argument of the call."""
    extended = set()
    for node in root.find_all(kind="method_declaration"):
        parameters = node.field("parameters")
        if parameters is not None and parameters.text().lstrip("( \n\r\t").startswith("this "):
            extended.add(node.range().start.line + 1)
    for one in functions:
        yield replace(one, parameters=one.parameters[1:]) if one.start in extended else one


def _primary(root: SgNode) -> Iterator[Function]:
    """``class Client(HttpClient http)``: a constructor without a body."""
    for name, parameters, node in _primaries(root):
        yield Function(name, parameters, node.range().start.line + 1, node.range().start.line + 1)


def _kept(root: SgNode) -> Iterator[Assignment]:
    """What a primary constructor is given is kept as a member."""
    for name, parameters, node in _primaries(root):
        for one in parameters:
            yield Assignment(f".m__{name}__{one}", (one,), int(node.range().start.line) + 1, name)


def _primaries(root: SgNode) -> Iterator[tuple[str, tuple[str, ...], SgNode]]:
    for node in root.find_all(any=[{"kind": "class_declaration"}, {"kind": "record_declaration"}]):
        given = next((one for one in node.children() if one.kind() == "parameter_list"), None)
        name = node.field("name")
        if given is not None and name is not None:
            parameters = [one.field("name") for one in given.children() if one.kind() == "parameter"]
            yield name.text(), tuple(one.text() for one in parameters if one is not None), node


def _function_of(functions: tuple[Function, ...]) -> dict[int, str | None]:
    """The innermost function of each line."""
    found: dict[int, str | None] = {}
    for one in sorted(functions, key=lambda f: f.end - f.start, reverse=True):
        found.update(dict.fromkeys(range(one.start, one.end + 1), one.name))
    return found


def _bodies(root: SgNode, function_of: dict[int, str | None]) -> Iterator[Assignment]:
    """``=>`` as a method's or property's body, and the value that a property begins with."""
    for node in root.find_all(kind="arrow_expression_clause"):
        parent = node.parent()
        line = int(node.range().start.line) + 1
        name = parent.field("name") if parent is not None else None
        used = tuple(cleaned(ref) for ref in refs(node.text().removeprefix("=>")))
        if parent is None or name is None or not used:
            continue
        if parent.kind() == "property_declaration":
            yield Assignment(f".m__{class_name(parent)}__{name.text()}", used, line, None)
        else:
            yield Assignment("return", used, line, name.text())
    for node in root.find_all(kind="property_declaration"):
        value = node.field("value")
        name = node.field("name")
        if value is not None and name is not None and value.kind() != "arrow_expression_clause":
            used = tuple(cleaned(ref) for ref in refs(value.text()))
            yield Assignment(f".m__{class_name(node)}__{name.text()}", used, int(node.range().start.line) + 1, None)
