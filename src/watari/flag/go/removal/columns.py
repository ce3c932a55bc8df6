"""What gofmt would align where lines were taken out: struct fields, and the specs of a group."""

from __future__ import annotations

from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile
from watari.flag.nodes import named
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice


def aligned(before: GoFile, after: bytes) -> bytes:
    """``after`` with the columns of those runs set again that are not in ``before``."""
    for part in (_names, _tags):
        file = GoFile.parse(before.path, after)
        splices = [one for run in _runs(file) if is_new(before, file, run[0], run[-1]) for one in part(file, run)]
        after = apply(after, splices)
    return after


def is_new(before: GoFile, file: GoFile, first: SgNode, last: SgNode) -> bool:
    """Whether the lines from ``first`` to ``last``, with the one above and below, are not in ``before``."""
    start, end = line_start(file.data, file.span(first)[0]), line_end(file.data, file.span(last)[1])
    return file.data[line_start(file.data, max(start - 1, 0)) : line_end(file.data, end)] not in before.data


def _runs(file: GoFile) -> Iterator[list[SgNode]]:
    """Neighbouring lines with one field or one spec each."""
    holders = [
        *file.tree.root.find_all(kind="field_declaration_list"),
        *file.tree.root.find_all(kind="var_spec_list"),
        *file.tree.root.find_all(kind="const_declaration"),
    ]
    for holder in holders:
        run: list[SgNode] = []
        for node in named(holder):
            area = node.range()
            single = area.start.line == area.end.line and _name(node) is not None
            if run and (not single or area.start.line != run[-1].range().start.line + 1):
                yield run
                run = []
            if single:
                run.append(node)
        if run:
            yield run


def _name(node: SgNode) -> SgNode | None:
    kinds = ("field_identifier",) if node.kind() == "field_declaration" else ("identifier",)
    names = [one for one in named(node) if one.kind() in kinds]
    return names[-1] if names else None


def _names(file: GoFile, run: list[SgNode]) -> list[Splice]:
    """The column behind the names."""
    ends = []
    for node in run:
        name = _name(node)
        if name is None:
            return []
        start, end = file.span(node)[0], file.span(name)[1]
        if end < file.span(node)[1]:
            ends.append((end, len(file.data[start:end].decode())))
    return _spaced(file, ends)


def _tags(file: GoFile, run: list[SgNode]) -> list[Splice]:
    """The column of the tags, by neighbours that have one."""
    splices: list[Splice] = []
    group: list[tuple[int, int]] = []
    for node in run:
        tag, kind = node.field("tag"), node.field("type")
        if node.kind() != "field_declaration" or tag is None or kind is None:
            splices += _spaced(file, group)
            group = []
            continue
        start, end = file.span(kind)
        group.append((end, len(file.data[start:end].decode())))
    return splices + _spaced(file, group)


def _spaced(file: GoFile, ends: list[tuple[int, int]]) -> list[Splice]:
    width = max((length for _, length in ends), default=0)
    splices = []
    for end, length in ends:
        rest = file.data[end:]
        behind = end + len(rest) - len(rest.lstrip(b" \t"))
        space = b" " * (width - length + 1)
        if file.data[end:behind] != space:
            splices.append(Splice(end, behind, space))
    return splices
