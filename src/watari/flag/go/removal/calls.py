"""Calls of the generated functions, as calls of what remains."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.package import VALUES, Function
from watari.flag.go.removal.generated import Generated
from watari.flag.go.source import GoFile, as_call, dotted
from watari.flag.nodes import NoEdit
from watari.model.edit import Splice


def called(file: GoFile, generated: Generated) -> dict[str, list[SgNode]]:
    """The calls in ``file`` by the function's name. NoEdit where a function is used as a value."""
    prefix = generated.prefix(file)
    found: dict[str, list[SgNode]] = {}
    if prefix is None:
        return found
    for node in file.tree.root.find_all(kind="selector_expression" if prefix else "identifier"):
        pair = dotted(node)
        name = node.text() if not prefix else pair[1] if pair and f"{pair[0].text()}." == prefix else ""
        if name not in generated.functions:
            continue
        parent = node.parent()
        parts = as_call(parent) if parent is not None else None
        if parent is None or parts is None or parts[0].text() != node.text():
            line = node.range().start.line + 1
            raise NoEdit(f"line {line}: {node.text()} is used as a value; write a call, and retire again.")
        found.setdefault(name, []).append(parent)
    return found


def on_ecs(file: GoFile, call: SgNode, function: Function, name: str) -> Splice:
    """The call without client: the context and the path stay."""
    parts = as_call(call)
    arguments = [one.text() for one in parts[1]] if parts else []
    context = function.context or function.sdk == "v2"
    if function.base == "Credentials":
        kept = []
    elif function.sdk == "http":
        kept = arguments
    else:
        kept = arguments[:1] if context else []
        if function.kind in ("any", "dynamic"):
            kept += arguments[context + 1 : context + 2]
    return Splice(*file.span(call), f"{name}({_listed(kept)})".encode())


def on_ec2(file: GoFile, call: SgNode, function: Function) -> tuple[Splice, str | None]:
    """The call of the SDK whose place the function took, and the import that it needs."""
    parts = as_call(call)
    arguments = [one.text() for one in parts[1]] if parts else []
    if function.base == "Credentials":
        return Splice(*file.span(call), arguments[0].encode()), None
    if function.sdk == "http":
        return _sent(file, call, function, arguments)
    context = function.context or function.sdk == "v2"
    ctx, client, rest = arguments[:context], arguments[context], arguments[context + 1 :]
    if function.sdk == "v1":
        path = [f'"{VALUES[function.base].path}"'] if function.kind == "path" else []
        text = f"{client}.{function.method}({_listed([*ctx, *path, *rest])})"
        return Splice(*file.span(call), text.encode()), None
    method = {"region": "GetRegion", "iam": "GetIAMInfo"}.get(function.kind, function.method)
    imds = next((one.name for one in file.imports if one.path == _IMDS), "imds")
    if function.kind in ("any", "dynamic"):
        given = []
    elif function.kind == "path":
        given = [f'&{imds}.GetMetadataInput{{Path: "{VALUES[function.base].path}"}}']
    else:
        given = [f"&{imds}.{method}Input{{}}"]
    text = f"{client}.{method}({_listed([*ctx, *given, *rest])})"
    return Splice(*file.span(call), text.encode()), _IMDS


def _sent(file: GoFile, call: SgNode, function: Function, arguments: list[str]) -> tuple[Splice, str | None]:
    """The request as net/http sends it."""
    if function.base == "HTTPGet":
        http = next((one.name for one in file.imports if one.path == _HTTP), "http")
        return Splice(*file.span(call), f"{http}.Get({arguments[0]})".encode()), _HTTP
    client, argument = arguments
    text = f"{client.removeprefix('&')}.{function.method}({_listed([argument])})"
    return Splice(*file.span(call), text.encode()), None


def _listed(arguments: list[str]) -> str:
    """Arguments as gofmt has them: a sum that stands alone has spaces around its signs, beside others none."""
    alone = arguments[0] if len(arguments) == 1 else ""
    nested = re.fullmatch(r"([\w.]+)\(([^(),]+)\)", alone)
    if nested is not None:
        return f"{nested[1]}({_listed([nested[2]])})"
    if re.fullmatch(r"[\w.]+(?:\+[\w.]+)+|(?:[\w.()]+|\"[^\"+]*\")(?:\+(?:[\w.()]+|\"[^\"+]*\"))+", alone):
        return " + ".join(alone.split("+"))
    return ", ".join(arguments)


_HTTP = "net/http"
_IMDS = "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
