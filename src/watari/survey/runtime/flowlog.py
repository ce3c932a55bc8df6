"""VPC flow logs: the default format of version 2, and custom formats that begin with a header.

Fields as in "Flow log records" of the Amazon VPC user guide. Only accepted TCP is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from watari.model.evidence import Evidence
from watari.survey.runtime.addresses import internal, plain
from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import PUBLIC, Ledger, Pair, Party

_DEFAULT = [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets",
        "bytes", "start", "end", "action", "log-status",
]  # fmt: skip
_USED = (
    "log-status", "srcaddr", "dstaddr", "srcport", "dstport", "tcp-flags", "start", "end", "interface-id",
    "flow-direction", "action", "protocol", "pkt-srcaddr", "pkt-dstaddr",
)  # fmt: skip
_RECORD = re.compile(r"^(?:\d{4}-\d\d-\d\dT\S+Z )?2 (?:\d{12}|unknown) eni-\w+ ")
_SYN, _SYN_ACK = 2, 18
_EPHEMERAL = 32768
"""Linux picks a client's port from here upwards (net.ipv4.ip_local_port_range)."""

_FLUSH = 50_000
_ENOUGH = 3
Key = tuple[str, str, int]


class FlowLog:
    """Connections at network interfaces."""

    label = "VPC flow log"

    def wants(self, head: Head) -> bool:
        """A header with the two addresses, or a record of the default format."""
        names = {name.replace("_", "-") for name in head.first.split()}
        return {"srcaddr", "dstaddr", "dstport"} <= names or bool(_RECORD.match(head.first))

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Counts connections per client, server and port."""
        reader = _Reader(file, ledger)
        for number, line in file.numbered():
            reader.line(number, line)
        reader.finish(self.label)


@dataclass(slots=True)
class _Local:
    """An interface: its first line, the addresses that can be its own, and those that a direction tells."""

    line: int
    ends: set[str]
    met: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def narrow(self, source: str, target: str) -> None:
        """Takes another record's two ends in."""
        if len(self.ends) > 1 or (source not in self.ends and target not in self.ends):
            self.ends &= {source, target}
        if len(self.met) < _ENOUGH:
            self.met |= {source, target}

    def told(self) -> set[str]:
        """Its addresses; without directions only once it was seen with enough others to tell it from a peer."""
        if self.own:
            return self.own
        return self.ends if len(self.ends) == 1 and len(self.met) >= _ENOUGH else set()


class _Reader:
    """One file on its way through."""

    def __init__(self, file: CaptureFile, ledger: Ledger) -> None:
        self.file = file
        self.ledger = ledger
        self._columns(_DEFAULT)
        self.seen: dict[Key, list[int]] = {}
        self.local: dict[str, _Local] = {}
        self.start, self.end = 1e12, 0.0
        self.undecided = 0

    def _columns(self, names: Sequence[str]) -> None:
        """Takes the order of the fields; a field that is not there reads as ``-``, as one without a value."""
        places = {name.replace("_", "-"): place for place, name in enumerate(names)}
        self.width = len(places)
        self.pick = itemgetter(*(places.get(name, -1) for name in _USED))

    def line(self, number: int, line: str) -> None:
        """Takes one line in."""
        fields = line.split()
        if "srcaddr" in fields:
            self._columns(fields)
            return
        if len(fields) == self.width + 1 and fields[0].endswith("Z"):
            del fields[0]  # CloudWatch Logs puts the time of arrival before a record.
        if len(fields) != self.width:
            if fields:
                self.file.reject(number)
            return
        fields.append("-")
        self._record(number, self.pick(fields))

    def _record(self, number: int, fields: tuple[str, ...]) -> None:
        status, source_text, target_text, source_port_text, target_port_text, flags_text = fields[:6]
        start, end, interface, way, action, protocol, packet_source, packet_target = fields[6:]
        if status not in ("OK", "-"):
            return
        source, target = plain(source_text), plain(target_text)
        try:
            source_port, target_port = int(source_port_text.replace("-", "0")), int(target_port_text)
            flags = int(flags_text.replace("-", "0"))
            self._time(int(start.replace("-", "0")), int(end.replace("-", "0")))
        except ValueError:
            self.file.reject(number)
            return
        if source is None or target is None:
            self.file.reject(number)
            return
        self._interface(number, interface, way, source, target)
        if action not in ("ACCEPT", "-") or protocol not in ("6", "-"):
            return
        # Behind a NAT the packet's own addresses are the ends.
        source = (packet_source != "-" and plain(packet_source)) or source
        target = (packet_target != "-" and plain(packet_target)) or target
        to_target = self._asks(source_port, target_port, flags)
        if to_target is None:
            self.undecided += 1
        elif to_target:
            self._tally((source, target, target_port), number, 1)
        else:
            self._tally((target, source, source_port), number, 0)

    def _time(self, start: int, end: int) -> None:
        if start > 0:
            self.start, self.end = min(self.start, start), max(self.end, end, start)

    def _interface(self, number: int, name: str, way: str, source: str, target: str) -> None:
        """Narrows down the address of the interface: it is an end of all its records."""
        held = self.local.get(name)
        if held is None:
            if name == "-" or len(self.local) >= _FLUSH:
                return
            held = self.local[name] = _Local(number, {source, target})
        held.narrow(source, target)
        if way in ("egress", "ingress") and len(held.own) < _ENOUGH:
            held.own.add(source if way == "egress" else target)

    def _asks(self, source_port: int, target_port: int, flags: int) -> bool | None:
        """Whether the source is the client: by ports known to be listened on, by flags, by the usual range."""
        known = self.ledger.known_ports
        if (target_port in known) != (source_port in known):
            return target_port in known
        if flags & _SYN:
            return flags & _SYN_ACK != _SYN_ACK
        if (target_port < _EPHEMERAL) != (source_port < _EPHEMERAL):
            return target_port < _EPHEMERAL
        return None

    def _tally(self, key: Key, number: int, count: int) -> None:
        held = self.seen.get(key)
        if held is not None:
            held[0] += count
        else:
            self.seen[key] = [count, number]
            if len(self.seen) >= _FLUSH:
                self._flush()

    def _flush(self) -> None:
        for (client, server, port), (count, number) in self.seen.items():
            if not self._inside(server):
                continue
            party = Party(address=client) if self._inside(client) else PUBLIC
            pair = Pair("flows", party, Party(address=server, port=port), "tcp")
            self.ledger.see(pair, Evidence(self.file.path, number), max(count, 1))
        self.seen.clear()

    def _inside(self, address: str) -> bool:
        return address in self.ledger.known_addresses or internal(address)

    def finish(self, label: str) -> None:
        self._flush()
        for name, local in self.local.items():
            for address in self.ledger.interfaces.get(name) or local.told():
                for way in ("in", "out"):
                    self.ledger.cover("flows", way, Party(address=address), Evidence(self.file.path, local.line))
        if self.undecided:
            self.file.remarks.append(f"{self.undecided} records do not tell which side listens")
        if self.end:
            self.ledger.lasted(label, self.start, self.end)
