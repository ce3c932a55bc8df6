"""A match on its way to a finding: doubles removed, place and snippet filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.model.finding import Finding, Recipe, Severity
from watari.rules.rule import Rule
from watari.sources.syntax import Tree


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and the expression it is about, with the bytes that the expression covers."""

    rule: Rule
    node: SgNode
    start: int
    end: int


def without_doubles(found: Iterable[Found]) -> tuple[Found, ...]:
    """One finding an expression: a special rule beats a generic one, the outer expression the inner.

    ``ec2metadata.New(s).Region()`` is one finding about the region, and a client that is built
    inside a credentials value belongs to that value.
    """
    found = tuple(found)
    return tuple(one for one in found if not any(_beats(other, one) for other in found))


def _beats(other: Found, one: Found) -> bool:
    if other is one:
        return False
    same = (other.start, other.end) == (one.start, one.end)
    if same and one.rule.id == other.rule.id:
        return False
    if same:
        return one.rule.metadata.generic and not other.rule.metadata.generic
    inside = other.start <= one.start and one.end <= other.end
    return inside and (one.rule.metadata.generic or one.rule.id == other.rule.id)


def finding_at(
    rule: Rule,
    path: str,
    tree: Tree,
    node: SgNode,
    *,
    edited: SgNode | None = None,
    severity: Severity,
    recipe: Recipe,
    reason: str,
    way: tuple[str, ...] = (),
) -> Finding:
    """A finding whose place is ``node`` and whose edit replaces (or wraps) ``edited``."""
    edited = node if edited is None else edited
    return Finding(
        rule=rule.id,
        category=rule.metadata.category,
        severity=severity,
        service="",
        path=path,
        line=tree.line(node),
        end_line=node.range().end.line + 1,
        start=tree.start(edited),
        end=tree.end(edited),
        message=rule.message.strip(),
        replacement=rule.metadata.replacement,
        edit=recipe,
        subject=rule.metadata.subject,
        edit_reason=reason,
        snippet=line_around(tree.data, tree.start(node))[0],
        column=node.range().start.column + 1,
        way=way,
    )


def line_around(data: bytes, start: int) -> tuple[str, int]:
    """The line in which the byte ``start`` stands, without its end, and the column of that byte, from 1."""
    begin = data.rfind(b"\n", 0, start) + 1
    end = data.find(b"\n", start)
    line = data[begin : end if end >= 0 else len(data)].decode("utf-8", errors="replace").rstrip("\r")
    return line, len(data[begin:start].decode("utf-8", errors="replace")) + 1
