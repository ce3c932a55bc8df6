"""Calls of generated functions, turned into what is left of them: the task's own value, or EC2's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.client import V2_METADATA
from watari.flag.go.generated import Generated
from watari.flag.go.package import VALUES, Function
from watari.flag.go.source import GoFile, as_call
from watari.model.edit import Splice

_INPUTS = {"GetMetadata", "GetDynamicData"}


@dataclass(frozen=True, slots=True)
class Replaced:
    """One call replaced: the splice, the import that it needs, and the function that it goes on to call."""

    splice: Splice
    imports: frozenset[str]
    generated: Generated | None = None
    function: Function | None = None


def calls_of(file: GoFile, generated: Generated) -> Iterator[tuple[SgNode, Function | None, list[SgNode]]]:
    """The calls of generated functions, the outermost first: node, function (None: the flag), arguments."""
    names = generated.called(file)
    if not names:
        return
    for node in file.tree.root.find_all(kind="call_expression"):
        parts = as_call(node)
        if parts is not None and parts[0].text() in names:
            yield node, names[parts[0].text()], parts[1]


def on_ecs(file: GoFile, node: SgNode, generated: Generated, function: Function, arguments: list[SgNode]) -> Replaced:
    """The call without its client: ``ecsInstanceID(meta)`` → ``ecsTaskID()``."""
    if function.kind == "available":
        # A task never reaches that service; the question is the flag's, denied.
        asked = next(text for text, one in generated.called(file).items() if one is None)
        return Replaced(Splice(*file.span(node), f"!{asked}()".encode()), frozenset())
    first = 1 if function.context or (function.sdk == "v2" and function.kind != "credentials") else 0
    kept = [*arguments[:first], *arguments[first + 1 :]]
    if function.sdk == "v2":
        kept = kept[:2] if function.kind in ("any", "dynamic") else kept[:1]
    if function.kind == "credentials":
        kept = []
    name, path = generated.left(function)
    text = f"{name}({', '.join(one.text() for one in kept)})"
    imports = frozenset({path}) if path is not None else frozenset[str]()
    return Replaced(Splice(*file.span(node), text.encode()), imports, generated, function)


def on_ec2(file: GoFile, node: SgNode, function: Function, arguments: list[SgNode]) -> Replaced:
    """The original call: ``ecsInstanceID(meta)`` → ``meta.GetMetadata("instance-id")``."""
    if function.kind == "credentials":
        return Replaced(Splice(*file.span(node), arguments[0].text().encode()), frozenset())
    first = 1 if function.context or function.sdk == "v2" else 0
    client = arguments[first].text()
    context = [one.text() for one in arguments[:first]]
    rest = [one.text() for one in arguments[first + 1 :]]
    imports: frozenset[str] = frozenset()
    if function.sdk == "v2":
        name = next((one.name for one in file.imports if one.path == V2_METADATA), "imds")
        imports = frozenset({V2_METADATA})
        method = {"Region": "GetRegion", "IAMInfo": "GetIAMInfo"}.get(function.method, function.method)
        if function.kind == "path":
            rest.insert(0, f'&{name}.GetMetadataInput{{Path: "{VALUES[function.base].path}"}}')
        elif method not in _INPUTS:
            rest.insert(0, f"&{name}.{method}Input{{}}")
    else:
        method = function.method
        if function.kind == "path":
            rest.insert(0, f'"{VALUES[function.base].path}"')
    text = f"{client}.{method}({', '.join((*context, *rest))})"
    return Replaced(Splice(*file.span(node), text.encode()), imports)
