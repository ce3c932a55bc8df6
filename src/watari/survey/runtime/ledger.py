"""What captures show, summed up: who called whom how often, and whose traffic was captured at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from watari.model.evidence import Evidence

MAX_SIGHTINGS = 200_000
"""Different pairs that are kept; what comes beyond is counted and noted."""


@dataclass(frozen=True, slots=True)
class Party:
    """One end of a call as a capture writes it; what is not known is empty.

    ``address`` is an IP address, ``port`` the port that is listened on, ``name`` what the party calls
    itself (``service.name``, a user agent, a target group), ``host`` the name that the caller dialled,
    ``machine``, ``process`` and ``pid`` where the capture was made on the party's own host.
    """

    address: str = ""
    port: int = 0
    name: str = ""
    host: str = ""
    machine: str = ""
    process: str = ""
    pid: int = 0


PUBLIC = Party(name="the internet")


@dataclass(frozen=True, slots=True)
class Pair:
    """A caller and a callee in one kind of source."""

    source: str
    client: Party
    server: Party
    protocol: str
    via: str = ""


@dataclass(slots=True)
class Tally:
    """How often a pair was seen, and where first."""

    count: int
    evidence: Evidence


@dataclass(slots=True)
class Machine:
    """A host of which sockets were captured."""

    name: str
    evidence: Evidence
    addresses: set[str] = field(default_factory=set)
    listening: dict[int, tuple[str, int]] = field(default_factory=dict)
    listed: bool = False
    connections: list[tuple[str, int, str, int, str, int, Evidence]] = field(default_factory=list)


@dataclass(slots=True)
class Ledger:
    """Filled by the kinds of captures, read by the join. Grows with the fleet, not with the logs."""

    is_name: Callable[[str], bool] = lambda name: False
    known_ports: set[int] = field(default_factory=set)
    known_addresses: set[str] = field(default_factory=set)
    addresses: dict[str, dict[str, Evidence]] = field(default_factory=lambda: defaultdict(dict))
    interfaces: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    machines: dict[str, Machine] = field(default_factory=dict)
    pairs: dict[Pair, Tally] = field(default_factory=dict)
    covered: dict[tuple[str, str, Party], Evidence] = field(default_factory=dict)
    spans: dict[str, tuple[float, float]] = field(default_factory=dict)
    published: dict[tuple[str, str], dict[str, Tally]] = field(default_factory=lambda: defaultdict(dict))
    consumed: dict[tuple[str, str], dict[str, Tally]] = field(default_factory=lambda: defaultdict(dict))
    dropped: int = 0

    def see(self, pair: Pair, evidence: Evidence, count: int = 1) -> None:
        """Counts a call."""
        tally = self.pairs.get(pair)
        if tally is not None:
            tally.count += count
        elif len(self.pairs) < MAX_SIGHTINGS:
            self.pairs[pair] = Tally(count, evidence)
        else:
            self.dropped += count

    def cover(self, source: str, way: str, party: Party, evidence: Evidence) -> None:
        """Says that all of a party's calls ``out`` or ``in`` pass this source while it is captured."""
        if len(self.covered) < MAX_SIGHTINGS:
            self.covered.setdefault((source, way, party), evidence)

    def lasted(self, label: str, start: float, end: float) -> None:
        """Widens the time that a kind of capture spans (seconds since 1970)."""
        if not 0 < start <= end < 1e11:
            return
        old = self.spans.get(label, (start, end))
        self.spans[label] = (min(old[0], start), max(old[1], end))

    def named(self, address: str, names: Iterable[str], evidence: Evidence) -> None:
        """Says under which names (hosts, tags) an address is known, the most telling first."""
        self.known_addresses.add(address)
        for name in names:
            self.addresses[address].setdefault(name, evidence)

    def machine(self, name: str, evidence: Evidence) -> Machine:
        """The machine of that name."""
        return self.machines.setdefault(name, Machine(name, evidence))

    def broker_pairs(self) -> Iterator[tuple[str, str, str, str, Tally]]:
        """Publisher, consumer, system and destination of every destination that has both."""
        for key, publishers in self.published.items():
            for publisher, sent in publishers.items():
                for consumer, taken in self.consumed.get(key, {}).items():
                    if publisher != consumer:
                        yield publisher, consumer, *key, Tally(max(1, min(sent.count, taken.count)), sent.evidence)
