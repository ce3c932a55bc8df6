"""Anchors: moved to where they are still used when their place goes, and taken off where nothing uses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import yaml

from watari.pipeline.cutting import merged, pair_lines
from watari.pipeline.document import ALIAS, Document, Splice, column, pairs


def uses(document: Document) -> dict[str, list[yaml.Node]]:
    """Where each anchor is used, in the file's order."""
    found: dict[str, list[yaml.Node]] = {}
    for node in _nodes(document.root):
        if node.tag == ALIAS:
            found.setdefault(node.value, []).append(node)
    return found


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def moved(document: Document, cuts: Iterable[Splice]) -> list[Splice]:
    """Splices that write what an anchor inside ``cuts`` holds at its first use outside of them."""
    spans = [(cut.start, cut.end) for cut in cuts]

    def inside(node: yaml.Node) -> bool:
        return any(start <= node.start_mark.index < end for start, end in spans)

    found = []
    for name, places in uses(document).items():
        node = document.anchors.get(name)
        if node is None or not inside(node):
            continue
        outside = [place for place in places if not inside(place)]
        if outside:
            found.append(_written_at(document, name, node, outside[0], last=len(outside) == 1))
    return found


def _written_at(document: Document, name: str, node: yaml.Node, place: yaml.Node, *, last: bool) -> Splice:
    """The anchored value in the place of its alias, at that place's depth."""
    start, end = node.start_mark.index, document.end(node)
    text = document.source(start, end)
    body = re.sub(rf"^&{re.escape(name)}[ \t]*", "", text)
    first = re.match(r"[ \t]*(#[^\n]*)?\n( *)", body)
    if first is not None:
        # A block below its key: moved so that it stands two deeper than the alias's own line begins.
        line = document.line_start(place.start_mark.index)
        indent = len(document.text[line:]) - len(document.text[line:].lstrip(" -")) + 2
        old = len(first.group(2))
        lines = body.split("\n")
        shifted = [lines[0], *(_shifted(one, indent - old) for one in lines[1:])]
        body = "\n".join(shifted)
    elif "\n" in body:
        old = column(document, start)
        body = "\n".join(_shifted(one, column(document, place.start_mark.index) - old) for one in body.split("\n"))
    anchor = "" if last else f"&{name}"
    joined = f"{anchor}{body}" if first is not None or last else f"{anchor} {body}"
    return Splice(place.start_mark.index, place.end_mark.index, joined.replace("\n", document.newline))


def _shifted(line: str, spaces: int) -> str:
    if not line.strip():
        return line
    return " " * spaces + line if spaces >= 0 else line[min(-spaces, len(line) - len(line.lstrip(" "))) :]


def unused(before: Document, after: Document) -> list[str]:
    """The anchors that had uses before and have none now."""
    now = uses(after)
    return [name for name in uses(before) if name in after.anchors and name not in now]


def without(document: Document, names: Iterable[str], sections: Collection[str]) -> Document:
    """The anchors go: with the key at the top (none of ``sections``) that only carries them, or alone."""
    going = set(names)
    used = set(uses(document))
    cuts: list[Splice] = []
    carried: set[str] = set()
    for pair in pairs(document, document.root):
        inside = {name for name, node in document.anchors.items() if any(node is one for one in _nodes(pair.value))}
        if pair.name not in sections and inside & going and not inside & used:
            cuts.append(pair_lines(document, pair))
            carried |= inside
    for name in going - carried:
        start = document.anchors[name].start_mark.index
        token = re.compile(rf"&{re.escape(name)}[ \t]*").match(document.text, start)
        if token is not None:
            end = token.end()
            at_line_end = document.text[end : end + 1] in ("\n", "\r", "")
            cuts.append(Splice(start - 1 if at_line_end and document.text[start - 1] == " " else start, end, ""))
    return document.edited(merged(document, cuts))
