"""A YAML file with the place of everything in it, and edits of exactly those places.

No round trip through a dumper: text that no edit names stays as it is, byte for
byte (comments, quoting, anchors, CRLF, a byte order mark).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

ALIAS = "!alias"
"""The tag of a place where ``*name`` stands; the node's value is the name."""

MERGE = "<<"


_Meaning: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The file cannot be edited safely; ``str()`` names the construct and what a person should do."""


class _Syntax(yaml.SafeLoader):
    """Composes a tree in which an alias is a node of its own, where it stands."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.named: dict[str, yaml.Node] = {}

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            return yaml.ScalarNode(ALIAS, event.anchor, event.start_mark, event.end_mark)  # type: ignore[arg-type]
        anchor = event.anchor
        self.anchors.pop(anchor, None)  # YAML lets a later anchor of the same name take over.
        node: yaml.Node | None = super().compose_node(parent, index)
        if anchor is not None and node is not None:
            self.named[anchor] = node
        return node


@dataclass(frozen=True, slots=True)
class Pair:
    """A key of a mapping and its value, as they stand in the file."""

    key: yaml.ScalarNode
    value: yaml.Node

    @property
    def name(self) -> str:
        """The key's text, without quotes."""
        return str(self.key.value)


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the characters ``start:end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: ``text`` as read, ``root`` the tree of places, ``data`` the meaning."""

    text: str
    root: yaml.MappingNode
    anchors: dict[str, yaml.Node]
    data: dict[Any, Any]

    @property
    def newline(self) -> str:
        """The line ending that the file uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def end(self, node: yaml.Node) -> int:
        """Where the node's last character is, without the blank lines and comments that a block draws in."""
        if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return start + len(self.text[start:end].rstrip())
        return int(end)

    def line_start(self, index: int) -> int:
        """Where the line of that character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def after_line(self, index: int) -> int:
        """Where the line after the one of that character begins, or the end of the file."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def source(self, start: int, end: int) -> str:
        """The characters between two places, with ``\\n`` as line ending."""
        return self.text[start:end].replace("\r\n", "\n")

    def insert_lines(self, index: int, lines: str) -> Splice:
        """Whole lines (ending in ``\\n``) put before the line that begins at ``index``."""
        lines = lines.replace("\n", self.newline)
        if index == len(self.text) and not self.text.endswith("\n"):
            lines = self.newline + lines.removesuffix(self.newline)
        return Splice(index, index, lines)

    def replace_scalar(self, node: yaml.ScalarNode, text: str) -> Splice:
        """Another text in the scalar's place, in the same quotes."""
        start, end = node.start_mark.index, node.end_mark.index
        written = self.text[start:end]
        inside = len(written) - len(written.lstrip("&"))
        if inside:
            raise Refused(f"{self.place(node)}: the name has an anchor; remove it and plan again.")
        quote = written[0] if written[:1] in ("'", '"') else ""
        return Splice(start, end, f"{quote}{text}{quote}")

    def place(self, node: yaml.Node) -> str:
        """``line N``, from 1."""
        return f"line {node.start_mark.line + 1}"

    def resolve(self, node: yaml.Node) -> yaml.Node:
        """What an alias stands for; any other node itself."""
        return self.anchors[node.value] if node.tag == ALIAS else node

    def edited(self, splices: list[Splice]) -> Document:
        """The file after all of ``splices``, parsed again."""
        text = self.text
        for splice in sorted(set(splices), key=lambda one: (one.start, one.end), reverse=True):
            text = text[: splice.start] + splice.text + text[splice.end :]
        return parse(text)


def parse(text: str) -> Document:
    """Parses YAML.

    Raises Refused with line and column where it is broken, holds more than one
    document, or is no mapping.
    """
    loader = _Syntax(text)
    try:
        root = loader.get_single_node()
        data = yaml.load(text, _Meaning)  # noqa: S506 - a safe loader, the fast one where it is built in
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}:{mark.column + 1}: " if mark else ""
        raise Refused(f"{where}{getattr(error, 'problem', None) or error}. Correct the YAML.") from error
    except ValueError as error:
        raise Refused(f"a value cannot be read: {error}. Correct the YAML.") from error
    finally:
        loader.dispose()
    if not isinstance(root, yaml.MappingNode) or not isinstance(data, dict):
        raise Refused("the file is not a mapping. Correct the YAML.")
    return Document(text, root, loader.named, data)


def pairs(document: Document, node: yaml.Node | None) -> list[Pair]:
    """The pairs of a mapping, in order; Refused where a key stands twice or is no plain name."""
    if not isinstance(node, yaml.MappingNode):
        return []
    found: list[Pair] = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Refused(f"{document.place(key)}: a key that is not a name. Write it as one.")
        if key.value != MERGE and any(pair.name == key.value for pair in found):
            raise Refused(f"{document.place(key)}: {key.value} stands twice in one mapping. Remove one.")
        found.append(Pair(key, value))
    return found


def child(document: Document, node: yaml.Node | None, name: str) -> Pair | None:
    """The pair of that name, written in the mapping itself (not merged in)."""
    return next((pair for pair in pairs(document, node) if pair.name == name), None)


def dash(document: Document, item: yaml.Node) -> int:
    """Where the ``-`` of a block sequence's item stands."""
    start = item.start_mark.index
    found = document.text.rfind("-", 0, start)
    if found < 0 or document.text[found + 1 : start].strip():
        raise Refused(f"{document.place(item)}: a list item of an unusual form. Write it as `- item`.")
    return found


def column(document: Document, index: int) -> int:
    """The column of a character, from 0."""
    return index - document.line_start(index)
