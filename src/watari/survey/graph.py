"""A directed graph in which many walks are asked for: nodes are numbered once, edges are numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

Node = tuple[str, ...]


class Graph:
    """Nodes and edges, added in any order. A walk costs what it visits, and never enters a dead end twice."""

    def __init__(self) -> None:
        self._ids: dict[Node, int] = {}
        self._nodes: list[Node] = []
        self._next: list[set[int]] = []

    def __contains__(self, node: Node) -> bool:
        return node in self._ids

    def join(self, source: Node, targets: Iterable[Node]) -> None:
        """Adds an edge from ``source`` to each target."""
        self._next[self._id(source)].update([self._id(target) for target in targets])

    def leads_on(self, node: Node) -> bool:
        """Whether an edge leaves ``node``."""
        return bool(self._next[self._ids[node]]) if node in self._ids else False

    def walk(self, start: Node, within: bytearray | None = None) -> Iterator[tuple[Node, int]]:
        """What ``start`` leads to, itself first, nearest first, each with its distance.

        ``within``, as :meth:`leading_to` gives it, keeps the walk on nodes that lead somewhere.
        """
        first = self._ids.get(start)
        if first is None or (within is not None and not within[first]):
            return
        seen, queue = {first}, deque([(first, 0)])
        while queue:
            number, steps = queue.popleft()
            yield self._nodes[number], steps
            for following in self._next[number]:
                if following not in seen and (within is None or within[following]):
                    seen.add(following)
                    queue.append((following, steps + 1))

    def leading_to(self, ends: Iterable[Node]) -> bytearray:
        """For each node's number 1 if a walk from it comes to one of ``ends``: one pass over the edges."""
        back: list[list[int]] = [[] for _ in self._nodes]
        for number, following in enumerate(self._next):
            for one in following:
                back[one].append(number)
        marks = bytearray(len(self._nodes))
        stack = [self._ids[end] for end in ends if end in self._ids]
        for number in stack:
            marks[number] = 1
        while stack:
            for one in back[stack.pop()]:
                if not marks[one]:
                    marks[one] = 1
                    stack.append(one)
        return marks

    def marked(self, marks: bytearray, node: Node) -> bool:
        """Whether ``node`` has a mark of :meth:`leading_to`."""
        number = self._ids.get(node)
        return number is not None and bool(marks[number])

    def _id(self, node: Node) -> int:
        number = self._ids.get(node)
        if number is None:
            number = self._ids[node] = len(self._nodes)
            self._nodes.append(node)
            self._next.append(set())
        return number
