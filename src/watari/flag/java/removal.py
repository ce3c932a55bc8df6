"""What Java's code becomes when the flag goes."""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script import braces
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Remaining, snake
from watari.flag.splice import apply
from watari.model.edit import Splice
from watari.sources.syntax import parse

_RENAMED = {"instanceId": "taskId", "hostname": "taskId"}


def remaining(call: SgNode, file: CodeFile, prefix: str, left: str) -> Remaining:
    """See :meth:`Language.remaining`."""
    method, arguments = call.field("name"), call.field("arguments")
    given = named(arguments) if arguments is not None else []
    name = method.text() if method is not None else ""
    if len(given) != 1 or given[0].kind() != "lambda_expression":
        raise NoEdit(f"line {file.tree.line(call)}: {prefix}.{name} is called in a way that watari did not write.")
    body = given[0].field("body")
    own = _RENAMED.get(name, name)
    return Remaining(f"{left}.{own}()", file.text(body) if body is not None else "", snake(own))


def decided(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    """See :meth:`Language.decided`."""
    if node.kind() == "ternary_expression":
        chosen = node.field("consequence" if value else "alternative")
        return (Splice(*file.span(node), file.text(chosen).encode()),) if chosen is not None else ()
    if node.kind() == "while_statement":
        condition = node.field("condition")
        if value and condition is not None:
            return (Splice(*file.span(condition), b"(true)"),)
        return (braces.dropped(node, file),)
    return _if(node, value, file)


def _if(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    chosen, parent = node.field("consequence" if value else "alternative"), node.parent()
    start, end = file.span(node)
    if parent is not None and parent.kind() == "if_statement":
        if chosen is None:
            behind = parent.field("consequence")
            return (Splice(file.span(behind)[1], end, b""),) if behind is not None else ()
        return (Splice(start, end, file.text(chosen).encode()),)
    if chosen is None:
        return (braces.dropped(node, file),)
    if chosen.kind() == "if_statement":
        return (Splice(start, end, file.text(chosen).encode()),)
    return (braces.instead(node, chosen, file, _clashes),)


def _clashes(node: SgNode, statements: list[SgNode]) -> bool:
    """Whether a name that the statements declare is one of the method around too."""
    declared = {
        name.text()
        for one in statements
        if one.kind() == "local_variable_declaration"
        for each in one.find_all(kind="variable_declarator")
        if (name := each.field("name")) is not None
    }
    low, high = node.range().start.index, node.range().end.index
    around = next(
        (one for one in node.ancestors() if one.kind() in ("method_declaration", "constructor_declaration")), None
    )
    around = around.field("body") if around is not None else None
    if not declared or around is None:
        return False
    return any(
        one.text() in declared and not low <= one.range().start.index < high
        for one in around.find_all(kind="identifier")
    )


def without_idle_catch(after: bytes, path: str) -> bytes:
    """``after`` without a ``try`` for an unknown host that asks for no host any more: javac refuses such a catch."""
    while True:
        file = CodeFile(path, parse(after, "java"))
        splice = next((made for one in file.root.find_all(kind="try_statement") if (made := _idle(one, file))), None)
        if splice is None:
            return after
        after = apply(after, [splice])


def _idle(node: SgNode, file: CodeFile) -> Splice | None:
    body = node.field("body")
    catches = [one for one in named(node) if one.kind() == "catch_clause"]
    alone = body is not None and len(catches) == 1 and len(named(node)) == 2
    if not alone or body is None or "UnknownHostException" not in catches[0].text().split(")")[0]:
        return None
    calls = {one.text().split("(")[0] for one in body.find_all(kind="method_invocation")}
    if "EcsTask." not in body.text() or any("InetAddress" in one or not one.startswith("EcsTask.") for one in calls):
        return None
    return braces.instead(node, body, file, _clashes)
