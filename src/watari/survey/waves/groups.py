"""What moves together: circles of calls, users of one database, and what a person ties together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from watari.errors import UsageError
from watari.model.fleet import Service
from watari.survey.waves.pins import Pin, staying

Group = frozenset[str]
Pair = tuple[str, str]
Store = tuple[str, str]

_SHARED = frozenset({"dynamodb", "postgres", "mysql", "mongo", "cassandra"})


def shared_stores(services: Sequence[Service]) -> dict[Store, list[str]]:
    """Named databases and tables that more than one service uses: (kind, name) to the services."""
    users: dict[Store, list[str]] = defaultdict(list)
    for service in services:
        for store in service.datastores:
            if store.kind in _SHARED and store.name:
                users[store.kind, store.name].append(service.name)
    return {key: names for key, names in users.items() if len(names) > 1}


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be ordered: groups, the calls between services with their weights, the pins.

    ``stay`` is in no group; ``first`` and ``last`` are groups.
    """

    groups: tuple[Group, ...]
    calls: Mapping[Pair, int]
    shared: Mapping[Store, list[str]]
    pins: tuple[Pin, ...]
    stay: frozenset[str]
    first: frozenset[Group]
    last: frozenset[Group]


def make_task(names: Iterable[str], calls: Mapping[Pair, int], shared: Mapping[Store, list[str]],
              pins: Sequence[Pin]) -> Task:  # fmt: skip
    """Ties together what must move together. Raises UsageError where pins contradict one another."""
    stay = staying(pins)
    groups = _groups([name for name in names if name not in stay], calls, shared, pins)
    home = {name: group for group in groups for name in group}
    first = frozenset(home[pin.service] for pin in pins if pin.place == "first" and pin.service in home)
    last = frozenset(home[pin.service] for pin in pins if pin.place == "last" and pin.service in home)
    for pin in pins:
        if pin.place in ("first", "last") and pin.service in stay:
            raise UsageError(f"{pin} cannot be: {pin.service} is pinned to stay on EC2.")
    if torn := first & last:
        members = ", ".join(sorted(next(iter(torn))))
        raise UsageError(f"{members} move together, and the pins want them both first and last.")
    return Task(groups, calls, shared, tuple(pins), stay, first, last)


def _groups(
    names: Sequence[str], calls: Iterable[Pair], shared: Mapping[Store, list[str]], pins: Iterable[Pin]
) -> tuple[Group, ...]:
    """Strongly connected components, with what shares a database or a pin tied together first."""
    moving = set(names)
    tied: nx.DiGraph[str] = nx.DiGraph()
    tied.add_nodes_from(names)
    tied.add_edges_from((a, b) for a, b in calls if a in moving and b in moving)
    ties = [*shared.values(), *([pin.service, pin.other] for pin in pins if pin.place == "with" and pin.other)]
    for tie in ties:
        together = [name for name in tie if name in moving]
        if len(together) > 1:
            nx.add_cycle(tied, together)
    return tuple(sorted((frozenset(one) for one in nx.strongly_connected_components(tied)), key=sorted))
