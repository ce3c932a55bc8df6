"""Go files as trees: packages, imports, and what stands around a byte range."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named, smallest
from watari.flag.splice import end_of_line
from watari.sources.syntax import Tree, parse

_GENERATED = re.compile(rb"^// Code generated .* DO NOT EDIT\.\r?$", re.MULTILINE)
"""https://go.dev/s/generatedcode"""

_BARRED = ("/vendor/", "/third_party/", "/testdata/")


def barred(path: str, data: bytes) -> str | None:
    """Why a file is never edited: a test, vendored, generated. None where it may be."""
    if path.endswith("_test.go"):
        return "Test files are not edited."
    if any(folder in "/" + path for folder in _BARRED):
        return "Vendored code is not edited; move its owner's version forward instead."
    if _GENERATED.search(data, 0, 2000):
        return "Generated code is not edited; change what generates it."
    return None


@dataclass(frozen=True, slots=True)
class Import:
    """One import: ``name`` is what the file calls the package (``.`` and ``_`` as written)."""

    path: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class GoFile:
    """A parsed file; ``path`` is relative to the repository."""

    path: str
    tree: Tree

    @classmethod
    def parse(cls, path: str, data: bytes) -> GoFile:
        """Reads ``data``. UnicodeDecodeError where it is not UTF-8."""
        return cls(path, parse(data, "go"))

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.tree.data

    @property
    def folder(self) -> str:
        """The package's folder, relative to the repository; empty for its root."""
        return posixpath.dirname(self.path)

    @cached_property
    def eol(self) -> bytes:
        """The file's line end."""
        return end_of_line(self.data)

    @cached_property
    def package(self) -> str:
        """The name in the package clause."""
        node = self.tree.root.find(kind="package_identifier")
        return node.text() if node else ""

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """All imports in the order of the file."""
        return tuple(self._import(node) for node in self.tree.root.find_all(kind="import_spec"))

    def _import(self, node: SgNode) -> Import:
        path_node = node.field("path")
        path = path_node.text().strip('"`') if path_node else ""
        alias = node.field("name")
        name = alias.text() if alias else default_name(path)
        return Import(path, name, self.tree.start(node), self.tree.end(node))

    def package_path(self, name: str) -> str | None:
        """The import path behind a package name of this file."""
        return next((one.path for one in self.imports if one.name == name), None)

    def text(self, node: SgNode) -> str:
        """A node's source."""
        return node.text()

    def span(self, node: SgNode) -> tuple[int, int]:
        """A node's byte range."""
        return self.tree.start(node), self.tree.end(node)

    def smallest(self, start: int, end: int) -> SgNode:
        """The smallest named node that covers the bytes ``start:end``."""
        return smallest(self.tree, start, end)


def default_name(path: str) -> str:
    """What a package is most likely called: ``…/yaml.v3`` → ``yaml``, ``…/x/v2`` → ``x``."""
    parts = path.split("/")
    last = parts[-1]
    if len(parts) > 1 and re.fullmatch(r"v\d+", last):
        last = parts[-2]
    return re.sub(r"\.v\d+$", "", last).removeprefix("go-").replace("-", "_")


def ancestors(node: SgNode) -> Iterator[SgNode]:
    """The nodes around ``node``, the nearest first."""
    current = node.parent()
    while current is not None:
        yield current
        current = current.parent()


def around(node: SgNode, *kinds: str) -> SgNode | None:
    """The nearest node around ``node`` of one of ``kinds``."""
    return next((one for one in ancestors(node) if one.kind() in kinds), None)


def field(node: SgNode, name: str) -> SgNode:
    """A field that the grammar promises; NoEdit where a damaged tree lacks it."""
    found = node.field(name)
    if found is None:
        raise NoEdit(f"The {node.kind().replace('_', ' ')} could not be read.")
    return found


def as_call(node: SgNode) -> tuple[SgNode, list[SgNode]] | None:
    """Function and arguments of a call; None for other expressions.

    tree-sitter cannot know that ``pkg.New`` is no type, so that it sometimes
    reads ``pkg.New(x)`` as a conversion.
    """
    if node.kind() == "call_expression":
        function, listed = node.field("function"), node.field("arguments")
        return (function, named(listed)) if function and listed else None
    if node.kind() == "type_conversion_expression":
        kind, operand = node.field("type"), node.field("operand")
        return (kind, [operand]) if kind and operand else None
    return None


def calls_in(node: SgNode) -> list[SgNode]:
    """Every call inside ``node``, itself included."""
    return [*node.find_all(kind="call_expression"), *node.find_all(kind="type_conversion_expression")]


def same(one: SgNode, other: SgNode) -> bool:
    """Whether both are the same node of one tree."""
    left, right = one.range(), other.range()
    return (left.start.index, left.end.index, one.kind()) == (
        right.start.index,
        right.end.index,
        other.kind(),
    )


def dotted(node: SgNode) -> tuple[SgNode, str] | None:
    """Operand and name of ``a.b``, as an expression or as a type; None for others."""
    names = {"selector_expression": ("operand", "field"), "qualified_type": ("package", "name")}
    if node.kind() not in names:
        return None
    left, right = (node.field(name) for name in names[node.kind()])
    return (left, right.text()) if left and right else None


def qualified(file: GoFile, node: SgNode) -> str | None:
    """``import/path.Name`` of an expression or type that names something of an imported package."""
    pair = dotted(node)
    if pair is None or pair[0].kind() not in ("identifier", "package_identifier"):
        return None
    path = file.package_path(pair[0].text())
    return f"{path}.{pair[1]}" if path else None


def callee(file: GoFile, node: SgNode) -> str | None:
    """``import/path.Func`` of a call into an imported package."""
    call = as_call(node)
    return qualified(file, call[0]) if call else None
