"""Who calls whom as a tree: callers above, every service's callees shown once, circles marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from watari.model.fleet import Dependency, Fleet

Mark = Literal["", "above", "circle"]
"""``above``: its callees have been shown already. ``circle``: it is one of its own callers."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree. ``guides`` are the lines that lead to it, empty for a root."""

    guides: str
    name: str
    calls: tuple[Dependency, ...]
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class CallTree:
    """The rows, the services that no call touches, and the circles (services that call one another)."""

    rows: tuple[Row, ...]
    alone: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]


def call_tree(fleet: Fleet) -> CallTree:
    """The tree of a fleet's calls; its roots are services that nobody outside their own circle calls."""
    callees: dict[str, dict[str, list[Dependency]]] = defaultdict(lambda: defaultdict(list))
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one in sorted(fleet.dependencies, key=lambda one: (one.source, one.target, one.protocol)):
        callees[one.source][one.target].append(one)
        graph.add_edge(one.source, one.target)
    groups = [sorted(group) for group in nx.strongly_connected_components(graph)]
    rows = _rows(_roots(graph, groups), callees)
    alone = tuple(service.name for service in fleet.services if service.name not in graph)
    return CallTree(tuple(rows), alone, tuple(sorted(tuple(group) for group in groups if len(group) > 1)))


def _roots(graph: nx.DiGraph[str], groups: list[list[str]]) -> list[str]:
    """One service of each group that no other group calls: the one that calls most."""
    roots = []
    for group in groups:
        inside = set(group)
        if not any(caller not in inside for name in group for caller in graph.predecessors(name)):
            roots.append(min(group, key=lambda name: (-graph.out_degree(name), name)))
    return sorted(roots)


def _rows(roots: list[str], callees: dict[str, dict[str, list[Dependency]]]) -> list[Row]:
    """Depth first with a stack of its own: a chain of calls may be longer than Python's."""
    rows: list[Row] = []
    shown: set[str] = set()
    # A name, the guides before it and before what stands under it, its calls; None leaves a service again.
    stack: list[tuple[str, str, str, tuple[Dependency, ...]] | None]
    for root in roots:
        stack, path = [(root, "", "", ())], list[str]()
        while stack:
            entry = stack.pop()
            if entry is None:
                path.pop()
                continue
            name, guides, below, calls = entry
            mark: Mark = "circle" if name in path else "above" if name in shown and callees.get(name) else ""
            rows.append(Row(guides, name, calls, mark))
            if mark:
                continue
            shown.add(name)
            path.append(name)
            stack.append(None)
            stack += reversed(_under(below, callees.get(name, {})))
    return rows


def _under(
    below: str, callees: dict[str, list[Dependency]]
) -> list[tuple[str, str, str, tuple[Dependency, ...]] | None]:
    entries: list[tuple[str, str, str, tuple[Dependency, ...]] | None] = []
    for number, (name, calls) in enumerate(callees.items(), 1):
        last = number == len(callees)
        entries.append((name, below + ("└── " if last else "├── "), below + ("    " if last else "│   "), tuple(calls)))
    return entries
