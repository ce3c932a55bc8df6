"""What Ruby's code becomes when the flag goes."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Remaining
from watari.flag.splice import indentation, line_end, line_start, without_lines
from watari.model.edit import Splice

_RENAMED = {"instance_id": "task_id", "hostname": "task_id"}
_ON_EC2 = {"get_response": "Net::HTTP.get_response", "open": "URI.open"}
_ADDRESS = re.compile(r"https?://(?:169\.254\.169\.254|\[fd00:ec2::254\])/[\w.-]+/")
_LEAVING = re.compile(r"(?:return|raise|break|next)\b")
_TURNED = ("unless", "unless_modifier", "until")


def remaining(call: SgNode, file: CodeFile, prefix: str, left: str) -> Remaining:
    """See :meth:`Language.remaining`."""
    method, arguments, block = call.field("method"), call.field("arguments"), call.field("block")
    name = method.text() if method is not None else ""
    given = named(arguments) if arguments is not None else []
    if name in _ON_EC2 and given:
        path = _path(given[0], file)
        if path is None:
            raise NoEdit(f"line {file.tree.line(call)}: which value of the task is meant only a person can say.")
        rest = ", ".join(file.text(one) for one in given)
        return Remaining(f"{left}.{name}({path})", f"{_ON_EC2[name]}({rest})", name)
    body = block.field("body") if block is not None else None
    if body is None:
        raise NoEdit(f"line {file.tree.line(call)}: {prefix}.{name} is called in a way that watari did not write.")
    own = _RENAMED.get(name, name)
    return Remaining(f"{left}.{own}", _on_ec2(call, body, file), own)


def _on_ec2(call: SgNode, body: SgNode, file: CodeFile) -> str:
    """The block's expression; where it stands on lines of its own, with the indentation of the call."""
    start, end = file.span(body)
    first = line_start(file.data, start)
    if file.span(call)[0] >= first:
        return file.text(body)
    inner, outer = indentation(file.data, start), indentation(file.data, file.span(call)[0])
    texts = [file.span(one) for kind in ("string", "subshell", "regex") for one in body.find_all(kind=kind)]
    lines, at = [], start
    while at < end:
        line = file.data[at : min(line_end(file.data, at), end)]
        inside = any(low < at < high for low, high in texts)
        lines.append(outer + line[len(inner) :] if line.startswith(inner) and at > start and not inside else line)
        at += len(line)
    return b"".join(lines).decode()


def _path(node: SgNode, file: CodeFile) -> str | None:
    """The expression of the path behind the metadata service's address."""
    text = file.text(node)
    inner = re.match(r"URI(?:\.parse)?\((.*)\)$", text, re.DOTALL)
    text = inner[1] if inner else text
    if _ADDRESS.search(text):
        return _ADDRESS.sub("", text, count=1)
    head = re.match(r'"#\{(\w+)\}', text)
    value = _constant(head[1] if head else text, file)
    if value is None or not _ADDRESS.search(f"{value}/"):
        return None
    if head:
        return '"' + _ADDRESS.sub("", f"{value}{text[head.end() : -1]}", count=1).lstrip("/") + '"'
    return "'" + _ADDRESS.sub("", value, count=1) + "'"


def _constant(name: str, file: CodeFile) -> str | None:
    for one in file.root.find_all(kind="assignment"):
        left, right = one.field("left"), one.field("right")
        if left is not None and right is not None and left.text() == name:
            found = re.match(r"""['"]([^'"]*)['"]""", right.text())
            return found[1] if found else None
    return None


def decided(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    """See :meth:`Language.decided`."""
    value = value is not (node.kind() in _TURNED)
    if node.kind() == "conditional":
        chosen = node.field("consequence" if value else "alternative")
        return (Splice(*file.span(node), file.text(chosen).encode()),) if chosen is not None else ()
    if node.kind() in ("if_modifier", "unless_modifier"):
        body = node.field("body")
        if not value or body is None:
            return (dropped(node, file),)
        return (_with_rest(node, [body], file, file.text(body).encode()),)
    if node.kind() in ("while", "until"):
        raise NoEdit(f"line {file.tree.line(node)}: the loop asks the flag; take it out by hand.")
    return _if(node, value, file)


def _if(node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
    body, other = node.field("consequence"), node.field("alternative")
    start, end = file.span(node)
    if node.kind() == "elsif":
        if not value:
            text = file.text(other).encode() if other is not None else b""
            low = line_start(file.data, start)
            return (Splice(start, end, text),) if text else (Splice(low, line_end(file.data, end), b""),)
        stop = file.span(other)[1] if other is not None else end
        header = file.span(body)[0] if body is not None else end
        return (Splice(start, header, b"else"), Splice(file.span(body)[1] if body is not None else end, stop, b""))
    chosen = body if value else other
    if chosen is None:
        return (dropped(node, file),)
    if chosen.kind() == "elsif":
        return (Splice(start, file.span(chosen)[0] + 3, b""),)
    statements = named(chosen)
    if not statements:
        return (dropped(node, file),)
    return (_with_rest(node, statements, file, None),)


def _with_rest(node: SgNode, statements: list[SgNode], file: CodeFile, text: bytes | None) -> Splice:
    """Statements in place of ``node``; behind a ``return`` the rest of the block goes."""
    start, end = file.span(node)
    first, last = line_start(file.data, start), line_end(file.data, end)
    if file.data[first:start].strip():
        inner = text if text is not None else file.data[file.span(statements[0])[0] : file.span(statements[-1])[1]]
        return Splice(start, end, inner)
    if _LEAVING.match(statements[-1].text()):
        behind = [one for one in node.next_all() if one.is_named() and one.kind() not in ("rescue", "ensure", "else")]
        last = line_end(file.data, file.span(behind[-1])[1]) if behind else last
    indent = indentation(file.data, start)
    if text is not None:
        return Splice(first, last, indent + text + file.eol)
    low, high = line_start(file.data, file.span(statements[0])[0]), line_end(file.data, file.span(statements[-1])[1])
    low = _with_comments(file, low)
    deeper = indentation(file.data, file.span(statements[0])[0])
    lines = file.data[low:high].splitlines(keepends=True)
    return Splice(
        first, last, b"".join(indent + one[len(deeper) :] if one.startswith(deeper) else one for one in lines)
    )


def _with_comments(file: CodeFile, at: int) -> int:
    while at > 0:
        above = line_start(file.data, at - 1)
        if not file.data[above:at].strip().startswith(b"#"):
            break
        at = above
    return at


def dropped(node: SgNode, file: CodeFile) -> Splice:
    """The lines of a statement or declaration, with the comment right above."""
    start, end = file.span(node)
    first, last = line_start(file.data, start), line_end(file.data, end)
    if file.data[first:start].strip() or file.data[end:last].split(b"#")[0].strip():
        return Splice(start, end, b"nil")
    while first > 0:
        above = line_start(file.data, first - 1)
        line = file.data[above:first].strip()
        if not line.startswith(b"#") or line.startswith((b"#!", b"# frozen_string_literal", b"# encoding", b"# -*-")):
            break
        first = above
    return without_lines(file.data, first, last)
