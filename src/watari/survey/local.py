"""Addresses of this machine itself: ``localhost:PORT`` names no service, but the port may.

Developers run a fleet on one machine, and so does many a host of EC2: configuration then tells services apart
by their ports alone. The rule is the same wherever the address stands, in code, in a variable's default or in a
configuration file: it means the one service of the fleet that listens on the port, if that is not the caller.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

import yaml

_HERE = re.compile(
    r"^(?:[a-z][a-z0-9+.-]*:/+)?(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal"
    r"|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}):(\d{2,5})(?:[/?].*)?$",
    re.I,
)


@cache
def _taken() -> frozenset[int]:
    text = files("watari.survey").joinpath("data/local_ports.yaml").read_text("utf-8")
    return frozenset(port for ports in yaml.safe_load(text).values() for port in ports)


def port_of(value: str) -> int | None:
    """The port of an address without a name; None for other texts and the ports of databases, brokers and agents."""
    match = _HERE.match(value.strip())
    port = int(match[1]) if match else None
    return None if port in _taken() else port


class LocalPorts:
    """On which ports services take requests: in code, published by a manifest, in a developer's profile."""

    def __init__(self) -> None:
        self._listening: dict[int, set[str]] = defaultdict(set)

    def add(self, service: str, port: int) -> None:
        """A port on which a service takes requests."""
        self._listening[port].add(service)

    def service(self, caller: str, value: str) -> str | None:
        """Whom an address of this machine means to ``caller``; None where several listen on its port, or itself."""
        port = port_of(value)
        listening = self._listening.get(port, set()) if port is not None else set()
        return next(iter(listening)) if len(listening) == 1 and caller not in listening else None
