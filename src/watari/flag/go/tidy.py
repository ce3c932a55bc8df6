"""What gofmt would align after an edit: values of keyed elements, fields of structs, and trailing comments."""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile
from watari.flag.nodes import named
from watari.flag.splice import apply, indentation, line_end, line_start
from watari.model.edit import Splice


def tidy(before: GoFile, after: bytes) -> bytes:
    """``after`` with the runs of lines aligned that the edit has changed; all others stay as they are."""
    file = GoFile.parse(before.path, after)
    data = apply(after, [one for run in _keyed_runs(file) if _is_new(before, file, run) for one in _values(file, run)])
    file = GoFile.parse(before.path, data)
    data = apply(data, [one for run in _field_runs(file) if _is_new(before, file, run) for one in _types(file, run)])
    file = GoFile.parse(before.path, data)
    return apply(
        data,
        [one for run in _comment_runs(file) if _is_new(before, file, run) for one in _comments(file, run)],
    )


def _is_new(before: GoFile, file: GoFile, run: list[SgNode]) -> bool:
    """Whether the lines, with their neighbours, stood so before: a neighbour that went may have been of the run."""
    start, end = line_start(file.data, file.span(run[0])[0]), line_end(file.data, file.span(run[-1])[1])
    first = line_start(file.data, start - 1) if start else 0
    return file.data[first : line_end(file.data, end)] not in before.data


def _keyed_runs(file: GoFile) -> list[list[SgNode]]:
    """Neighbouring lines with one ``key: value`` each: what gofmt aligns together."""
    runs: list[list[SgNode]] = []
    for literal in file.tree.root.find_all(kind="literal_value"):
        previous = -2
        for element in named(literal):
            area = element.range()
            if element.kind() != "keyed_element" or area.start.line != area.end.line:
                previous = -2
                continue
            if area.start.line != previous + 1:
                runs.append([])
            runs[-1].append(element)
            previous = area.start.line
    return [run for run in runs if all(_begins_line(file, one) for one in run)]


def _begins_line(file: GoFile, node: SgNode) -> bool:
    start = file.span(node)[0]
    return not file.data[line_start(file.data, start) : start].strip()


def _values(file: GoFile, run: list[SgNode]) -> list[Splice]:
    parts = [(named(one)[0], named(one)[1]) for one in run]
    width = max(len(key.text()) for key, _ in parts)
    splices = []
    for key, value in parts:
        colon, start = file.span(key)[1] + 1, file.span(value)[0]
        space = b" " * (width - len(key.text()) + 1)
        if file.data[colon:start] != space:
            splices.append(Splice(colon, start, space))
    return splices


def _field_runs(file: GoFile) -> list[list[SgNode]]:
    """Neighbouring lines of a struct with names and a type each."""
    runs: list[list[SgNode]] = []
    for listed in file.tree.root.find_all(kind="field_declaration_list"):
        previous = -2
        for node in named(listed):
            area = node.range()
            names = [one for one in named(node) if one.kind() == "field_identifier"]
            if not names or area.start.line != area.end.line:
                previous = -2
                continue
            if area.start.line != previous + 1:
                runs.append([])
            runs[-1].append(node)
            previous = area.start.line
    return runs


def _types(file: GoFile, run: list[SgNode]) -> list[Splice]:
    """The types, and the tags behind them, in columns."""
    splices = []
    rows = []
    for node in run:
        names = [one for one in named(node) if one.kind() == "field_identifier"]
        kind = node.field("type")
        if kind is None:
            return []
        rows.append((file.span(names[0])[0], file.span(names[-1])[1], *file.span(kind), node.field("tag")))
    first = max(end - start for start, end, *_ in rows)
    second = max(end - start for _, _, start, end, _ in rows)
    for start, end, left, right, tag in rows:
        space = b" " * (first - (end - start) + 1)
        if file.data[end:left] != space:
            splices.append(Splice(end, left, space))
        if tag is not None:
            space = b" " * (second - (right - left) + 1)
            if file.data[right : file.span(tag)[0]] != space:
                splices.append(Splice(right, file.span(tag)[0], space))
    return splices


def _comment_runs(file: GoFile) -> list[list[SgNode]]:
    """Trailing comments on neighbouring lines of one indentation."""
    runs: list[list[SgNode]] = []
    previous, tabs = -2, b""
    for node in file.tree.root.find_all(kind="comment"):
        if _begins_line(file, node) or not node.text().startswith("//"):
            continue
        line, indent = node.range().start.line, indentation(file.data, file.span(node)[0])
        if line != previous + 1 or indent != tabs:
            runs.append([])
        runs[-1].append(node)
        previous, tabs = line, indent
    return runs


def _comments(file: GoFile, run: list[SgNode]) -> list[Splice]:
    widths = [len(_code(file, one).decode()) for one in run]
    splices = []
    for node, width in zip(run, widths, strict=True):
        start = file.span(node)[0]
        behind = line_start(file.data, start) + len(_code(file, node))
        space = b" " * (max(widths) - width + 1)
        if file.data[behind:start] != space:
            splices.append(Splice(behind, start, space))
    return splices


def _code(file: GoFile, comment: SgNode) -> bytes:
    start = file.span(comment)[0]
    return file.data[line_start(file.data, start) : start].rstrip(b" \t")
