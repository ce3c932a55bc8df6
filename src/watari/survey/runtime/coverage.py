"""Whether captures could have shown a call at all: absence in a capture that does not cover it says nothing."""

from __future__ import annotations

import re
from collections import defaultdict

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency
from watari.survey.runtime.directory import Directory, is_agent_port
from watari.survey.runtime.ledger import PUBLIC, Ledger, Pair
from watari.survey.waves.order import is_broker

_ADDRESS = re.compile(r"^(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^/@\s]*@)?(?P<host>[\w.-]+)(?::(?P<port>\d{1,5}))?")
_PORTS = {"http": 80, "https": 443}


class Coverage:
    """Whose traffic was captured where, and what in it could hide a call.

    A call is hidden where an end of it was captured, but the other end could be one of the addresses that
    no service is known for, such as a load balancer's.
    """

    def __init__(self, directory: Directory, ledger: Ledger) -> None:
        self._directory = directory
        self._covered: dict[tuple[str, str, str], Evidence] = {}
        self._hosts: dict[str, set[str]] = defaultdict(set)
        self._unknown_callees: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._unknown_callers: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        for (source, way, party), evidence in ledger.covered.items():
            found = directory.server(party) if source == "requests" else directory.client(party)
            for name in found if len(found) == 1 else ():
                for one in ("in", "out") if way == "both" else (way,):
                    self._covered.setdefault((source, one, name), evidence)
        for pair in ledger.pairs:
            self._pair(pair)

    def _pair(self, pair: Pair) -> None:
        clients, servers = self._directory.client(pair.client), self._directory.server(pair.server)
        if len(servers) == 1:
            (callee,) = servers
            if pair.source == "requests" and pair.server.host:
                self._hosts[callee].add(pair.server.host)
            if len(clients) != 1 and pair.client != PUBLIC:
                self._unknown_callers[pair.source, callee].add(clients)
        elif len(clients) == 1 and not is_agent_port(pair.server.port):
            (caller,) = clients
            self._unknown_callees[pair.source, caller].add(pair.server.port)

    def would_have_shown(self, one: Dependency) -> Evidence | None:
        """The line of a capture in which the call would stand if it were made; None where there is none."""
        if is_broker(one.protocol) or one.via is not None:
            sends = self._covered.get(("spans", "producer", one.source))
            return sends if ("spans", "consumer", one.target) in self._covered else None
        return self._in_spans(one) or self._at_balancer(one) or self._on_wire(one)

    def _in_spans(self, one: Dependency) -> Evidence | None:
        """Both ends write spans: a call would have made one on either side."""
        asked = self._covered.get(("spans", "in", one.target))
        return self._covered.get(("spans", "out", one.source)) if asked else None

    def _at_balancer(self, one: Dependency) -> Evidence | None:
        """The callee stands behind the load balancer under the name that the caller dials."""
        covered = self._covered.get(("requests", "in", one.target))
        if covered is None or self._may_hide(self._unknown_callers["requests", one.target], one.source):
            return None
        host, _ = _dialled(one)
        names = self._hosts[one.target]
        same = host is None or host in names or any(self._directory.server_of(name) == one.target for name in names)
        return covered if same else None

    def _on_wire(self, one: Dependency) -> Evidence | None:
        """The interface or the host of either end was captured, and no unknown address can be the other end."""
        ports = self._directory.ports[one.target] | ({port} if (port := _dialled(one)[1]) else set())
        for source in ("flows", "sockets"):
            out = self._covered.get((source, "out", one.source))
            hidden = self._unknown_callees[source, one.source]
            if out and not (hidden & ports if ports else hidden):
                return out
            into = self._covered.get((source, "in", one.target))
            if into and not self._unknown_callers[source, one.target]:
                return into
        return None

    def _may_hide(self, unknown: set[frozenset[str]], caller: str) -> bool:
        """Whether one of the unknown callers can be this one: it has no address of its own, or shares one."""
        return any(caller in candidates or not self._directory.has_address(caller) for candidates in unknown)


def _dialled(one: Dependency) -> tuple[str | None, int | None]:
    """Host and port that the caller dials, as far as source says."""
    match = _ADDRESS.match(one.address or "")
    if match is None:
        return None, None
    port = int(match["port"]) if match["port"] else _PORTS.get(match["scheme"] or "")
    return match["host"].lower(), port
