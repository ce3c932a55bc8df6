"""A host that is a container."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from typing import Any

import docker
from docker.errors import APIError, NotFound
from requests.exceptions import ConnectionError as NoAnswer
from requests.exceptions import ReadTimeout

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.engine import told
from watari.rehearse.hosts.interface import ExecResult

_KILL_SECONDS = 15.0
NOT_STARTED = 127


class ContainerHost:
    """A container that was created and not started. ``released`` is called once, when it is removed."""

    def __init__(
        self,
        client: docker.DockerClient,
        container: str,
        name: str,
        address: str,
        released: Callable[[], None],
        notes: tuple[str, ...] = (),
    ) -> None:
        self._client = client
        self._container = container
        self._name = name
        self._address = address
        self._released = released
        self._notes = notes
        self._started = False
        self._refusal = ""
        self._removed = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def address(self) -> str:
        return self._address

    @property
    def notes(self) -> tuple[str, ...]:
        return self._notes

    def endpoint(self, port: int) -> tuple[str, int]:
        return self.address, port

    def start(self) -> None:
        self._started = True
        try:
            with told(f"The host {self.name} could not be started"):
                self._client.api.start(self._container)
        except RehearsalFailed as error:
            # A program that cannot be run is the service's failure, as on any machine; the host is there.
            if "exec:" not in error.message:
                raise
            self._refusal = error.message + "\n"

    def stop(self, timeout: float) -> int | None:
        if not self._started:
            return None
        if self.running():
            self._signal("SIGTERM")
            if not self._ends_within(timeout):
                self._signal("SIGKILL")
                self._ends_within(_KILL_SECONDS)
        return self.exit_code()

    def running(self) -> bool:
        return bool(self._state().get("Running"))

    def exit_code(self) -> int | None:
        if self._refusal:
            return NOT_STARTED
        state = self._state()
        if not self._started or state.get("Running"):
            return None
        return int(state.get("ExitCode", 0))

    def logs(self) -> str:
        with told(f"The logs of {self.name} could not be read"):
            output: bytes = self._client.api.logs(self._container, stdout=True, stderr=True)
        return output.decode(errors="replace") + self._refusal

    def exec(self, command: tuple[str, ...], timeout: float = 30.0) -> ExecResult:
        if not self.running():
            raise RehearsalFailed(f"{self.name} does not run.", next_step="Look at its logs.")
        pool = ThreadPoolExecutor(max_workers=1)
        try:
            return pool.submit(self._exec, command).result(timeout)
        except TookTooLong:
            return ExecResult(137, f"{command[0]} did not end within {timeout:g} s\n")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def remove(self) -> None:
        if self._removed:
            return
        self._removed = True
        with suppress(NotFound), told(f"The host {self.name} could not be removed"):
            self._client.api.remove_container(self._container, force=True, v=True)
        self._released()

    def _exec(self, command: tuple[str, ...]) -> ExecResult:
        with told(f"{command[0]} could not be run in {self.name}"):
            made = self._client.api.exec_create(self._container, list(command))["Id"]
            output: bytes = self._client.api.exec_start(made)
            return ExecResult(int(self._client.api.exec_inspect(made)["ExitCode"]), output.decode(errors="replace"))

    def _signal(self, name: str) -> None:
        # A container that ended meanwhile refuses the signal: that is what was wanted.
        with suppress(APIError):
            self._client.api.kill(self._container, name)

    def _ends_within(self, seconds: float) -> bool:
        try:
            self._client.api.wait(self._container, timeout=max(seconds, 0.1))  # type: ignore[arg-type]  # requests takes fractions
        except (ReadTimeout, NoAnswer):
            return False
        return True

    def _state(self) -> dict[str, Any]:
        if self._removed:
            return {}
        with told(f"The state of {self.name} could not be read"):
            state: dict[str, Any] = self._client.api.inspect_container(self._container)["State"]
            return state
