"""Finding one's way in a syntax tree by byte ranges, for every language."""

from __future__ import annotations

from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.sources.syntax import Tree


class NoEdit(Exception):
    """A recipe does not fit; ``str()`` is the reason, for a person."""


def named(node: SgNode) -> list[SgNode]:
    """The named children, comments left out."""
    return [one for one in node.children() if one.is_named() and "comment" not in one.kind()]


def smallest(tree: Tree, start: int, end: int) -> SgNode:
    """The smallest named node that covers the bytes ``start:end``."""
    node = tree.root
    while True:
        inner = next((one for one in named(node) if tree.start(one) <= start and end <= tree.end(one)), None)
        if inner is None:
            return node
        node = inner


def around(node: SgNode, kinds: frozenset[str]) -> SgNode | None:
    """``node`` or the nearest node around it of one of ``kinds``."""
    return next((one for one in (node, *node.ancestors()) if one.kind() in kinds), None)


def identifiers(node: SgNode, kinds: frozenset[str]) -> Iterator[str]:
    """The names in ``node``."""
    for kind in kinds:
        for one in node.find_all(kind=kind):
            yield one.text()
