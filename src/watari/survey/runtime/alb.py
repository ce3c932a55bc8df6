"""Access logs of an Application Load Balancer, plain or gzip.

Fields as in "Access log entries" of the Elastic Load Balancing user guide. Of a request only its host
is used; paths and queries, in which secrets can stand, are not kept.
"""

from __future__ import annotations

import re
from datetime import datetime

from watari.model.evidence import Evidence
from watari.survey.runtime.addresses import endpoint, internal, plain
from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import PUBLIC, Ledger, Pair, Party

_TYPES = ("http", "https", "h2", "grpcs", "ws", "wss")
_LINE = re.compile(rf"^(?:{'|'.join(_TYPES)}) \d{{4}}-\d\d-\d\dT\S+Z \S+ \S+:\d+ \S+ [-\d.]+ [-\d.]+ [-\d.]+ ")
_HOST = re.compile(r"(?:^\S+ )?[a-z]+://(?:[^/@\s]*@)?(\[[0-9a-fA-F:]+\]|[\w.-]+)(?::(\d+))?[/ ?-]?")
_GROUP = re.compile(r":targetgroup/([\w-]+)/")
_FLUSH = 50_000
Key = tuple[str, str, str, str, str, str]


class AlbAccessLog:
    """Requests that a load balancer sent to its targets."""

    label = "ALB access log"

    def wants(self, head: Head) -> bool:
        """A line of the access log."""
        return any(_LINE.match(line) for line in head.lines)

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Counts requests per client, target and host."""
        seen: dict[Key, list[int]] = {}
        first = last = ""
        for number, line in file.numbered():
            quoted = line.split('"')
            fields = quoted[0].split()
            if len(quoted) < 7 or len(fields) < 12 or fields[0] not in _TYPES:
                file.reject(number)
                continue
            time = fields[1]
            first, last = (time if not first or time < first else first), max(last, time)
            target_group = quoted[4].split()
            key = (fields[0], fields[3], fields[4], target_group[-1] if target_group else "-", quoted[1], quoted[3])
            if not _tally(seen, _short(key), number):
                file.reject(number)
            if len(seen) >= _FLUSH:
                _flush(seen, file, ledger)
        _flush(seen, file, ledger)
        if (start := _seconds(first)) and (end := _seconds(last)):
            ledger.lasted(self.label, start, end)


def _short(key: Key) -> Key | None:
    """The key without what differs from request to request: the client's port and the path."""
    kind, client, target, group, request, agent = key
    host = _HOST.match(request)
    if client.rpartition(":")[0] == "" or (target != "-" and ":" not in target):
        return None
    product = agent.split("/", 1)[0].split(" ", 1)[0][:64].lower()
    return kind, client.rpartition(":")[0], target, group, host[1].lower() if host else "", product


def _tally(seen: dict[Key, list[int]], key: Key | None, number: int) -> bool:
    if key is None:
        return False
    if key in seen:
        seen[key][0] += 1
    else:
        seen[key] = [1, number]
    return True


def _flush(seen: dict[Key, list[int]], file: CaptureFile, ledger: Ledger) -> None:
    for (kind, client, target, group, host, agent), (count, number) in seen.items():
        evidence = Evidence(file.path, number)
        match = _GROUP.search(group)
        place = endpoint(target) or ("", 0)
        if match is None and not place[0]:
            continue  # A redirect or a fixed answer: no target was asked.
        server = Party(address=place[0], port=place[1], name=match[1] if match else "", host=host)
        protocol = {"grpcs": "grpc", "ws": "ws", "wss": "ws"}.get(kind, "http")
        ledger.see(Pair("requests", _client(client, agent, ledger), server, protocol), evidence, count)
        ledger.cover("requests", "in", Party(address=place[0], port=place[1], name=server.name), evidence)
    seen.clear()


def _client(text: str, agent: str, ledger: Ledger) -> Party:
    address = plain(text)
    if address is None:
        return Party(name=agent if ledger.is_name(agent) else "")
    if address in ledger.known_addresses or internal(address):
        return Party(address=address, name=agent if ledger.is_name(agent) else "")
    return PUBLIC


def _seconds(time: str) -> float | None:
    try:
        return datetime.fromisoformat(time.replace("Z", "+00:00")).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
