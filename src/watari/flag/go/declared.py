"""What is written of a value's type where it is declared: the nearest to a type that syntax has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around, dotted
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import named

_LOCAL = ("short_var_declaration", "var_spec", "parameter_declaration")


def declared(workspace: Workspace, file: GoFile, node: SgNode) -> Iterator[tuple[GoFile, str]]:
    """The type or the value of what may declare ``node``, with its file: a local variable, a parameter, a variable of
    the package, a field of one of its structs; anything else says it of itself.
    """
    pair = dotted(node)
    if node.kind() not in ("identifier", "selector_expression"):
        yield file, node.text()
        return
    name = pair[1] if pair is not None else node.text()
    variable = resolve(file).meaning.get(file.tree.start(node)) if node.kind() == "identifier" else None
    if variable is not None:
        at = file.smallest(variable.declared, variable.declared + len(name.encode()))
        holder = around(at, *_LOCAL)
        value = (holder.field("right") or holder.field("type") or holder.field("value")) if holder is not None else None
        if value is not None:
            yield file, value.text()
        return
    for other in workspace.package(file.folder):
        for one in other.tree.root.find_all(kind="field_declaration" if pair is not None else "var_spec"):
            own = [each.text() for each in named(one) if each.kind() in ("identifier", "field_identifier")]
            value = one.field("type") or one.field("value")
            if name in own and value is not None:
                yield other, value.text()


def is_of_a_stranger(workspace: Workspace, file: GoFile, node: SgNode) -> bool:
    """Whether ``node`` has a type, or comes out of a function, of neither the repository nor the AWS SDK."""
    found = list(declared(workspace, file, node))
    for other, written in found:
        match = re.match(r"[*&]?(\w+)\.\w+(?:$|[({])", written)
        path = other.package_path(match[1]) if match is not None else None
        if path is None or path.startswith("github.com/aws/aws-sdk-go") or workspace.folder_of(path) is not None:
            return False
    return bool(found)
