"""What an expression is, the same words for every language."""

from __future__ import annotations

from dataclasses import dataclass

from ast_grep_py import SgNode


@dataclass(frozen=True, slots=True)
class Name:
    """A plain name, or a name that is qualified in the text itself (``Aws::EC2Metadata``, ``java.util.List``)."""

    text: str


@dataclass(frozen=True, slots=True)
class Module:
    """A module that an expression loads (``require("x")``)."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """``object.name``; ``object`` None for an attribute of the object whose method this is."""

    object: SgNode | None
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call or the making of an object; ``silent`` where a call without arguments looks like an attribute (Ruby)."""

    callee: Name | Attribute | SgNode
    arguments: tuple[SgNode, ...]
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A literal, a template or a concatenation: fixed text and expressions, in order."""

    parts: tuple[str | SgNode, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A template with ``%s`` or ``{}`` in it, and what is put there."""

    template: SgNode
    arguments: tuple[SgNode, ...]


@dataclass(frozen=True, slots=True)
class One:
    """One of several expressions (``a or b``), or a single one in parentheses, casts or ``await``."""

    of: tuple[SgNode, ...]


@dataclass(frozen=True, slots=True)
class This:
    """The object whose method this is."""


View = Name | Module | Attribute | Call | Text | Format | One | This


def named(node: SgNode | None) -> tuple[SgNode, ...]:
    """The named children that are no comments."""
    return tuple(one for one in node.named_children() if "comment" not in one.kind()) if node is not None else ()
