"""The containers of the Docker Engine shim: each is one Fargate host."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from watari.errors import WatariError
from watari.rehearse.hosts.interface import Host

State = Literal["created", "running", "exited"]

FRESH = 0.15
"""For how long (seconds) an answer of the host is believed: MiniStack asks ten times a second, twice."""


@dataclass(frozen=True, slots=True)
class ContainerSpec:
    """What ``POST /containers/create`` asked for."""

    name: str
    image: str
    environment: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    command: tuple[str, ...] | None

    def label(self, key: str) -> str:
        """The label's value, empty where it is not set."""
        return dict(self.labels).get(key, "")


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """One container's life for the report; Unix times in seconds, None for what has not happened."""

    container: str
    task_arn: str
    service: str
    image: str
    address: str
    started_at: float | None
    stopped_at: float | None
    exit_code: int | None
    asked_to_stop: bool


class Started(Protocol):
    """Makes and starts the host of a container; WatariError where it can't be done."""

    def __call__(self, container: Container, /) -> tuple[Host, float]:
        """The running host, and its stop timeout in seconds."""


@dataclass(slots=True)
class Container:
    """A container's state. Every method may be called from any thread."""

    spec: ContainerSpec
    id: str = field(default_factory=lambda: secrets.token_hex(32))
    created_at: float = field(default_factory=time.time)
    started_at: float | None = None
    stopped_at: float | None = None
    exit_code: int | None = None
    state: State = "created"
    service: str = ""
    asked_to_stop: bool = False
    host: Host | None = None
    stop_timeout: float = 30.0
    error: str = ""
    _asked_at: float = 0.0
    _logs: str | None = None
    _remove: bool = False
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _ended: threading.Event = field(default_factory=threading.Event)

    def start(self, starter: Started) -> None:
        """Makes and starts the host; the WatariError of the starter is kept in ``error`` and raised."""
        try:
            host, self.stop_timeout = starter(self)
        except WatariError as error:
            self.error, self.state, self.exit_code = str(error), "exited", 128
            self._ended.set()
            raise
        with self._lock:
            self.host, self.started_at, self.state = host, time.time(), "running"

    def look(self) -> State:
        """The state now; asks the host at most every :data:`FRESH` seconds."""
        with self._lock:
            now = time.monotonic()
            if self.state == "running" and self.host is not None and now - self._asked_at > FRESH:
                self._asked_at = now
                # While it is being stopped, the thread that stops it tells the end.
                if not self.asked_to_stop and not self.host.running():
                    self._end(self.host.exit_code())
                    # MiniStack leaves a task that ended by itself to a reaper that comes after minutes.
                    self._remove_host()
            return self.state

    def _end(self, code: int | None) -> None:
        if self.host is not None:
            self._logs = self.host.logs()
        self.exit_code = 137 if code is None else code
        self.stopped_at, self.state = time.time(), "exited"
        self._ended.set()

    def stop(self, drain: Callable[[str], None], after: Callable[[], None]) -> None:
        """Begins to stop: drains, SIGTERM, the stop timeout, SIGKILL; returns at once, as StopTask does."""
        with self._lock:
            if self.asked_to_stop or self.state != "running":
                return
            self.asked_to_stop = True
        name = f"stop {self.spec.name}"
        threading.Thread(target=self._stop, args=(drain, after), name=name, daemon=True).start()

    def _stop(self, drain: Callable[[str], None], after: Callable[[], None]) -> None:
        host = self.host
        if host is None:
            return
        try:
            drain(host.address)
        finally:
            code = host.stop(self.stop_timeout)
            with self._lock:
                self._end(code)
                if self._remove:
                    self._remove_host()
            after()

    def kill(self) -> None:
        """SIGKILL now."""
        with self._lock:
            if self.state == "running" and self.host is not None:
                self._end(self.host.stop(0))

    def remove(self) -> None:
        """The host goes, once it has stopped; its logs and history stay."""
        with self._lock:
            self._remove = True
            if self.state != "running":
                self._remove_host()

    def _remove_host(self) -> None:
        if self.host is not None:
            self._logs = self.logs()
            self.host.remove()

    @property
    def removed(self) -> bool:
        """Whether somebody asked for its removal."""
        return self._remove

    def logs(self) -> str:
        """Its output so far, also after it has gone."""
        with self._lock:
            if self._logs is not None:
                return self._logs
            return self.host.logs() if self.host is not None else ""

    def wait(self, timeout: float | None = None) -> int:
        """Waits for its end; the exit code, 0 where ``timeout`` seconds passed."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.look() != "exited":
            if deadline is not None and time.monotonic() > deadline:
                break
            self._ended.wait(0.1)
        return self.exit_code or 0

    @property
    def address(self) -> str:
        """The host's address, empty before the start."""
        return self.host.address if self.host is not None else ""

    def history(self) -> TaskHistory:
        """Its life so far."""
        task = self.spec.label("com.amazonaws.ecs.task-arn")
        return TaskHistory(
            self.spec.name, task, self.service, self.spec.image, self.address,
            self.started_at, self.stopped_at, self.exit_code, self.asked_to_stop,
        )  # fmt: skip
