"""Which functions can only be reached where the flag is off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ast_grep_py import SgNode

from watari.flag.go.guard import Region, asks_flag
from watari.flag.go.source import GoFile, around, dotted, field, same
from watari.flag.go.workspace import Workspace

ASKED = re.compile(rb"EcsFlag\.Flag|ecsflag\.Enabled\(\)|ecsFlagEnabled\(\)")
"""What a file holds that asks the flag."""

_DEPTH = 4
_FUNCTIONS = ("function_declaration", "method_declaration")


def only_guarded(
    workspace: Workspace,
    file: GoFile,
    offset: int,
    regions: Mapping[str, Sequence[Region]],
    depth: int = _DEPTH,
) -> bool:
    """Whether every mention of the function around ``offset`` stands in a guarded region, at least one does.

    Mentions are looked for by name in the whole repository, so that a method
    value, an interface or a second function of that name makes the answer no.
    """
    function = around(file.smallest(offset, offset + 1), *_FUNCTIONS)
    name = function.field("name") if function is not None else None
    if function is None or name is None or name.text() in ("main", "init") or depth == 0:
        return False
    found = list(mentions(workspace, file, function))
    return bool(found) and all(_off(workspace, path, start, end, regions, depth) for path, start, end in found)


def _off(
    workspace: Workspace, path: str, start: int, end: int, regions: Mapping[str, Sequence[Region]], depth: int
) -> bool:
    if any(region.holds(start, end) for region in regions.get(path, ())):
        return True
    file = workspace.file(path)
    return file is not None and only_guarded(workspace, file, start, regions, depth - 1)


def flagged(file: GoFile) -> list[Region]:
    """The blocks of the ``if``s that ask the flag already."""
    found = []
    for node in file.tree.root.find_all(kind="if_statement"):
        condition, block = node.field("condition"), node.field("consequence")
        if condition is not None and block is not None and asks_flag(condition.text()):
            found.append(Region(*file.span(block)))
    return found


def mentions(workspace: Workspace, file: GoFile, function: SgNode) -> Iterator[tuple[str, int, int]]:
    """Path and bytes of every place, comments and tests left out, that may mean ``function`` of ``file``.

    A plain function is meant by its bare name in its own package and by
    ``package.Name`` in others; a method by every place that holds its name.
    """
    name = field(function, "name")
    word = re.compile(rb"(?<!\w)" + re.escape(name.text().encode()) + rb"(?!\w)")
    for other in workspace.mentioning(name.text().encode()):
        for match in word.finditer(other.data):
            node = other.smallest(*match.span())
            if not node.kind().endswith("identifier") or (other.path, match.span()) == (
                file.path,
                file.span(name),
            ):
                continue  # in a string or a comment, or the declaration itself
            if function.kind() == "method_declaration" or _means(workspace, file, other, node):
                yield other.path, *match.span()


def _means(workspace: Workspace, file: GoFile, other: GoFile, node: SgNode) -> bool:
    parent = node.parent()
    pair = dotted(parent) if parent is not None else None
    if pair is None or same(pair[0], node):
        return other.folder == file.folder
    path = other.package_path(pair[0].text())
    return path is not None and workspace.folder_of(path) == file.folder
