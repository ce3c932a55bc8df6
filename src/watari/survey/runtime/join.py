"""Holds what was seen against what source says: confirmed, only seen, never seen, or not to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Note, Question
from watari.survey.runtime.coverage import Coverage
from watari.survey.runtime.directory import Directory, is_agent_port
from watari.survey.runtime.ledger import PUBLIC, Ledger, Pair, Party, Tally
from watari.survey.waves.order import is_broker

_BEST = ("requests", "spans", "peers", "sockets", "flows")
"""Sources in the order in which they tell most of a call."""

_ASKED = 8
"""So many ends that no service is known for become questions; the rest is one note."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The dependencies with what was seen of them, and what is said and asked about it."""

    dependencies: tuple[Dependency, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]


@dataclass(slots=True)
class Edge:
    """A call between two services as captures show it: counts and first lines by source."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    first: dict[str, Evidence] = field(default_factory=dict)
    protocols: dict[str, str] = field(default_factory=dict)
    via: str | None = None

    def add(self, source: str, protocol: str, tally: Tally) -> None:
        """Counts a sighting in."""
        self.counts[source] += tally.count
        self.first[source] = min(self.first.get(source, tally.evidence), tally.evidence)
        if self.protocols.get(source, "tcp") == "tcp":
            self.protocols[source] = protocol

    @property
    def evidence(self) -> Evidence:
        """The first line of the source that tells most."""
        return next(self.first[source] for source in _BEST if source in self.first)

    @property
    def protocol(self) -> str:
        """The protocol, ``tcp`` where no source tells more."""
        told = [self.protocols[source] for source in _BEST if source in self.protocols]
        return next((one for one in told if one != "tcp"), "tcp")

    @property
    def count(self) -> int:
        """Requests where a source counts them, else connections; one call seen by two sources counts once."""
        told = [self.counts[source] for source in _BEST[:3] if source in self.counts]
        return max(told or self.counts.values())


Key = tuple[str, str, bool]


def hold_against(dependencies: Sequence[Dependency], directory: Directory, ledger: Ledger, prefix: str) -> Seen:
    """``dependencies`` with ``seen``; those that only captures show are added. ``prefix`` names the captures."""
    edges, unknown = _edges(directory, ledger)
    coverage = Coverage(directory, ledger)
    result = [_judged(one, edges, coverage) for one in dependencies]
    known = {_key(one) for one in dependencies}
    for key, edge in sorted(edges.items()):
        if key not in known:
            result.append(_only_seen(key, edge))
    questions, left = _asked(unknown, directory)
    notes = [Note(prefix, f"{left} more addresses or names belong to no service of the survey")] if left else []
    result.sort(key=lambda d: (d.source, d.target, d.protocol))
    return Seen(tuple(result), tuple(notes), tuple(questions))


def _key(one: Dependency) -> Key:
    return one.source, one.target, is_broker(one.protocol) or one.via is not None


def _edges(directory: Directory, ledger: Ledger) -> tuple[dict[Key, Edge], dict[Pair, Tally]]:
    """The calls between services, and the pairs of which an end is not one service."""
    edges: dict[Key, Edge] = defaultdict(Edge)
    unknown: dict[Pair, Tally] = {}
    for pair, tally in ledger.pairs.items():
        clients, servers = directory.client(pair.client), directory.server(pair.server)
        if len(clients) != 1 or len(servers) != 1:
            unknown[pair] = tally
            continue
        (caller,), (callee,) = clients, servers
        if caller != callee:
            edge = edges[caller, callee, bool(pair.via)]
            edge.add(pair.source, pair.protocol, tally)
            edge.via = _printable(pair.via) or edge.via
    for publisher, consumer, system, destination, tally in ledger.broker_pairs():
        sender, taker = directory.name(publisher), directory.name(consumer)
        if sender and taker and sender != taker:
            edge = edges[sender, taker, True]
            edge.add("peers", system, tally)
            edge.via = _printable(destination)
    return dict(edges), {pair: tally for pair, tally in unknown.items() if _matters(pair, directory)}


def _matters(pair: Pair, directory: Directory) -> bool:
    """Whether a person can be asked about it: inside the fleet's network, and one end is a service."""
    clients, servers = directory.client(pair.client), directory.server(pair.server)
    if pair.client == PUBLIC or is_agent_port(pair.server.port):
        return False
    return len(clients) == 1 or len(servers) == 1


def _judged(one: Dependency, edges: dict[Key, Edge], coverage: Coverage) -> Dependency:
    edge = edges.get(_key(one))
    if edge is not None:
        return replace(one, seen="confirmed", seen_in=edge.evidence, seen_count=edge.count)
    missing = coverage.would_have_shown(one)
    return replace(one, seen="never-seen", seen_in=missing, seen_count=0) if missing else one


def _only_seen(key: Key, edge: Edge) -> Dependency:
    caller, callee, _ = key
    return Dependency(
        source=caller,
        target=callee,
        protocol=edge.protocol,
        evidence=edge.evidence,
        via=edge.via,
        seen="only-seen",
        seen_in=edge.evidence,
        seen_count=edge.count,
    )


def _asked(unknown: dict[Pair, Tally], directory: Directory) -> tuple[list[Question], int]:
    """One question per end that is not known, the busiest first."""
    ends: dict[str, tuple[int, Question]] = {}
    for pair, tally in unknown.items():
        for text, question in _questions(pair, tally, directory):
            count = ends[text][0] if text in ends else 0
            kept = ends[text][1] if text in ends else question
            ends[text] = (count + tally.count, kept)
    ranked = [question for _, question in sorted(ends.values(), key=lambda one: (-one[0], one[1].text))]
    return ranked[:_ASKED], max(0, len(ranked) - _ASKED)


def _questions(pair: Pair, tally: Tally, directory: Directory) -> Iterator[tuple[str, Question]]:
    callers, callees = directory.client(pair.client), directory.server(pair.server)
    if len(callers) != 1:
        written, (callee,) = _written(pair.client), callees
        text = f"which service is {written}? It calls {callee}"
        if callers:
            text = f"which of {', '.join(sorted(callers))} at {written} calls {callee}?"
        yield written, Question(callee, text, tally.evidence, "capture")
    else:
        written, (caller,) = _written(pair.server), callers
        yield written, Question(caller, f"which service is {written}? {caller} calls it", tally.evidence, "capture")


def _printable(text: str) -> str:
    """A capture's own words without control characters, and not endless: they go to a terminal."""
    return "".join(one if one.isprintable() else "?" for one in text[:120])


def _written(party: Party) -> str:
    """A party as its capture writes it."""
    process = f"process {party.process} on {party.machine}" if party.process else party.machine
    text = _printable(party.name or party.address or process or party.host)
    return f"{text}:{party.port}" if party.port and text == party.address else text
