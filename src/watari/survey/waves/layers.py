"""The layering problem: levels with callees below callers, and the weighted sum of the distances least.

This is the rank assignment of layered graph drawing (Gansner, Koutsofios, North, Vo: "A Technique for
Drawing Directed Graphs", IEEE TSE 1993, section 2), a linear program whose dual is a minimum cost flow.
Small problems are solved exactly through that dual; large ones by node promotion (Nikolov, Tarassov:
"Graph layering by promotion of nodes", Discrete Applied Mathematics 2006).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

EXACT_LIMIT = 3000
"""The largest connected part, in nodes, that is solved exactly (a second; 10,000 would take nine)."""

_PASSES = 40
_CLOSURE_LIMIT = 500
START, END = -1, -2
"""The level of the first wave (always 0), and that of the last."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``level[upper] - level[lower] >= length``; the distance costs ``weight`` a level."""

    upper: int
    lower: int
    length: int
    weight: int


def solve(nodes: int, rules: Iterable[Rule], exact_limit: int = EXACT_LIMIT) -> dict[int, int]:
    """The least costly levels of nodes 0 … ``nodes`` - 1 and of START and END; the lowest ones among equals.

    The rules must not form a circle of a length above 0, and START may never be an upper node.
    """
    merged = _merged(rules)
    levels = {START: 0, END: 0}
    for part, own in _parts(nodes, merged):
        bounds = [Rule(node, START, 0, 0) for node in part]
        if END in part:
            bounds += [Rule(END, node, 0, 0) for node in part if node != END]
        own, part = _merged([*own, *bounds]), part | {START}
        levels |= _exact(part, own) if len(part) <= exact_limit else _promoted(part, own)
    levels[END] = max(levels.values())
    return levels


def cost(levels: Mapping[int, int], rules: Iterable[Rule]) -> int:
    """The weighted sum of the distances."""
    return sum(rule.weight * (levels[rule.upper] - levels[rule.lower]) for rule in rules)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    found: dict[tuple[int, int], Rule] = {}
    for one in rules:
        old = found.get((one.upper, one.lower))
        length, weight = (max(old.length, one.length), old.weight + one.weight) if old else (one.length, one.weight)
        found[one.upper, one.lower] = Rule(one.upper, one.lower, length, weight)
    return list(found.values())


def _parts(nodes: int, rules: list[Rule]) -> list[tuple[set[int], list[Rule]]]:
    """Parts that can be solved apart. What costs towards END is one part with everything: END is shared."""
    if any(END in (rule.upper, rule.lower) for rule in rules):
        return [({*range(nodes), END}, rules)]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((rule.upper, rule.lower) for rule in rules if rule.lower != START)
    parts = [set(part) for part in nx.connected_components(graph)]
    home = {node: number for number, part in enumerate(parts) for node in part}
    own: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        own[home[rule.upper]].append(rule)
    return [(part, own[number]) for number, part in enumerate(parts)]


def _exact(part: set[int], rules: list[Rule]) -> dict[int, int]:
    """By the dual: where an optimal flow uses a rule, the rule holds with equality in every optimal solution."""
    if len(part) == 2 and all(rule.length == 0 for rule in rules):
        return dict.fromkeys(part, 0)
    flow: nx.DiGraph[int] = nx.DiGraph()
    demand: dict[int, int] = defaultdict(int)
    for rule in rules:
        flow.add_edge(rule.upper, rule.lower, weight=-rule.length)
        demand[rule.upper] -= rule.weight
        demand[rule.lower] += rule.weight
    for node in part:
        flow.add_node(node, demand=demand[node])
    _, used = nx.network_simplex(flow)
    return _lowest(part, rules, {(rule.upper, rule.lower) for rule in rules if used[rule.upper][rule.lower] > 0})


def _lowest(part: set[int], rules: list[Rule], tight: Iterable[tuple[int, int]] = ()) -> dict[int, int]:
    """The lowest levels that keep all rules, and the tight ones with equality (longest paths from START)."""
    equal = set(tight)
    above: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for rule in rules:
        above[rule.lower].append((rule.upper, rule.length))
        if (rule.upper, rule.lower) in equal:
            above[rule.upper].append((rule.lower, -rule.length))
    levels = dict.fromkeys(part, 0)
    queue, waiting = deque(sorted(part)), set(part)
    while queue:
        node = queue.popleft()
        waiting.discard(node)
        for other, length in above[node]:
            if levels[other] < levels[node] + length:
                levels[other] = levels[node] + length
                if other not in waiting:
                    waiting.add(other)
                    queue.append(other)
    return levels


def _promoted(part: set[int], rules: list[Rule]) -> dict[int, int]:
    """From the lowest levels, lifts a node with all that stands tight above it wherever that costs less."""
    levels = _lowest(part, rules)
    up: dict[int, list[Rule]] = defaultdict(list)
    down: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        up[rule.lower].append(rule)
        down[rule.upper].append(rule)
    order = sorted(part - {START}, key=lambda node: (-levels[node], node))
    for _ in range(_PASSES):
        lifted = False
        for node in order:
            while (above := _gain(node, levels, up, down)) is not None:
                lifted = True
                for one in above:
                    levels[one] += 1
        if not lifted:
            break
    return levels


def _gain(node: int, levels: dict[int, int], up: Mapping[int, list[Rule]], down: Mapping[int, list[Rule]]
          ) -> set[int] | None:  # fmt: skip
    """The nodes to lift with ``node`` if that lowers the cost, else None."""
    lift, stack = {node}, [node]
    while stack:
        here = stack.pop()
        for rule in up.get(here, ()):
            if rule.upper not in lift and levels[rule.upper] - levels[here] == rule.length:
                lift.add(rule.upper)
                stack.append(rule.upper)
        if len(lift) > _CLOSURE_LIMIT:
            return None
    change = 0
    for one in lift:
        change += sum(rule.weight for rule in down.get(one, ()) if rule.lower not in lift)
        change -= sum(rule.weight for rule in up.get(one, ()) if rule.upper not in lift)
    return lift if change < 0 else None
