"""What Python's code becomes when the flag goes."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Remaining
from watari.flag.splice import indentation, line_end, line_start, without_lines
from watari.model.edit import Splice

_RENAMED = {"instance_id": "task_id", "hostname": "task_id"}
_ON_EC2 = {
    "get": ("requests.get", "requests"),
    "put": ("requests.put", "requests"),
    "urlopen": ("urllib.request.urlopen", "urllib.request"),
    "Request": ("urllib.request.Request", "urllib.request"),
}
"""Function and module behind each stand-in."""
_ADDRESS = re.compile(r"https?://(?:169\.254\.169\.254|\[fd00:ec2::254\]|instance-data)/[\w.-]+/")
_LEAVING = ("return_statement", "raise_statement", "continue_statement", "break_statement")


def remaining(call: SgNode, file: CodeFile, prefix: str, left: str) -> Remaining:
    """See :meth:`Language.remaining`."""
    function, arguments = call.field("function"), call.field("arguments")
    given = named(arguments) if arguments is not None else []
    name = function.text().removeprefix(f"{prefix}.") if function is not None else ""
    if name in _ON_EC2:
        return _stand_in(name, given, file, left)
    if len(given) != 1 or given[0].kind() != "lambda":
        raise NoEdit(f"line {file.tree.line(call)}: {prefix}.{name} is called in a way that watari did not write.")
    body = given[0].field("body")
    own = _RENAMED.get(name, name)
    return Remaining(f"{left}.{own}()", file.text(body) if body is not None else "", own)


def _stand_in(name: str, given: list[SgNode], file: CodeFile, left: str) -> Remaining:
    original, module = _ON_EC2[name]
    rest = ", ".join(file.text(one) for one in given)
    on_ec2 = f"{original}({rest})"
    path = _path(given[0], file) if given else None
    if path is None:
        raise NoEdit(f"which value of the task is meant by {rest[:60]!r} only a person can say.")
    if name == "Request":
        return Remaining(path, on_ec2, "", (module,))
    return Remaining(f"{left}.{name}({path})", on_ec2, name, (module,))


def _path(node: SgNode, file: CodeFile) -> str | None:
    """The expression of the path behind the metadata service's address; the node itself where it is a name."""
    text = file.text(node)
    if node.kind() in ("string", "concatenated_string") and _ADDRESS.search(text):
        return _ADDRESS.sub("", text, count=1)
    if node.kind() == "binary_operator":
        left, right = node.field("left"), node.field("right")
        head = _constant(left, file) if left is not None else None
        if left is not None and right is not None and head is not None and _ADDRESS.search(head):
            rest = _ADDRESS.sub("", head, count=1).strip("\"'")
            return (
                f'"{rest}" + {file.text(right)}'
                if rest.removeprefix("meta-data/") or not rest
                else _joined(rest, right, file)
            )
    value = _constant(node, file)
    if value is not None and _ADDRESS.search(value):
        return _ADDRESS.sub("", value, count=1)
    inner = re.match(r"[\w.]+\((.*)\)$", text, re.DOTALL)
    return inner[1] if node.kind() == "call" and inner else text if node.kind() == "identifier" else None


def _joined(head: str, right: SgNode, file: CodeFile) -> str:
    text = file.text(right)
    quoted = right.kind() == "string" and text[:1] in "\"'"
    return f"{text[0]}{head}{text[1:]}" if quoted else f'"{head}" + {text}'


def _constant(node: SgNode, file: CodeFile) -> str | None:
    """The source of a string, followed through one name of the file."""
    if node.kind() == "string":
        return file.text(node)
    values = [
        right
        for one in file.root.find_all(kind="assignment")
        if (left := one.field("left")) is not None
        and left.text() == node.text()
        and (right := one.field("right")) is not None
    ]
    return file.text(values[0]) if len(values) == 1 and values[0].kind() == "string" else None


def decided(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    """See :meth:`Language.decided`."""
    if node.kind() == "conditional_expression":
        parts = named(node)
        return (Splice(*file.span(node), file.tree.text(parts[0] if value else parts[2])),)
    if node.kind() in ("if_statement", "elif_clause"):
        return _if(node, value, file)
    if node.kind() == "if_clause" and not value:
        return (Splice(*file.span(named(node)[0]), b"False"),)
    if node.kind() == "if_clause":
        start = file.span(node)[0]
        return (Splice(len(file.data[:start].rstrip()), file.span(node)[1], b""),)
    if node.kind() == "while_statement":
        if value:
            condition = node.field("condition")
            return (Splice(*file.span(condition), b"True"),) if condition is not None else ()
        return (dropped(node, file),)
    raise NoEdit(f"line {file.tree.line(node)}: the {node.kind().replace('_', ' ')} cannot be decided.")


def _if(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    body = node.field("consequence")
    others = list(node.field_children("alternative")) if node.kind() == "if_statement" else []
    if body is None:
        return ()
    if node.kind() == "elif_clause":
        return _elif(node, body, value, file)
    start, end = line_start(file.data, file.span(node)[0]), line_end(file.data, file.span(node)[1])
    if value:
        return (_instead(node, body, start, end, file),)
    if not others:
        return (dropped(node, file),)
    first = others[0]
    if first.kind() == "elif_clause":
        at = file.span(first)[0]
        return (Splice(file.span(node)[0], at + 2, b""),)
    inner = first.field("body")
    return (_instead(node, inner, start, end, file),) if inner is not None else ()


def _elif(node: SgNode, body: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    start, end = file.span(node)
    if not value:
        return (Splice(line_start(file.data, start), line_end(file.data, end), b""),)
    owner = node.parent()
    last = file.span(owner)[1] if owner is not None else end
    header = file.span(body)[0]
    return (Splice(start, file.data.rfind(b":", start, header), b"else"), Splice(end, last, b""))


def _instead(node: SgNode, body: SgNode, start: int, end: int, file: CodeFile) -> Splice:
    """The statements of ``body`` in place of ``node``; behind a ``return`` the rest of the block goes."""
    statements = [one for one in body.children() if one.is_named()]
    last = named(body)[-1] if named(body) else None
    if last is not None and last.kind() in _LEAVING:
        behind = [one for one in node.next_all() if one.is_named()]
        end = line_end(file.data, file.span(behind[-1])[1]) if behind else end
    if last is not None and last.kind() == "pass_statement" and len(statements) == 1:
        return dropped(node, file)
    first = line_start(file.data, file.span(statements[0])[0])
    stop = line_end(file.data, file.span(statements[-1])[1])
    outer, inner = indentation(file.data, file.span(node)[0]), indentation(file.data, file.span(statements[0])[0])
    if first < file.span(node)[0]:  # on the line of its ``if``
        text = file.data[file.span(statements[0])[0] : file.span(statements[-1])[1]]
        return Splice(start, end, outer + text + file.eol)
    fixed = [file.span(one) for one in body.find_all(kind="string")]
    lines, at = [], first
    while at < stop:
        line = file.data[at : line_end(file.data, at)]
        inside = any(low < at < high for low, high in fixed)
        lines.append(outer + line[len(inner) :] if line.startswith(inner) and not inside else line)
        at += len(line)
    return Splice(start, end, b"".join(lines))


def dropped(node: SgNode, file: CodeFile) -> Splice:
    """The statement's lines and the comment above; ``pass`` where its block would be empty."""
    start, end = file.span(node)
    block = node.parent()
    first, last = line_start(file.data, start), line_end(file.data, end)
    if block is not None and block.kind() == "block" and len(named(block)) == 1:
        owner = block.parent()
        if owner is not None and owner.kind() == "if_statement" and not owner.field("alternative"):
            return dropped(owner, file)
        return Splice(start, end, b"pass")
    indent = indentation(file.data, start)
    while first > 0:
        above = line_start(file.data, first - 1)
        line = file.data[above:first]
        if not (
            line.startswith(indent) and line.strip().startswith(b"#") and not line.strip().startswith((b"#!", b"# -*-"))
        ):
            break
        first = above
    return without_lines(file.data, first, last)
