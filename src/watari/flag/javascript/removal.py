"""What JavaScript's code becomes when the flag goes."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script import braces
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Remaining, snake
from watari.model.edit import Splice

_RENAMED = {"instanceId": "taskId", "hostname": "taskId"}
_ON_EC2 = {"fetch": "fetch", "axiosGet": "axios.get", "axiosPut": "axios.put", "httpGet": "http.get"}
_ADDRESS = re.compile(r"https?://(?:169\.254\.169\.254|\[fd00:ec2::254\])/[\w.-]+/")


def remaining(call: SgNode, file: CodeFile, prefix: str, left: str) -> Remaining:
    """See :meth:`Language.remaining`."""
    function, arguments = call.field("function"), call.field("arguments")
    given = named(arguments) if arguments is not None else []
    name = re.sub(r"\s", "", function.text()).removeprefix(f"{prefix}.") if function is not None else ""
    rest = ", ".join(file.text(one) for one in given)
    if name in _ON_EC2:
        path = _path(given[0], file) if given else None
        if path is None:
            raise NoEdit(f"line {file.tree.line(call)}: which value of the task is meant only a person can say.")
        more = f", {file.text(given[1])}" if name == "httpGet" and len(given) > 1 else ""
        return Remaining(f"{left}.{name}({path}{more})", f"{_ON_EC2[name]}({rest})", snake(name))
    if name == "request" and len(given) >= 3:
        path = re.sub(r"/?latest/", "", file.text(given[1]), count=1)
        behind = ", ".join(file.text(one) for one in given[1:])
        return Remaining(
            f"{left}.request({path}, {file.text(given[-1])})", f"{file.text(given[0])}.request({behind})", "request"
        )
    if len(given) != 1 or given[0].kind() != "arrow_function":
        raise NoEdit(f"line {file.tree.line(call)}: {prefix}.{name} is called in a way that watari did not write.")
    body = given[0].field("body")
    own = _RENAMED.get(name, name)
    return Remaining(f"{left}.{own}()", file.text(body) if body is not None else "", snake(own))


def _path_option(options: SgNode, file: CodeFile) -> str | None:
    """The path of ``{ host: '169.254.169.254', path: '/latest/…' }``."""
    found = {}
    for pair in named(options):
        name, value = pair.field("key"), pair.field("value")
        if name is not None and value is not None and value.kind() == "string":
            found[name.text()] = file.text(value)
    path = re.fullmatch(r"""(['"])/[\w.-]+/(.+)\1""", found.get("path", ""))
    host = found.get("hostname") or found.get("host", "")
    return f"{path[1]}{path[2]}{path[1]}" if path and host[1:-1] == "169.254.169.254" else None


def _path(node: SgNode, file: CodeFile) -> str | None:
    """The expression of the path behind the metadata service's address."""
    text = file.text(node)
    if node.kind() == "object":
        return _path_option(node, file)
    if node.kind() in ("string", "template_string") and _ADDRESS.search(text):
        return _ADDRESS.sub("", text, count=1)
    if node.kind() == "template_string":
        head = re.match(r"`\$\{(\w+)\}", text)
        value = _constant(head[1], file) if head else None
        if head and value is not None and _ADDRESS.search(f"{value}/"):
            return "`" + _ADDRESS.sub("", f"{value}{text[head.end() : -1]}", count=1).lstrip("/") + "`"
    if node.kind() == "identifier":
        value = _constant(text, file)
        if value is not None and _ADDRESS.search(value):
            return f"'{_ADDRESS.sub('', value, count=1)}'"
    if node.kind() == "binary_expression":
        left, right = node.field("left"), node.field("right")
        value = _constant(left.text(), file) if left is not None and left.kind() == "identifier" else None
        value = left.text()[1:-1] if left is not None and left.kind() == "string" else value
        if value is not None and right is not None and _ADDRESS.search(value):
            return f"'{_ADDRESS.sub('', value, count=1)}' + {file.text(right)}"
    return None


def _constant(name: str, file: CodeFile) -> str | None:
    """The text of a string that the file keeps under a name."""
    for one in file.root.find_all(kind="variable_declarator"):
        target, value = one.field("name"), one.field("value")
        if target is not None and value is not None and target.text() == name and value.kind() == "string":
            return value.text()[1:-1]
    return None


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
    body, clause, parent = node.field("consequence"), node.field("alternative"), node.parent()
    other = next(iter(named(clause)), None) if clause is not None else None
    chosen = body if value else other
    start, end = file.span(node)
    if parent is not None and parent.kind() == "else_clause":
        if chosen is None:
            owner = parent.parent()
            behind = owner.field("consequence") if owner is not None else None
            return (Splice(file.span(behind)[1], end, b""),) if behind is not None else ()
        return (Splice(start, end, file.text(chosen).encode()),)
    if chosen is None:
        return (braces.dropped(node, file),)
    if chosen.kind() == "if_statement":
        return (Splice(start, end, file.text(chosen).encode()),)
    return (braces.instead(node, chosen, file, _clashes),)


def _clashes(node: SgNode, statements: list[SgNode]) -> bool:
    """Whether a name that the statements declare is one of the function around too."""
    declared = {
        name.text()
        for one in statements
        if one.kind() == "lexical_declaration"
        for each in one.find_all(kind="variable_declarator")
        if (name := each.field("name")) is not None
    }
    low, high = node.range().start.index, node.range().end.index
    around = next((one for one in node.ancestors() if one.kind() in ("statement_block", "program")), None)
    if not declared or around is None:
        return False
    return any(
        one.text() in declared and not low <= one.range().start.index < high
        for one in around.find_all(kind="identifier")
    )


def plain_function(node: SgNode) -> tuple[str, list[SgNode]] | None:
    """See :meth:`Language.plain_function`: declared, or an arrow kept under a name."""
    body, name = node.field("body"), node.field("name")
    if node.kind() == "arrow_function":
        holder = node.parent()
        name = holder.field("name") if holder is not None and holder.kind() == "variable_declarator" else None
    if name is None or body is None or node.kind() not in ("function_declaration", "arrow_function"):
        return None
    return name.text(), named(body) if body.kind() == "statement_block" else [body]


def whole(node: SgNode) -> SgNode:
    """The declaration that ``node`` is all of, with its ``export``."""
    for parent in node.ancestors():
        only = len(named(parent)) == 1
        if (
            parent.kind() == "variable_declarator"
            or (parent.kind() in ("lexical_declaration", "variable_declaration") and only)
            or parent.kind() == "export_statement"
        ):
            node = parent
        else:
            break
    return node
