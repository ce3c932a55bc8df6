"""The adapter recipe: the EC2-only expression becomes a call with the same results into ``ecsflag``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.client import V2_METADATA, Clients
from watari.flag.go.layout import compact
from watari.flag.go.package import VALUES, Function, Sdk
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, as_call, dotted, qualified
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit, named
from watari.model.edit import Splice

_BY_PATH = {value.path: base for base, value in VALUES.items()}
_METHODS = {
    "GetInstanceIdentityDocument": "InstanceIdentityDocument",
    "Region": "Region",
    "GetRegion": "Region",
    "GetUserData": "UserData",
    "Available": "Available",
    "IAMInfo": "IAMInfo",
    "GetIAMInfo": "IAMInfo",
}
_READERS = {"GetMetadata": "Metadata", "GetDynamicData": "DynamicData"}


@dataclass(frozen=True, slots=True)
class Adapted:
    """The splices of one adapter, and the function that they call."""

    splices: tuple[Splice, ...]
    function: Function
    reason: str


@dataclass(frozen=True, slots=True)
class _Request:
    """A call of the metadata client taken apart. ``method`` is without ``WithContext``."""

    call: SgNode
    client: SgNode
    method: str
    context: bool
    arguments: list[SgNode]


def edit(
    workspace: Workspace, file: GoFile, start: int, end: int, called: Callable[[str], str], suffixes: Mapping[Sdk, str]
) -> Adapted:
    """Adapts the metadata call at ``start:end``; ``called`` says how the file calls a generated function,
    ``suffixes`` end the functions' names by SDK.

    NoEdit with the reason where it is no such call, or none that a task could answer.
    """
    request = _request(file.smallest(start, end))
    method = request.method + ("WithContext" if request.context else "")
    sdk = Clients(workspace).sdk(file, request.client, method)
    base, extra = _wanted(workspace, file, request, sdk)
    function = Function(base, sdk, request.context, suffixes[sdk])
    return Adapted(_splices(file, request, called(function.name), sdk, extra), function, _reason(base))


def _reason(base: str) -> str:
    if base == "Region":
        return "AWS_REGION first, which is always set on Fargate; the instance's region where it is unset."
    if base in VALUES:
        return f"The value is used, so a call of the same type stands there: on Fargate {VALUES[base].on_ecs}."
    if base in _READERS.values():
        return "On Fargate the paths that a task knows are answered from its metadata, every other with an error."
    if base == "IAMInfo":
        return "A task has no instance profile: on Fargate an error says so, as on an instance without one."
    return "The value is used, so the call is replaced by one of the same type that asks the flag."


def _request(node: SgNode) -> _Request:
    call = as_call(node)
    while call is None and node.kind() in (
        "selector_expression",
        "qualified_type",
        "field_identifier",
        "parenthesized_expression",
    ):
        parent = node.parent()
        if parent is None:
            break
        node, call = parent, as_call(parent)
    target = dotted(call[0]) if call else None
    if call is None or target is None:
        raise NoEdit("No call of the metadata client stands there; a method handed on as a value cannot be replaced.")
    method = target[1].removesuffix("WithContext")
    if method not in {*_METHODS, *_READERS}:
        raise NoEdit(f"{target[1]} is no call of the metadata client that watari knows.")
    return _Request(node, target[0], method, target[1] != method, call[1])


def _wanted(workspace: Workspace, file: GoFile, request: _Request, sdk: Sdk) -> tuple[str, list[SgNode]]:
    """The function's base name, and the arguments that it is given behind the client."""
    arguments = request.arguments[1:] if request.context or sdk == "v2" else request.arguments
    if request.method in _METHODS:
        if sdk == "v2" and (not arguments or not _empty_input(file, arguments[0])):
            raise NoEdit("Its input is built elsewhere; write it into the call.")
        return _METHODS[request.method], arguments[1:] if sdk == "v2" else []
    if not arguments:
        raise NoEdit("The call names no path.")
    path = _path(workspace, file, arguments[0]) if request.method == "GetMetadata" else None
    if path in _BY_PATH:
        return _BY_PATH[path], arguments[1:]
    return _READERS[request.method], arguments


def _empty_input(file: GoFile, node: SgNode) -> bool:
    """Whether nothing is lost with the input: it has no fields, and making it calls nothing."""
    made = re.fullmatch(r"&\w+\.\w+Input\{\s*\}", node.text()) is not None
    return made or node.kind() in ("nil", "identifier", "selector_expression")


def _path(workspace: Workspace, file: GoFile, node: SgNode) -> str | None:
    """The metadata path that an argument fixes: a literal, a constant, or SDK v2's input with one."""
    literal = next((one for one in (node, *named(node)) if one.kind() == "composite_literal"), None)
    if literal is not None:
        kind, body = literal.field("type"), literal.field("body")
        if kind is None or body is None or qualified(file, kind) != f"{V2_METADATA}.GetMetadataInput":
            return None
        values = [
            named(one)[1] for one in named(body) if one.kind() == "keyed_element" and named(one)[0].text() == "Path"
        ]
        return _path(workspace, file, named(values[0])[0]) if values else None
    if node.kind() in ("interpreted_string_literal", "raw_string_literal"):
        return node.text()[1:-1].strip("/")
    if node.kind() == "identifier" and file.tree.start(node) in resolve(file).free:
        return _constant(workspace, file, node.text())
    return None


def _constant(workspace: Workspace, file: GoFile, name: str) -> str | None:
    for other in workspace.package(file.folder):
        for spec in other.tree.root.find_all(kind="const_spec"):
            declared, value = spec.field("name"), spec.field("value")
            if declared is not None and value is not None and declared.text() == name:
                text = value.text()
                return text[1:-1].strip("/") if text[:1] in ('"', "`") else None
    return None


def _splices(file: GoFile, request: _Request, function: str, sdk: Sdk, extra: list[SgNode]) -> tuple[Splice, ...]:
    """``client.Method(args)`` → ``function(client, extra)``; the client's bytes are not touched."""
    start, end = file.span(request.call)
    first, last = file.span(request.client)
    context = request.arguments[0].text() + ", " if request.context or sdk == "v2" else ""
    behind = "".join(f", {compact(one)}" for one in extra)
    prefix = f"{function}({context}"
    if file.data[start:first]:
        raise NoEdit("The call is put in parentheses in a way that watari does not take apart.")
    return (Splice(start, start, prefix.encode()), Splice(last, end, f"{behind})".encode()))
