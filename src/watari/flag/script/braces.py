"""Statements in languages with braces: put into an ``if``, taken out of one, dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.splice import indentation, line_end, line_start, without_lines
from watari.model.edit import Splice

LEAVING = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})


def guarded(statements: Sequence[SgNode], file: CodeFile, condition: str) -> tuple[Splice, ...]:
    """``if (condition) {`` before the statements, ``}`` behind, and their lines one level in."""
    start, end = file.span(statements[0])[0], file.span(statements[-1])[1]
    first, last = line_start(file.data, start), line_end(file.data, end)
    behind = file.data[end:last].strip()
    if file.data[first:start].strip() or (behind and not behind.startswith((b"//", b";"))):
        raise NoEdit("Other code stands on the same line.")
    indent, eol = indentation(file.data, start), file.eol
    made = [Splice(first, first, indent + f"if ({condition}) {{".encode() + eol)]
    made += [Splice(at, at, step(file)) for at in _lines(file, first, last, statements)]
    ended = b"" if file.data[:last].endswith(b"\n") else eol
    return (*made, Splice(last, last, ended + indent + b"}" + eol))


def _lines(file: CodeFile, first: int, last: int, nodes: Sequence[SgNode]) -> Iterator[int]:
    """The beginnings of lines that may be moved: none in a text over several lines, none that is empty."""
    texts = ("template_string", "text_block", "multiline_string_literal")
    fixed = [file.span(one) for node in nodes for each in node.children() for one in _walk(each) if one.kind() in texts]
    at = first
    while at < last:
        if file.data[at : line_end(file.data, at)].strip() and not any(low < at < high for low, high in fixed):
            yield at
        at = line_end(file.data, at)


def _walk(node: SgNode) -> Iterator[SgNode]:
    yield node
    for child in node.children():
        yield from _walk(child)


def step(file: CodeFile) -> bytes:
    """One level of indentation, as the file has it: that of the first indented line."""
    for line in file.data.splitlines():
        space = line[: len(line) - len(line.lstrip(b" \t"))]
        if space and not line.lstrip().startswith(b"*"):
            return b"\t" if space.startswith(b"\t") else space[: min(len(space), 4)]
    return b"  "


def instead(node: SgNode, body: SgNode, file: CodeFile, clashes: Callable[[SgNode, list[SgNode]], bool]) -> Splice:
    """The statements of ``body`` in place of ``node``; behind a ``return`` the rest of the block goes.

    The braces stay where ``clashes`` says that a name of the body is one of the block around too.
    """
    start, end = file.span(node)
    first, last = line_start(file.data, start), line_end(file.data, end)
    block = body.kind() in ("statement_block", "block")
    statements = named(body) if block else [body]
    if not statements:
        return dropped(node, file)
    if file.data[first:start].strip() or file.data[end:last].split(b"//")[0].strip():
        return Splice(start, end, file.tree.text(body))
    if clashes(node, statements):
        return Splice(start, end, file.tree.text(body))
    if statements[-1].kind() in LEAVING:
        behind = [one for one in node.next_all() if one.is_named()]
        last = line_end(file.data, file.span(behind[-1])[1]) if behind else last
    indent = indentation(file.data, start)
    inner = file.span(body)
    opening, closing = line_end(file.data, inner[0]), line_start(file.data, inner[1] - 1)
    if not block or opening > closing:
        text = file.data[file.span(statements[0])[0] : file.span(statements[-1])[1]]
        return Splice(first, last, indent + text + file.eol)
    deeper = indentation(file.data, file.span(statements[0])[0])[len(indent) :]
    moved = set(_lines(file, opening, closing, [body]))
    lines, at = [], opening
    while at < closing:
        line = file.data[at : line_end(file.data, at)]
        lines.append(
            indent + line[len(indent) + len(deeper) :] if at in moved and line.startswith(indent + deeper) else line
        )
        at += len(line)
    return Splice(first, last, b"".join(lines))


def dropped(node: SgNode, file: CodeFile) -> Splice:
    """The lines of a statement or declaration, with the comment lines right above."""
    start, end = file.span(node)
    first, last = line_start(file.data, start), line_end(file.data, end)
    if file.data[first:start].strip() or file.data[end:last].split(b"//")[0].strip().strip(b";"):
        return Splice(start, end, b"")
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith((b"//", b"/*", b"*", b"*/")):
            break
        first = above
    return without_lines(file.data, first, last)
