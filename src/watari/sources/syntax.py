"""Syntax trees through tree-sitter (ast-grep), with byte offsets.

ast-grep's Python binding counts characters; edits are made in bytes. This is
the only place that turns one into the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ast_grep_py import SgNode, SgRoot


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file. ``data`` is exactly what was read; a byte order mark counts as three bytes.

    ``damaged`` says that the parser met something it could not read.
    """

    data: bytes
    root: SgNode
    _wide: tuple[int, ...]
    _surplus: tuple[int, ...]
    damaged: bool

    def start(self, node: SgNode) -> int:
        """The byte offset at which ``node`` begins."""
        return self.byte(node.range().start.index)

    def end(self, node: SgNode) -> int:
        """The byte offset just behind ``node``."""
        return self.byte(node.range().end.index)

    def byte(self, character: int) -> int:
        """The byte offset of the character with that index."""
        where = bisect_right(self._wide, character - 1)
        return character + (self._surplus[where - 1] if where else 0)

    def text(self, node: SgNode) -> bytes:
        """The bytes of ``node``."""
        return self.data[self.start(node) : self.end(node)]

    def line(self, node: SgNode) -> int:
        """The line on which ``node`` begins, from 1."""
        return node.range().start.line + 1


def parse(data: bytes, language: str) -> Tree:
    """Parses ``data`` as ``language`` (ast-grep's names: ``go``, ``python``, ``yaml``…).

    Bytes that are not UTF-8 make UnicodeDecodeError.
    """
    text = data.decode("utf-8")
    wide: list[int] = []
    surplus: list[int] = []
    if not text.isascii():
        extra = 0
        for index, character in enumerate(text):
            if character > "\x7f":
                extra += len(character.encode()) - 1
                wide.append(index)
                surplus.append(extra)
    root, damaged = _read(text, language)
    if damaged and language == "go" and "new(" in text:
        mended = _read(_NEW_OF_A_VALUE.sub(NEW, text), language)
        root, damaged = root if mended[1] else mended[0], mended[1]
    return Tree(data, root, tuple(wide), tuple(surplus), damaged)


NEW = "nEw"
"""Stands for ``new`` in the trees of Go files that hand it a value (Go 1.26), which the grammar cannot read yet."""

_NEW_OF_A_VALUE = re.compile(r"\bnew(?=\((?!\s*(?:\[|\*|map\[|struct\b|chan\b|func\b|interface\b)))")


def _read(text: str, language: str) -> tuple[SgNode, bool]:
    root = SgRoot(text, language).root()
    return root, root.find(kind="ERROR") is not None


def key(node: SgNode) -> tuple[int, int, str]:
    """What tells one node of a tree from another."""
    span = node.range()
    return span.start.index, span.end.index, node.kind()
