"""HAProxy as the data plane: started once, never reloaded, changed by its runtime API."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.balancer.haproxy_config import (
    BAD_GATEWAY,
    SLOTS,
    Files,
    backend,
    configuration,
    map_lines,
)
from watari.rehearse.balancer.haproxy_runtime import Runtime
from watari.rehearse.balancer.plane import Counters, Listen, Pool, Routing, Server
from watari.rehearse.emulator.child import Child, answers

SPARE = 16
"""Backends for target groups that are made after the start; HAProxy can't add one at run time."""


def installed() -> bool:
    """Whether there is a HAProxy on the PATH."""
    return shutil.which("haproxy") is not None


class HaproxyPlane:
    """The data plane in HAProxy; its files lie in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._files = Files(folder)
        self._runtime = Runtime(self._files.socket)
        self._child = Child("HAProxy", ("haproxy", "-db", "-f", str(self._files.config)), folder / "haproxy.log")
        self._lock = threading.Lock()
        self._free: list[str] = []
        self._backends: dict[str, str] = {}
        self._slots: dict[tuple[str, int], Server] = {}
        self._map: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """``HAProxy 2.6.12``."""
        said = subprocess.run(("haproxy", "-v"), capture_output=True, text=True, check=False).stdout
        return f"HAProxy {said.split()[2].partition('-')[0]}"

    def start(self, listen: Listen, routing: Routing) -> None:
        """Serves with room for the routing's target groups and :data:`SPARE` more."""
        count = len(routing.pools) + SPARE
        self._free = [backend(index) for index in reversed(range(count))]
        self._assign(routing.pools)
        self._map = map_lines(routing, self._backends)
        self._files.bad_gateway.write_bytes(BAD_GATEWAY.encode())
        self._files.map.write_text("".join(f"{line}\n" for line in self._map))
        self._files.config.write_text(configuration(self._files, listen, routing, count))
        self._child.start(lambda: self._files.socket.exists() and answers(listen.address, listen.port))
        self.apply(routing)

    def apply(self, routing: Routing) -> None:
        """Servers that come are there before the weights change, those that go leave after."""
        with self._lock:
            self._assign(routing.pools)
            coming, going = [], []
            for pool in routing.pools:
                more, fewer = self._server_commands(pool)
                coming += more
                going += fewer
            self._runtime.change(coming)
            lines = map_lines(routing, self._backends)
            if lines != self._map:
                self._runtime.replace_map(self._files.map, lines)
                self._map = lines
            self._runtime.change(going)

    def _assign(self, pools: tuple[Pool, ...]) -> None:
        for pool in pools:
            if pool.group not in self._backends:
                if not self._free:
                    raise RehearsalFailed("There are more new target groups than HAProxy was given room for.")
                self._backends[pool.group] = self._free.pop()

    def _server_commands(self, pool: Pool) -> tuple[list[str], list[str]]:
        name = self._backends[pool.group]
        wanted = {server.key: server for server in pool.servers}
        coming: list[str] = []
        going: list[str] = []
        for (owner, slot), now in list(self._slots.items()):
            if owner != name:
                continue
            then = wanted.pop(now.key, None)
            if then is None:
                del self._slots[owner, slot]
                going.append(f"set server {name}/s{slot} state maint")
            elif then != now:
                self._slots[owner, slot] = then
                (coming if then.accepts else going).extend(_place(name, slot, now, then))
        for server in wanted.values():
            slot = self._free_slot(name)
            self._slots[name, slot] = server
            coming += _place(name, slot, None, server)
        return coming, going

    def _free_slot(self, name: str) -> int:
        for slot in range(1, SLOTS + 1):
            if (name, slot) not in self._slots:
                return slot
        raise RehearsalFailed(f"A target group has more than {SLOTS} targets, the most a rehearsal plays.")

    def in_flight(self, key: str) -> int:
        """Current sessions of the server's slots; one ends with its response."""
        with self._lock:
            slots = {f"{name}/s{slot}" for (name, slot), server in self._slots.items() if server.key == key}
        return sum(int(row["scur"]) for row in self._runtime.servers() if f"{row['pxname']}/{row['svname']}" in slots)

    def counters(self) -> Mapping[str, Counters]:
        """Sums over each backend's slots; a slot keeps its figures when it changes hands."""
        rows: dict[str, list[dict[str, str]]] = {}
        for row in self._runtime.servers():
            rows.setdefault(row["pxname"], []).append(row)
        with self._lock:
            return {group: _counters(rows.get(name, [])) for group, name in self._backends.items()}

    def stop(self) -> None:
        """Ends it. Idempotent."""
        self._child.stop(timeout=2)


def _place(name: str, slot: int, now: Server | None, then: Server) -> list[str]:
    where = f"set server {name}/s{slot}"
    commands = []
    if now is None or (now.host, now.port) != (then.host, then.port):
        commands.append(f"{where} addr {then.host} port {then.port}")
    commands.append(f"{where} state {'ready' if then.accepts else 'drain'}")
    return commands


def _counters(rows: list[dict[str, str]]) -> Counters:
    servers = [row for row in rows if row["svname"] != "BACKEND"]
    whole = next((row for row in rows if row["svname"] == "BACKEND"), {})

    def total(column: str) -> int:
        return sum(int(row[column] or 0) for row in servers)

    responses = tuple(total(f"hrsp_{number}xx") for number in range(1, 6))
    one, two, three, four, five = responses
    made = int(whole.get("hrsp_5xx") or 0) - five
    return Counters(total("stot"), (0, one, two, three, four, five), total("econ"), max(0, made))
