"""Whose address is it: from ``watari.yaml``, hosts files, descriptions of instances, sockets, and names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from watari.model.fleet import Service
from watari.survey.runtime.addresses import endpoint, plain
from watari.survey.runtime.ledger import Ledger, Machine, Party

_ASIDE = frozenset(
    [
        "prod", "production", "prd", "live", "staging", "stage", "stg", "test", "testing", "qa", "uat", "dev",
        "development", "blue", "green", "canary", "service", "svc", "tg", "targets", "target", "asg", "ec2", "ecs",
        "server", "host", "node", "instance", "app", "vm", "http", "https",
    ]
)  # fmt: skip
"""Words around a service's name in the names of hosts, target groups and instances."""

_INTERNAL = re.compile(r"(^|\.)(internal|local|lan|corp|private|intra|consul|localdomain)$")

_COMM = 15
"""The kernel cuts a process's name to so many characters (proc_pid_comm(5))."""

NOBODY: frozenset[str] = frozenset()


@cache
def _agents() -> dict[str, Any]:
    text = files("watari.survey").joinpath("data/host_agents.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def normal(name: str) -> str:
    """A name without the words and numbers that surround it: ``prod-orders-svc-02`` is ``orders``."""
    words = [word for word in re.split(r"[-_.\s]+", name.lower()) if word]
    kept = [word for word in words if word not in _ASIDE and not re.fullmatch(r"\d+[a-z]?|i", word)]
    return "".join(kept or words)


class Directory:
    """Answers with the services that an end of a call can be: one is a mapping, several or none are not."""

    def __init__(
        self,
        services: Iterable[Service],
        aliases: Mapping[str, str],
        host: Callable[[str], str | None],
        places: Mapping[str, Iterable[str]],
    ) -> None:
        self.ports = {service.name: {port.number for port in service.ports} for service in services}
        self._aliases = {alias.lower(): name for alias, name in aliases.items() if name in self.ports}
        self._host = host
        self._normal: dict[str, set[str]] = defaultdict(set)
        for alias, name in self._aliases.items():
            self._normal[normal(alias)].add(name)
        self._by_address: dict[str, set[str]] = defaultdict(set)
        self._by_socket: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._by_place: dict[str, set[str]] = defaultdict(set)
        self._with_address: set[str] = set()
        self._machines: dict[str, Machine] = {}
        self._by_machine: dict[str, set[str]] = {}
        for name, texts in places.items():
            for text in texts if name in self.ports else ():
                self._place(name, text)

    def _place(self, service: str, text: str) -> None:
        """An address of ``watari.yaml``."""
        socket, address = endpoint(text), plain(text)
        if address:
            self._by_address[address].add(service)
        elif socket and socket[0]:
            self._by_socket[socket].add(service)
            self._by_address[socket[0]].add(service)
        else:
            self._by_place[text.lower()].add(service)

    def known(self) -> set[str]:
        """The addresses that ``watari.yaml`` gives."""
        return set(self._by_address)

    def learn(self, ledger: Ledger) -> None:
        """Takes in what the captures say of addresses. A word of ``watari.yaml`` stands before all of it."""
        given = set(self._by_address)
        for address, names in ledger.addresses.items():
            if address not in given:
                self._by_address[address] |= self._first(names)
        self._machines = ledger.machines
        for machine in ledger.machines.values():
            self._by_machine[machine.name] = self._of_machine(machine)
        for machine in ledger.machines.values():
            self._sockets(machine, given)
        self._with_address = {name for names in self._by_address.values() for name in names}

    def _first(self, names: Iterable[str]) -> set[str]:
        """The services of the first name that says any."""
        for name in names:
            found = self._by_place.get(name.lower()) or self._named(name)
            if found:
                return set(found)
        return set()

    def _named(self, name: str) -> frozenset[str]:
        label, _, domain = name.lower().partition(".")
        service = (
            self.name(name) or self._host(name.lower()) or (self.name(label) if _INTERNAL.search(domain) else None)
        )
        return frozenset({service}) if service in self.ports else NOBODY

    def _of_machine(self, machine: Machine) -> set[str]:
        found = set(self._by_place.get(machine.name, ())) | self._named(machine.name)
        for address in machine.addresses:
            found |= self._by_address.get(address, set())
        return found

    def _sockets(self, machine: Machine, given: set[str]) -> None:
        found = set(self._by_machine[machine.name])
        for port, (process, pid) in machine.listening.items():
            service = self.process(Party(machine=machine.name, process=process, pid=pid, port=port))
            found |= service
            for address in machine.addresses if len(service) == 1 else ():
                self._by_socket[address, port] |= service
        for address in machine.addresses - given:
            self._by_address[address] |= found
        self._by_machine[machine.name] = found

    def name(self, text: str) -> str | None:
        """The service that a name means, exactly or without the words around it."""
        exact = self._aliases.get(text.lower())
        if exact is not None:
            return exact
        placed = self._by_place.get(text.lower(), set())
        if len(placed) == 1:
            return next(iter(placed))
        near = self._normal.get(normal(text), set())
        return next(iter(near)) if len(near) == 1 else None

    def process(self, party: Party) -> frozenset[str]:
        """The services that a process of a captured machine can be."""
        if party.process in _agents()["processes"]:
            return NOBODY
        service = (self.name(party.process) or self._cut_name(party.process)) if party.process else None
        if service is not None:
            return frozenset({service})
        here = frozenset(self._by_machine.get(party.machine, ()))
        if len(here) == 1:
            return here
        return self._by_port(party, here) or here

    def _cut_name(self, process: str) -> str | None:
        found = {name for alias, name in self._aliases.items() if alias[:_COMM] == process.lower()}
        return next(iter(found)) if len(process) == _COMM and len(found) == 1 else None

    def _by_port(self, party: Party, here: frozenset[str]) -> frozenset[str]:
        """By the ports that the same process listens on, where one service alone has such a port."""
        machine = self._machines.get(party.machine)
        own = {port for port, (_, pid) in machine.listening.items() if pid and pid == party.pid} if machine else set()
        own |= {party.port} - {0}
        among = here or frozenset(self.ports)
        found = frozenset(name for name in among if self.ports[name] & own)
        return found if len(found) == 1 else NOBODY

    def client(self, party: Party) -> frozenset[str]:
        """The services that a caller can be."""
        if party.machine:
            return self.process(party)
        found = frozenset(self._by_address.get(party.address, ()))
        named = self.name(party.name) if party.name else None
        if named and len(found) != 1 and (not found or named in found):
            return frozenset({named})
        return found

    def server(self, party: Party) -> frozenset[str]:
        """The services that a callee can be."""
        if party.machine:
            return self.process(party)
        named = self.name(party.name) if party.name else None
        if named:
            return frozenset({named})
        found = self._at(party.address, party.port) if party.address else NOBODY
        if found or not party.host:
            return found
        address = plain(party.host)
        return self._at(address, party.port) if address else self._named(party.host)

    def server_of(self, host: str) -> str | None:
        """The service that a host name means by the survey's own names."""
        return next(iter(self._named(host)), None)

    def has_address(self, service: str) -> bool:
        """Whether some address is known to be this service's."""
        return service in self._with_address

    def _at(self, address: str, port: int) -> frozenset[str]:
        if (address, port) in self._by_socket:
            return frozenset(self._by_socket[address, port])
        here = self._by_address.get(address, set())
        listening = frozenset(name for name in here if port in self.ports[name])
        if listening:
            return listening
        return frozenset(here) if port not in _agents()["ports"] else NOBODY


def is_agent_port(port: int) -> bool:
    """Whether a port is that of a database or of a tool on the host, by convention."""
    return port in _agents()["ports"]
