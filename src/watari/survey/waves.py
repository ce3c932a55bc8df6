"""Waves: which services to move together, and in which order.

Cycles move together, and so do services that use one table or database. Callees go before
callers: a caller's address for a callee stays the same while the load balancer
behind it changes. Within that order every group moves as near to its callers
as it can, so that as few calls as possible cross between EC2 and Fargate for as
short as possible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import networkx as nx

from watari.model.fleet import Dependency, Service, Wave

Group = frozenset[str]
_THROUGH_A_QUEUE = frozenset(
    [
        "amqp",
        "axon",
        "dapr",
        "eventbridge",
        "kafka",
        "kinesis",
        "mqtt",
        "nats",
        "nsq",
        "pubsub",
        "pulsar",
        "redis",
        "servicebus",
        "sns",
        "sqs",
    ]
)
"""Publisher and consumer meet in the broker; neither has to move before the other."""

_SHARED = frozenset({"dynamodb", "postgres", "mysql", "mongo", "cassandra"})


def waves(services: Sequence[Service], dependencies: Iterable[Dependency]) -> tuple[Wave, ...]:
    """The waves in order; every service stands in exactly one."""
    calls = [d for d in dependencies if d.protocol not in _THROUGH_A_QUEUE and d.source != d.target]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(service.name for service in services)
    graph.add_edges_from((d.source, d.target) for d in calls)
    shared = shared_stores(services)
    groups = _groups(graph, shared)
    level = _levels(graph, groups)
    order: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        order[level[group]].append(group)
    pairs = sorted({(d.source, d.target) for d in calls})
    result: list[Wave] = []
    moved: set[str] = set()
    for number in sorted(order):
        names = sorted(name for group in order[number] for name in group)
        moved |= set(names)
        crossing = [pair for pair in pairs if (pair[0] in moved) != (pair[1] in moved)]
        reason = _reason(names, order[number], graph, shared, moved, len(crossing))
        result.append(Wave(tuple(names), reason))
    return tuple(result)


def shared_stores(services: Sequence[Service]) -> dict[tuple[str, str], list[str]]:
    """Named databases and tables that more than one service uses: (kind, name) to the services."""
    users: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service in services:
        for store in service.datastores:
            if store.kind in _SHARED and store.name:
                users[store.kind, store.name].append(service.name)
    return {key: names for key, names in users.items() if len(names) > 1}


def _groups(graph: nx.DiGraph[str], shared: dict[tuple[str, str], list[str]]) -> list[Group]:
    """Strongly connected components, with the users of a shared database tied together first."""
    tied: nx.DiGraph[str] = nx.DiGraph(graph)
    for names in shared.values():
        nx.add_cycle(tied, names)
    return sorted((frozenset(one) for one in nx.strongly_connected_components(tied)), key=lambda g: sorted(g))


def _levels(graph: nx.DiGraph[str], groups: list[Group]) -> dict[Group, int]:
    """Callees below callers, the sum of the distances small (as in layered graph drawing)."""
    home = {name: group for group in groups for name in group}
    between: nx.DiGraph[Group] = nx.DiGraph()
    between.add_nodes_from(groups)
    for source, target in graph.edges:
        if home[source] != home[target]:
            weight = between.get_edge_data(home[source], home[target], {"weight": 0})["weight"]
            between.add_edge(home[source], home[target], weight=weight + 1)
    order = list(nx.lexicographical_topological_sort(between, key=lambda g: sorted(g)))
    level: dict[Group, int] = {}
    for group in reversed(order):
        level[group] = max((level[callee] + 1 for callee in between.successors(group)), default=0)
    for group in order:
        callers = list(between.predecessors(group))
        latest = min((level[caller] - 1 for caller in callers), default=level[group])
        gain = between.in_degree(group, weight="weight") - between.out_degree(group, weight="weight")
        if latest > level[group] and gain > 0:
            level[group] = latest
    used = {number: place for place, number in enumerate(sorted(set(level.values())))}
    return {group: used[number] for group, number in level.items()}


def _reason(
    names: list[str], groups: list[Group], graph: nx.DiGraph[str], shared: dict[tuple[str, str], list[str]],
    moved: set[str], crossing: int,
) -> str:  # fmt: skip
    parts = []
    callees = sorted({callee for name in names for callee in graph.successors(name)} - set(names))
    if not callees:
        parts.append("calls no other service" if len(names) == 1 else "none of them calls a service outside this wave")
    elif set(callees) <= moved:
        parts.append(f"what they call has moved: {', '.join(callees)}")
    for group in groups:
        if len(group) > 1:
            parts.append(f"{', '.join(sorted(group))} move together: {_tie(group, shared)}")
    left = "1 call crosses" if crossing == 1 else f"{crossing or 'no'} calls cross"
    parts.append(f"{left} between EC2 and Fargate afterwards")
    return "; ".join(parts)


def _tie(group: Group, shared: dict[tuple[str, str], list[str]]) -> str:
    stores = [f"{kind} {name}" for (kind, name), users in sorted(shared.items()) if set(users) <= group]
    return f"they share {', '.join(stores)}" if stores else "they call one another in a circle"
