"""YAML with lines: PyYAML's node graph, read without building objects."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from watari.survey.readers.interface import Source

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def documents(source: Source) -> list[Node]:
    """The documents of a file. ValueError with the line where it is no YAML."""
    try:
        return [node for node in yaml.compose_all(source.text(), Loader=_LOADER) if node is not None]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"is not YAML: {where}{getattr(error, 'problem', error)}") from error


def items(node: Node | None) -> Iterator[tuple[str, Node]]:
    """Key and value of a mapping, merged keys (``<<``) last; nothing for another node."""
    if not isinstance(node, MappingNode):
        return
    merged: list[Node] = []
    for key, value in node.value:
        if isinstance(key, ScalarNode) and key.tag == "tag:yaml.org,2002:merge":
            merged += value.value if isinstance(value, SequenceNode) else [value]
        elif isinstance(key, ScalarNode):
            yield key.value, value
    for one in merged:
        yield from items(one)


def get(node: Node | None, *path: str) -> Node | None:
    """The node at a path of keys, None where there is none."""
    for key in path:
        node = next((value for name, value in items(node) if name == key), None)
    return node


def text(node: Node | None) -> str | None:
    """A scalar's text."""
    return node.value if isinstance(node, ScalarNode) and node.tag != "tag:yaml.org,2002:null" else None


def sequence(node: Node | None) -> list[Node]:
    """The items of a sequence, none for another node."""
    return list(node.value) if isinstance(node, SequenceNode) else []


def line(node: Node) -> int:
    """The line on which a node begins, from 1; the first line of the text for a block scalar."""
    block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return int(node.start_mark.line) + (2 if block else 1)


def words(node: Node | None) -> tuple[str, ...]:
    """A command given as a sequence of words or as one text."""
    from watari.survey.readers.systemd import split

    if isinstance(node, SequenceNode):
        return tuple(one.value for one in node.value if isinstance(one, ScalarNode))
    return split(text(node) or "")


def walk(node: Node | None) -> Iterator[Node]:
    """A node and everything below it."""
    if node is None:
        return
    yield node
    if isinstance(node, MappingNode):
        for _, value in items(node):
            yield from walk(value)
    for one in sequence(node):
        yield from walk(one)
