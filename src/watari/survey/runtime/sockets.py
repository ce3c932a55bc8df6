"""``ss -tnp``, ``ss -tlnp`` and ``ss -tanp`` of one host a file, with or without header.

Columns as in ss(8): state, two queues, local and peer address, and with ``-p`` the processes. ``ss state
established`` leaves the state out. The host is told by the first line (``# host: NAME`` or the shell's
prompt), else by the file's name.
"""

from __future__ import annotations

import re

from watari.model.evidence import Evidence
from watari.survey.runtime.addresses import endpoint, loopback
from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger, Machine, Pair, Party

_STATES = frozenset(
    [
        "ESTAB", "LISTEN", "SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "UNCONN", "CLOSE-WAIT",
        "LAST-ACK", "CLOSING",
    ]
)  # fmt: skip
_OPEN = frozenset({"ESTAB", "CLOSE-WAIT", "FIN-WAIT-1", "FIN-WAIT-2", "LISTEN"})
_HEADER = re.compile(r"^(State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port\s")
_HOST = re.compile(r"^#\s*(?:host(?:name)?\s*[:=]\s*)?(?P<named>[\w.-]+)\s*$|^\[?[\w-]+@(?P<prompt>[\w.-]+)[ :]")
_PROCESS = re.compile(r'\("(?P<name>[^"]{1,64})",(?:pid=)?(?P<pid>\d{1,10})')
_FILE_WORDS = re.compile(r"^(ss|sockets?|netstat)[-_.]|[-_.](ss|sockets?|tnp|tlnp|tanp|listen|estab)$", re.IGNORECASE)
MAX_SOCKETS = 200_000


class Sockets:
    """Sockets of a host at one moment."""

    label = "ss"

    def wants(self, head: Head) -> bool:
        """ss's header or one of its lines."""
        return any(_HEADER.match(line) or _fields(line) is not None for line in head.lines)

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Keeps the listening sockets and the connections of the host; they are joined when all is read."""
        machine: Machine | None = None
        for number, line in file.numbered():
            if machine is None:
                machine = ledger.machine(_host_of(line, file), Evidence(file.path, number))
            text = line.strip()
            if not text or text[0] in "#[$" or _HEADER.match(text) or _HOST.match(text):
                continue
            fields = _fields(text)
            if fields is None:
                file.reject(number)
                continue
            _socket(machine, fields, Evidence(file.path, number))


def _host_of(line: str, file: CaptureFile) -> str:
    match = _HOST.match(line.strip())
    if match:
        return (match["named"] or match["prompt"]).lower()
    stem = file.absolute.name.removesuffix(".gz").removesuffix(".txt").removesuffix(".log")
    return _FILE_WORDS.sub("", _FILE_WORDS.sub("", stem)).lower()


def _fields(line: str) -> tuple[str, str, str, str] | None:
    """State, local and peer address, and the rest; None for any other line."""
    parts = line.split()
    if parts and parts[0].isdigit():
        parts.insert(0, "ESTAB")
    if len(parts) < 5 or parts[0] not in _STATES or not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    if endpoint(parts[3]) is None and parts[0] != "LISTEN":
        return None
    return parts[0], parts[3], parts[4], " ".join(parts[5:])


def _socket(machine: Machine, fields: tuple[str, str, str, str], evidence: Evidence) -> None:
    state, local_text, peer_text, rest = fields
    local, peer = endpoint(local_text), endpoint(peer_text)
    match = _PROCESS.search(rest)
    process, pid = (match["name"], int(match["pid"])) if match else ("", 0)
    if local is None or state not in _OPEN:
        return
    if local[0] and not loopback(local[0]):
        machine.addresses.add(local[0])
    if state == "LISTEN":
        machine.listed = True
        machine.listening.setdefault(local[1], (process, pid))
    elif peer is not None and peer[0] and len(machine.connections) < MAX_SOCKETS:
        machine.connections.append((local[0], local[1], peer[0], peer[1], process, pid, evidence))


def connect(ledger: Ledger) -> None:
    """Turns every machine's connections into calls: the side whose port is listened on is called."""
    by_address = {address: machine for machine in ledger.machines.values() for address in machine.addresses}
    for machine in ledger.machines.values():
        for connection in machine.connections:
            _connection(machine, by_address, connection, ledger)


def _connection(
    machine: Machine,
    by_address: dict[str, Machine],
    connection: tuple[str, int, str, int, str, int, Evidence],
    ledger: Ledger,
) -> None:
    _, port, peer, peer_port, process, pid, evidence = connection
    other = machine if loopback(peer) else by_address.get(peer)
    inbound = _listens(machine, port, peer_port, other, ledger.known_ports)
    own = Party(machine=machine.name, process=process, pid=pid, port=port if inbound else 0)
    ledger.cover("sockets", "both", Party(machine=machine.name, process=process, pid=pid), evidence)
    if inbound is None:
        return
    far_port = 0 if inbound else peer_port
    far = Party(address="" if other is machine else peer, machine=other.name if other else "", port=far_port)
    if other is not None and not inbound and peer_port in other.listening:
        name, number = other.listening[peer_port]
        far = Party(address=far.address, machine=other.name, port=peer_port, process=name, pid=number)
    client, server = (far, own) if inbound else (own, far)
    if inbound and other is machine:
        return  # The caller's own line of this connection names its process.
    ledger.see(Pair("sockets", client, server, "tcp"), evidence)


def _listens(machine: Machine, port: int, peer_port: int, other: Machine | None, known: set[int]) -> bool | None:
    """Whether the connection came in: this side's port is listened on. None where nothing tells."""
    if port in machine.listening:
        return True
    if machine.listed or (other is not None and peer_port in other.listening):
        return False
    if (port in known) != (peer_port in known):
        return port in known
    if (port < 32768) != (peer_port < 32768):
        return port < 32768
    return None
