"""From what AWS calls a target (an instance id, a task's address) to the host behind it."""

from __future__ import annotations

import threading

from watari.rehearse.hosts.interface import Host


class Hosts:
    """Every host that a load balancer may be told of."""

    def __init__(self) -> None:
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def add(self, target: str, host: Host) -> None:
        """``target`` is an instance id or a task's address."""
        with self._lock:
            self._hosts[target] = host

    def remove(self, target: str, host: Host) -> None:
        """Forgets ``target`` where it still is that host; an address may have been given out again."""
        with self._lock:
            if self._hosts.get(target) is host:
                del self._hosts[target]

    def resolve(self, target: str, port: int) -> tuple[str, int] | None:
        """Where the balancer reaches the target's port; None for a target without a host."""
        with self._lock:
            host = self._hosts.get(target)
        return host.endpoint(port) if host is not None else None

    def address_of(self, target: str) -> str:
        """The host's address; ``target`` itself where no host is known."""
        with self._lock:
            host = self._hosts.get(target)
        return host.address if host is not None else target
