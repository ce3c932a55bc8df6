"""The expression of an EC2-only value, up to where its text is read, handed to the module in a block."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice
from watari.sources.syntax import key

_RESPONSE = re.compile(
    r"^(?:::)?(?:Net::HTTP\.(?:get_response|start)|HTTParty\.\w+|RestClient(?:::Request)?\.\w+|Faraday\.\w+|Excon\.\w+"
    r"|Typhoeus\.\w+|HTTP\.\w+|HTTPClient\S*\.\w+|URI\.open|open|Kernel\.open|OpenURI\.open_uri"
    r"|.*\.(?:get|request|get_response|perform|run))$",
    re.DOTALL,
)
"""Callees whose result is an answer, not yet its text."""
_TEXTS = ("Net::HTTP.get", "Net::HTTP.get_print")
_TEXT_CLIENT = re.compile(r"EC2Metadata|[mM]eta_?[dD]ata")
"""Clients of the metadata service give texts themselves."""
_READS = frozenset({"body", "read", "parsed_response", "to_s", "to_str", "readline", "gets", "string"})
_WIDEST = 120
"""rubocop's limit."""
_STEP = b"  "
_JUMPS = ("return", "yield", "break", "next", "redo", "retry")


def callee(call: SgNode) -> str:
    """``Net::HTTP.get``; only the method where the call has no receiver."""
    of, method = call.field("receiver"), call.field("method")
    name = method.text() if method is not None else ""
    return f"{of.text().removeprefix('::')}.{name}" if of is not None else name


def value(function: str, node: SgNode, file: CodeFile, prefix: str) -> Change | None:
    """The expression of the value itself in a block; None where an answer is kept as a whole."""
    whole = _connected(_read(node), file)
    return handed(function, whole, file, prefix) if whole is not None else None


def handed(function: str, node: SgNode, file: CodeFile, prefix: str) -> Change:
    """``EcsFlag.function { node }``."""
    if any(node.find(kind=kind) is not None for kind in _JUMPS if kind not in ("break", "next")):
        raise NoEdit("The expression can leave the method, which a block may not do; take it out first.")
    if node.find(kind="heredoc_beginning") is not None:
        raise NoEdit("A here-document stands in the expression; move it into a method of its own.")
    if node.find(kind="assignment") is not None and node.find(kind="block") is None:
        raise NoEdit("A name gets a value inside the expression; take it out first.")
    start, end = file.span(node)
    opened = f"{prefix}.{function}"
    if b"\n" not in file.data[start:end] and not (_is_bound(node) and _too_long(node, f"{opened} {{  }}", file)):
        around = Splice(start, start, f"{opened} {{ ".encode()), Splice(end, end, b" }")
        return Change(around, "", frozenset({function}))
    return Change(_lines(opened, node, file), "", frozenset({function}))


def _is_bound(node: SgNode) -> bool:
    """Whether ``do`` behind it belongs to nothing else."""
    parent = node.parent()
    return parent is not None and parent.kind() in ("assignment", "operator_assignment", "body_statement", "program")


def _too_long(node: SgNode, more: str, file: CodeFile) -> bool:
    """Whether ``more`` makes a line too long that was not."""
    start, end = file.span(node)
    width = len(file.data[line_start(file.data, start) : line_end(file.data, end)].decode().rstrip())
    return width <= _WIDEST < width + len(more)


def _lines(opened: str, node: SgNode, file: CodeFile) -> tuple[Splice, ...]:
    """``do`` and ``end`` around an expression of several lines, where these belong to nothing else."""
    start, end = file.span(node)
    if not _is_bound(node):
        return Splice(start, start, f"{opened} {{ ".encode()), Splice(end, end, b" }")
    indent = indentation(file.data, start)
    step = b"\t" if b"\t" in indent else _STEP
    eol = file.eol
    fixed = [file.span(one) for kind in ("string", "heredoc_body", "subshell") for one in node.find_all(kind=kind)]
    moved, at = [], file.data.find(b"\n", start) + 1
    while 0 < at < end:
        if not any(low < at < high for low, high in fixed) and file.data[at : at + 1] not in (b"\n", b"\r"):
            moved.append(Splice(at, at, step))
        at = file.data.find(b"\n", at) + 1
    # What follows an operator on the first line goes to a line of its own.
    return (
        Splice(start, start, f"{opened} do".encode() + eol + indent + step),
        *moved,
        Splice(end, end, eol + indent + b"end"),
    )


def _read(node: SgNode) -> SgNode | None:
    """``node``, or the call around it that takes the text from the answer; None where nobody does here."""
    if node.kind() != "call":
        return node
    name = callee(node)
    if name in _TEXTS or name in ("JSON.parse",) or _RESPONSE.match(name) is None:
        return node
    of = node.field("receiver")
    if of is not None and _TEXT_CLIENT.search(_made(of)):
        return node
    if name == "Net::HTTP.start":
        body = node.field("block") or next((one for one in named(node) if "block" in one.kind()), None)
        return node if body is not None and re.search(r"\.(?:body|read_body)\s*(?:\}|end)$", body.text()) else None
    outer = node.parent()
    if outer is None or outer.kind() != "call" or outer.field("receiver") is None:
        return None
    receiver, method = outer.field("receiver"), outer.field("method")
    if receiver is None or method is None or key(receiver) != key(node) or method.text() not in _READS:
        return None
    return outer


def _made(receiver: SgNode) -> str:
    """The source of a receiver, followed through a name that the file gives one value."""
    if receiver.kind() not in ("identifier", "instance_variable", "constant"):
        return receiver.text()
    root = receiver.get_root().root()
    values = [
        right.text()
        for kind in ("assignment", "operator_assignment")
        for one in root.find_all(kind=kind)
        if (left := one.field("left")) is not None
        and left.text() == receiver.text()
        and (right := one.field("right")) is not None
    ]
    return values[0] if len(values) == 1 else receiver.text()


def _connected(node: SgNode | None, file: CodeFile) -> SgNode | None:
    """``node``, or the ``Net::HTTP.start`` whose block does nothing else: it connects before the block runs."""
    if node is None:
        return None
    for one in node.ancestors():
        if one.kind() in ("method", "singleton_method"):
            break
        if one.kind() != "call" or callee(one) not in ("Net::HTTP.start", "TCPSocket.open", "Socket.tcp"):
            continue
        block = node.parent()
        holder = block.parent() if block is not None else None
        alone = block is not None and block.kind() in ("block_body", "body_statement") and len(named(block)) == 1
        call = holder.parent() if holder is not None else None
        if alone and call is not None and key(call) == key(one):
            return one
        raise NoEdit("The connection is open before the value is asked; move both into a method of their own.")
    return node
