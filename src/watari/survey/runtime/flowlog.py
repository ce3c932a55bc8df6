"""VPC flow logs: the default format of version 2, and custom formats that begin with a header.

Fields as in "Flow log records" of the Amazon VPC user guide. Only accepted TCP is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from watari.model.evidence import Evidence
from watari.survey.runtime.addresses import internal, plain
from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import PUBLIC, Ledger, Pair, Party

_DEFAULT = [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets",
        "bytes", "start", "end", "action", "log-status",
]  # fmt: skip
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
        return {"srcaddr", "dstaddr", "dstport"} <= _names(head.first).keys() or bool(_RECORD.match(head.first))

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Counts connections per client, server and port."""
        reader = _Reader(file, ledger)
        for number, line in file.numbered():
            reader.line(number, line)
        reader.finish(self.label)


def _names(header: str) -> dict[str, int]:
    return {name.replace("_", "-"): place for place, name in enumerate(header.split())}


@dataclass(slots=True)
class _Local:
    """An interface: its first line, the addresses that can be its own, and those that a direction tells."""

    line: int
    ends: set[str]
    met: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def narrow(self, ends: set[str]) -> None:
        """Takes another record's two ends in."""
        self.ends &= ends
        if len(self.met) < _ENOUGH:
            self.met |= ends

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
        self.columns = {name: place for place, name in enumerate(_DEFAULT)}
        self.seen: dict[Key, list[int]] = {}
        self.local: dict[str, _Local] = {}
        self.start, self.end = 1e12, 0.0
        self.undecided: dict[str, int] = defaultdict(int)

    def line(self, number: int, line: str) -> None:
        fields = line.split()
        if not fields:
            return
        if "srcaddr" in fields:
            self.columns = _names(line)
            return
        if len(fields) == len(self.columns) + 1 and fields[0].endswith("Z"):
            del fields[0]  # CloudWatch Logs puts the time of arrival before a record.
        if len(fields) != len(self.columns):
            self.file.reject(number)
            return
        if self._of(fields, "log-status", "OK") == "OK":
            self._record(number, fields)

    def _of(self, fields: list[str], name: str, missing: str) -> str:
        place = self.columns.get(name)
        return fields[place] if place is not None else missing

    def _record(self, number: int, fields: list[str]) -> None:
        source, target = plain(self._of(fields, "srcaddr", "")), plain(self._of(fields, "dstaddr", ""))
        try:
            source_port, target_port = int(self._of(fields, "srcport", "0")), int(self._of(fields, "dstport", ""))
            flags = int(self._of(fields, "tcp-flags", "0").replace("-", "0"))
            self._time(float(self._of(fields, "start", "0")), float(self._of(fields, "end", "0")))
        except ValueError:
            self.file.reject(number)
            return
        if source is None or target is None:
            self.file.reject(number)
            return
        self._interface(number, fields, source, target)
        if self._of(fields, "action", "ACCEPT") != "ACCEPT" or self._of(fields, "protocol", "6") != "6":
            return
        # Behind a NAT the packet's own addresses are the ends.
        source = plain(self._of(fields, "pkt-srcaddr", source)) or source
        target = plain(self._of(fields, "pkt-dstaddr", target)) or target
        to_target = self._asks(source, source_port, target, target_port, flags)
        if to_target is None:
            self.undecided["all"] += 1
        elif to_target:
            self._tally((source, target, target_port), number, 1)
        else:
            self._tally((target, source, source_port), number, 0)

    def _time(self, start: float, end: float) -> None:
        if start > 0:
            self.start, self.end = min(self.start, start), max(self.end, end, start)

    def _interface(self, number: int, fields: list[str], source: str, target: str) -> None:
        """Narrows down the address of the interface: it is an end of all its records."""
        name = self._of(fields, "interface-id", "")
        way = self._of(fields, "flow-direction", "")
        held = self.local.get(name)
        if held is None:
            if not name or len(self.local) >= _FLUSH:
                return
            held = self.local[name] = _Local(number, {source, target})
        held.narrow({source, target})
        if way in ("egress", "ingress") and len(held.own) < _ENOUGH:
            held.own.add(source if way == "egress" else target)

    def _asks(self, source: str, source_port: int, target: str, target_port: int, flags: int) -> bool | None:
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
        if self.undecided["all"]:
            self.file.remarks.append(f"{self.undecided['all']} records do not tell which side listens")
        if self.end:
            self.ledger.lasted(label, self.start, self.end)
