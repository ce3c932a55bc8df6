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


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The file cannot be edited safely; ``str()`` names the construct and what a person should do."""


class _Composer:
    """Composes a tree in which an alias is a node of its own, where it stands."""

    def __init__(self, text: str) -> None:
        self.named: dict[str, yaml.Node] = {}
        self._events: Any = yaml.parse(text, _Loader)

    def single(self) -> yaml.Node | None:
        """The root of the only document; None where there is none or more than one."""
        root: yaml.Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                mark: Any = event.start_mark
                if root is not None:
                    raise yaml.composer.ComposerError(
                        "expected a single document", None, "but found another document", mark
                    )
                root = self._node(next(self._events))
        return root

    def _node(self, event: Any) -> Any:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.AliasEvent):
            return yaml.ScalarNode(ALIAS, str(event.anchor), start, end)
        node: yaml.Node
        if isinstance(event, yaml.ScalarEvent):
            node = yaml.ScalarNode("", event.value, start, end, style=event.style or None)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(event)
        else:
            node = self._mapping(event)
        if event.anchor is not None:
            self.named[event.anchor] = node  # A later anchor of the same name takes over.
        return node

    def _sequence(self, event: Any) -> Any:
        items: list[yaml.Node] = []
        inner: Any = next(self._events)
        while type(inner) is not yaml.SequenceEndEvent:
            items.append(self._node(inner))
            inner = next(self._events)
        end: Any = inner.end_mark
        return yaml.SequenceNode("", items, event.start_mark, end, flow_style=bool(event.flow_style))

    def _mapping(self, event: Any) -> Any:
        found: list[tuple[yaml.Node, yaml.Node]] = []
        inner: Any = next(self._events)
        while type(inner) is not yaml.MappingEndEvent:
            key = self._node(inner)
            found.append((key, self._node(next(self._events))))
            inner = next(self._events)
        end: Any = inner.end_mark
        return yaml.MappingNode("", found, event.start_mark, end, flow_style=bool(event.flow_style))


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

    def meaning(self, key: yaml.ScalarNode) -> Any:
        """What a plain scalar means: YAML 1.1 reads ``on``, ``1e3`` and ``010`` as other things than text."""
        if key.style is not None:
            return key.value
        try:
            return yaml.load(key.value, _Loader)  # noqa: S506 - a safe loader
        except (yaml.YAMLError, ValueError):
            return key.value

    def value(self, node: yaml.Node) -> Any:
        """What a part of the tree means, aliases and merge keys resolved."""
        node = self.resolve(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return self.meaning(node) if isinstance(node, yaml.ScalarNode) else None
        found: dict[Any, Any] = {}
        for key, value in node.value:
            if key.value == MERGE:
                merged = self.value(value)
                for source in merged if isinstance(merged, list) else [merged]:
                    found = {**source, **found}
            else:
                found[self.meaning(key)] = self.value(value)
        return found

    def place(self, node: yaml.Node) -> str:
        """``line N``, from 1."""
        return f"line {node.start_mark.line + 1}"

    def resolve(self, node: yaml.Node) -> yaml.Node:
        """What an alias stands for; any other node itself."""
        return self.anchors[node.value] if node.tag == ALIAS else node

    def edited(self, splices: list[Splice]) -> Document:
        """The file after all of ``splices``, parsed again."""
        parts, at = [], 0
        for splice in sorted(dict.fromkeys(splices), key=lambda one: (one.start, one.end)):
            if splice.start < at:
                raise Refused(f"line {self.text.count(chr(10), 0, splice.start) + 1}: two edits meet there.")
            parts += [self.text[at : splice.start], splice.text]
            at = splice.end
        return parse("".join([*parts, self.text[at:]]))


def parse(text: str) -> Document:
    """Parses YAML.

    Raises Refused with line and column where it is broken, holds more than one
    document, or is no mapping.
    """
    composer = _Composer(text)
    try:
        root = composer.single()
        data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, the fast one where it is built in
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}:{mark.column + 1}: " if mark else ""
        raise Refused(f"{where}{getattr(error, 'problem', None) or error}. Correct the YAML.") from error
    except ValueError as error:
        raise Refused(f"a value cannot be read: {error}. Correct the YAML.") from error
    if not isinstance(root, yaml.MappingNode) or not isinstance(data, dict):
        raise Refused("the file is not a mapping. Correct the YAML.")
    return Document(text, root, composer.named, data)


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


def in_flow(document: Document, sequence: yaml.Node) -> bool:
    """Whether a list or a mapping is written in brackets."""
    return bool(getattr(document.resolve(sequence), "flow_style", False))


def in_brackets(document: Document, item: yaml.Node) -> bool:
    """Whether a list's item stands in a list that is written in brackets."""
    waiting: list[yaml.Node] = [document.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            if any(one is item for one in node.value):
                return bool(node.flow_style)
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
    return False


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
