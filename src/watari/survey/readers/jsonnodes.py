"""JSON as nodes with their lines; comments and a byte order mark, which .NET's tools write, are no error."""

from __future__ import annotations

from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.sources.syntax import parse
from watari.survey.readers.interface import Source


def top(source: Source) -> SgNode:
    """The object that a file is. ValueError where it is none."""
    root = parse(source.data.removeprefix(b"\xef\xbb\xbf"), "json").root
    found = next((one for one in root.children() if one.kind() == "object"), None)
    if found is None:
        raise ValueError("is no JSON object")
    return found


def entries(node: SgNode) -> Iterator[tuple[str, SgNode]]:
    """The keys and values of an object; of an array the positions and elements."""
    if node.kind() == "array":
        elements = [one for one in node.children() if one.is_named() and one.kind() != "comment"]
        yield from ((str(index), one) for index, one in enumerate(elements))
        return
    for pair in node.children():
        key, value = pair.field("key"), pair.field("value")
        if pair.kind() == "pair" and key is not None and value is not None:
            yield text(key), value


def get(node: SgNode, key: str) -> SgNode | None:
    """The value of a key, in capitals or small letters as .NET reads it; None where there is none."""
    return next((value for name, value in entries(node) if name.lower() == key.lower()), None)


def text(node: SgNode) -> str:
    """A string's text; of any other value what stands there."""
    written = node.text()
    return written[1:-1] if written.startswith('"') else written


def line(node: SgNode) -> int:
    """The line on which a node begins, from 1."""
    return int(node.range().start.line) + 1
