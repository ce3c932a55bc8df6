"""Go templates as a tree: text, actions and the blocks ``if``, ``with``, ``range`` and ``define``.

The grammar is that of Go's text/template package; only what stands between ``{{`` and ``}}`` is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ACTION = re.compile(r"\{\{(-\s)?(.*?)(\s-)?\}\}", re.S)
_TOKEN = re.compile(
    r"\s*(?:(?P<string>\"(?:\\.|[^\"\\])*\"|`[^`]*`)|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<path>\$[\w]*(?:\.[\w]+)*|(?:\.[\w]+)+|\.)|(?P<word>[A-Za-z_]\w*(?:\.\w+)*)|(?P<mark>:=|=|\||\(|\)|,))"
)


class TemplateError(ValueError):
    """A template that is not understood."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of an action; ``kind`` is ``string``, ``number``, ``path``, ``word`` or ``mark``.

    ``joined`` says that no blank stands before it: ``(index $x 0).name``.
    """

    kind: str
    text: str
    joined: bool = False


@dataclass(slots=True)
class Node:
    """A piece of a template: ``kind`` is ``text``, ``action``, ``template`` or the name of a block.

    ``branches`` are the bodies of a block; the second is that of its ``else``.
    """

    kind: str
    line: int
    text: str = ""
    tokens: tuple[Token, ...] = ()
    branches: list[list[Node]] = field(default_factory=lambda: [[], []])


def tokens(action: str) -> tuple[Token, ...]:
    """The tokens of an action; TemplateError where a character has no place there."""
    found, at = [], 0
    action = action.rstrip()
    while at < len(action):
        match = _TOKEN.match(action, at)
        if match is None or match.end() == at:
            raise TemplateError(f"«{action[at : at + 20]}» is not understood")
        kind = match.lastgroup or ""
        found.append(Token(kind, match[kind], match.start(kind) == at and at > 0))
        at = match.end()
    return tuple(found)


def parse(text: str) -> list[Node]:
    """The template as a tree; TemplateError where its blocks do not close."""
    root = Node("root", 1)
    open_blocks: list[tuple[Node, int]] = [(root, 0)]
    for node in _pieces(text):
        block, branch = open_blocks[-1]
        if node.kind == "end":
            if len(open_blocks) == 1:
                raise TemplateError(f"line {node.line}: an «end» without a block")
            open_blocks.pop()
            while open_blocks[-1][0].kind == "else if":
                open_blocks.pop()
        elif node.kind == "else":
            open_blocks[-1] = (block, 1)
            if node.tokens:
                inner = Node("if", node.line, tokens=node.tokens)
                block.branches[1].append(inner)
                open_blocks[-1] = (_chained(block), 1)
                open_blocks.append((inner, 0))
        else:
            block.branches[branch].append(node)
            if node.kind in ("if", "with", "range", "define", "block"):
                open_blocks.append((node, 0))
    if len(open_blocks) > 1:
        raise TemplateError(f"line {open_blocks[-1][0].line}: a block without «end»")
    return root.branches[0]


def _chained(block: Node) -> Node:
    """The same block, marked as closed by the ``end`` of its ``else if``."""
    return Node("else if", block.line, branches=block.branches)


def _pieces(text: str) -> list[Node]:
    pieces: list[Node] = []
    at, trim_next = 0, False
    for match in _ACTION.finditer(text):
        pieces += _text(text, at, match.start(), trim_next, bool(match[1]))
        at, trim_next = match.end(), bool(match[3])
        pieces += _action(match[2].strip(), text.count("\n", 0, match.start()) + 1)
    return pieces + _text(text, at, len(text), trim_next, False)


def _text(text: str, start: int, end: int, trim_left: bool, trim_right: bool) -> list[Node]:
    piece = text[start:end]
    if trim_left:
        start += len(piece) - len(piece.lstrip())
        piece = piece.lstrip()
    if trim_right:
        piece = piece.rstrip()
    return [Node("text", text.count("\n", 0, start) + 1, piece)] if piece else []


def _action(content: str, line: int) -> list[Node]:
    if content.startswith("/*"):
        return []
    first, _, rest = content.partition(" ")
    if first in ("if", "with", "range", "define", "block", "template", "end"):
        return [Node(first, line, tokens=tokens(rest))]
    if first == "else":
        return [Node("else", line, tokens=tokens(rest.strip().removeprefix("if").removeprefix("with")))]
    try:
        return [Node("action", line, tokens=tokens(content))]
    except TemplateError:
        # One action that is not understood makes its own line unknown, not the whole file.
        return [Node("unknown", line)]
