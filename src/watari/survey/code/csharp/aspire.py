"""The application host of .NET Aspire: which projects it runs under which names, and what it sets for them.

https://learn.microsoft.com/dotnet/aspire/fundamentals/app-host-overview (read 2026-11). The names given here are
the host names that the projects know each other by (``https+http://name``).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.survey.code.csharp.skeleton import parsed
from watari.survey.facts import CodeFile, Container, Fact, HostedProject, Setting
from watari.survey.source import Source

_RUNS = re.compile(
    rb"\bAdd(?:Project|Yarp|NpmApp|NodeApp|ViteApp|JavaScriptApp|PythonApp|UvicornApp|Dockerfile|GolangApp)\b"
)
_IN_FOLDER = re.compile(r"^Add(?:NpmApp|NodeApp|ViteApp|JavaScriptApp|PythonApp|UvicornApp|Dockerfile|GolangApp)$")
_TYPE = re.compile(r"^AddProject<(?:global::)?(?:Projects\.)?(\w+)>$")


def hosted(source: Source, _code: CodeFile) -> Iterator[Fact]:
    """The projects that one file of an application host runs, and the variables that it gives them."""
    if not _RUNS.search(source.data):
        return
    root = parsed(source).root
    calls = root.find_all(kind="invocation_expression")
    named = _variables(root)
    for node in calls:
        yield from _project(source, node)
        name, arguments = _name(node), _arguments(node)
        owner = _resource(node, named)
        if name == "WithEnvironment" and len(arguments) == 2 and owner:
            key, value = _literal(arguments[0]), _value(arguments[1], named)
            if key and value:
                yield Setting(key, value, source.at(_line(arguments[0])), owner)


def _project(source: Source, node: SgNode) -> Iterator[Fact]:
    name, arguments = _name(node), _arguments(node)
    called = _literal(arguments[0]) if arguments else None
    if called is None:
        return
    where = source.at(_line(arguments[0]))
    match = _TYPE.match(name)
    path = _literal(arguments[1]) if len(arguments) > 1 else None
    if match:
        yield HostedProject(called, match[1], where)
    elif name == "AddYarp":
        yield Container(called, where, "compose", context=source.folder)
    elif path is not None and (name == "AddProject" or _IN_FOLDER.match(name)):
        folder = posixpath.normpath(posixpath.join(source.folder, path.replace("\\", "/")))
        yield Container(called, where, "compose", context=posixpath.dirname(folder) if name == "AddProject" else folder)


def _variables(root: SgNode) -> dict[str, str]:
    """Variables that hold a resource, or an endpoint of one, with the resource's name."""
    found: dict[str, str] = {}
    for one in root.find_all(kind="variable_declarator"):
        name, value = one.field("name"), one.children()[-1] if one.children() else None
        resource = _resource(value, found) if value is not None else None
        if name is not None and resource:
            found[name.text()] = resource
    return found


def _resource(node: SgNode, named: dict[str, str]) -> str | None:
    """The name of the resource at the beginning of a chain of calls."""
    while node.kind() == "invocation_expression":
        function = node.field("function")
        arguments = _arguments(node)
        if re.match(r"Add\w+(?:<|$)", _name(node)) and arguments and (text := _literal(arguments[0])):
            return text
        inner = function.field("expression") if function is not None else None
        if inner is None:
            return None
        node = inner
    return named.get(node.text())


def _value(argument: SgNode, named: dict[str, str]) -> str | None:
    """A text, or the URL of a resource's endpoint."""
    text = _literal(argument)
    if text is not None:
        return text
    resource = _resource(argument.children()[-1], named)
    return f"http://{resource}" if resource else None


def _name(node: SgNode) -> str:
    function = node.field("function")
    name = function.field("name") or function if function is not None else None
    return re.sub(r"\s", "", name.text()) if name is not None else ""


def _arguments(node: SgNode) -> list[SgNode]:
    given = node.field("arguments")
    return [one for one in given.children() if one.kind() == "argument"] if given is not None else []


def _literal(argument: SgNode) -> str | None:
    value = argument.children()[-1]
    return value.text().strip('"') if value.kind() == "string_literal" else None


def _line(node: SgNode) -> int:
    return int(node.range().start.line) + 1
