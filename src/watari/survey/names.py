"""The names under which services are known, and the service behind an address."""

from __future__ import annotations

import re
from collections import Counter

from watari.model.evidence import Confidence
from watari.survey.addresses import Address, address_of
from watari.survey.local import LocalPorts
from watari.survey.unit import Unit

INTERNAL = re.compile(r"\.(internal|local|lan|corp|private|intra|consul|svc|cluster\.local|localdomain|test)$")
"""Domains that nobody outside can ask for."""
BESIDE = "beside"
"""The scheme of an address that names no host, whose service was found by its port."""


class Names:
    """The names under which services are known."""

    def __init__(self, units: list[Unit]) -> None:
        self._by_alias: dict[str, str] = {}
        self._registered: set[str] = set()
        self.local = LocalPorts()
        own = {unit.name.lower() for unit in units}
        counts = Counter(alias for unit in units for alias in unit.aliases)
        for unit in units:
            # A name that several share, such as that of the package they were all copied from, says nothing.
            alone = [alias for alias in unit.aliases if counts[alias] == 1 and alias not in own]
            for alias in (*alone, unit.name.lower()):
                self._by_alias.setdefault(alias, unit.name)

    def register(self, alias: str) -> None:
        """Says that a name is one for discovery: a bare word that a line dials may be it."""
        self._registered.add(alias.lower())

    def add(self, alias: str, service: str) -> None:
        """Another name of a service, such as the one it registers for discovery; the first owner keeps it."""
        self._by_alias.setdefault(alias.lower(), service)
        self._registered.add(alias.lower())

    def address(self, caller: str, value: str) -> Address | None:
        """The host that a service's value holds; where it is this machine, the service that listens on the port."""
        address = address_of(value)
        if address is not None:
            return address
        beside = self.local.service(caller, value)
        return Address(beside, BESIDE, True) if beside else None

    @property
    def aliases(self) -> dict[str, str]:
        """Every name under which a service is known, in small letters, with the service."""
        return dict(self._by_alias)

    def registered(self, name: str) -> bool:
        """Whether some service registers itself under this very name."""
        return name.lower() in self._registered

    def service(self, address: Address) -> tuple[str, Confidence] | None:
        """The service behind a host: by its full name, or by the first label of an internal name."""
        if address.scheme == BESIDE:
            return address.host, "likely"
        if address.host in self._by_alias:
            return self._by_alias[address.host], "proven"
        first, _, rest = address.host.partition(".")
        if rest and first in self._by_alias:
            if INTERNAL.search("." + rest) or "." not in rest or ".svc" in rest:
                return self._by_alias[first], "proven"
            if not re.search(r"amazonaws\.com|googleapis\.com|azure", rest):
                return self._by_alias[first], "likely"
        return None
