"""A host that is a process of this machine, with or without namespaces of its own."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.interface import ExecResult
from watari.rehearse.hosts.launch import SETUP_FAILED, Launch

_SETUP_SECONDS = 20.0
_KILL_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Site:
    """Where a process host lives. ``ports`` gives the balancer's endpoint for each port.

    ``place`` translates a command for programs run beside the process.
    ``released`` is called once, when the host is removed.
    """

    name: str
    address: str
    folder: Path
    released: Callable[[], None]
    ports: dict[int, tuple[str, int]] = field(default_factory=dict)
    place: Callable[[tuple[str, ...]], tuple[str, ...]] = lambda command: command
    notes: tuple[str, ...] = ()


class ProcessHost:
    """Runs one :class:`Launch`; the launcher's life is the host's life."""

    def __init__(self, site: Site, launch: Launch) -> None:
        self._site = site
        self._launch = launch
        self._log = site.folder / "log"
        self._launcher: subprocess.Popen[bytes] | None = None
        self._pid: int | None = None
        self._removed = False

    @property
    def name(self) -> str:
        return self._site.name

    @property
    def address(self) -> str:
        return self._site.address

    @property
    def notes(self) -> tuple[str, ...]:
        return self._site.notes

    def endpoint(self, port: int) -> tuple[str, int]:
        return self._site.ports.get(port, (self.address, port))

    def start(self) -> None:
        if self.running():
            return
        read, write = os.pipe()
        try:
            with self._log.open("ab") as log:
                self._launcher = _spawn(replace(self._launch, status=write), log)
        finally:
            os.close(write)
        try:
            self._await_start(read)
        finally:
            os.close(read)

    def stop(self, timeout: float) -> int | None:
        if self._launcher is None:
            return None
        if self._launcher.poll() is None:
            self._launcher.send_signal(signal.SIGTERM)
            try:
                self._launcher.wait(timeout)
            except subprocess.TimeoutExpired:
                _kill(self._launcher)
        return self.exit_code()

    def running(self) -> bool:
        return self._launcher is not None and self._launcher.poll() is None

    def exit_code(self) -> int | None:
        code = self._launcher.poll() if self._launcher else None
        return 128 - code if code is not None and code < 0 else code

    def logs(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def exec(self, command: tuple[str, ...], timeout: float = 30.0) -> ExecResult:
        if not self.running():
            raise RehearsalFailed(f"{self.name} does not run.", next_step="Look at its logs.")
        joining = self._pid if self._launch.root is not None else None
        beside = replace(self._launch, command=self._site.place(command), join=joining, network=None, status=None)
        with tempfile.TemporaryFile() as output:
            launcher = _spawn(beside, output)
            try:
                code = launcher.wait(timeout)
            except subprocess.TimeoutExpired:
                code = _kill(launcher)
            finally:
                _kill(launcher)
            output.seek(0)
            return ExecResult(128 - code if code < 0 else code, output.read().decode(errors="replace"))

    def remove(self) -> None:
        if self._removed:
            return
        self._removed = True
        if self._launcher:
            _kill(self._launcher)
        self._site.released()

    def _await_start(self, status: int) -> None:
        """Reads what the launcher tells until the program runs. RehearsalFailed if it never does."""
        told = _read_to_end(status, _SETUP_SECONDS)
        lines = dict(line.split(" ", 1) for line in told.splitlines() if " " in line)
        if "pid" in lines:
            self._pid = int(lines["pid"])
        if "failed" in lines or not lines:
            assert self._launcher is not None  # noqa: S101 - for the type checker
            code = _kill(self._launcher)
            reason = lines.get("failed") or f"the launcher ended with {code} ({self.logs()[-300:].strip()})"
            raise RehearsalFailed(
                f"The host {self.name} could not be made: {reason}.",
                next_step="Try --hosts containers, or WATARI_ISOLATION=environment.",
            )


def launcher_works(launch: Launch) -> bool:
    """Whether this machine lets a launcher do what ``launch`` asks; runs it to its end."""
    with tempfile.TemporaryFile() as output:
        launcher = _spawn(launch, output)
        try:
            return launcher.wait(_SETUP_SECONDS) != SETUP_FAILED
        except subprocess.TimeoutExpired:
            return False
        finally:
            _kill(launcher)


def _spawn(launch: Launch, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """The launcher, in a session of its own: a Ctrl-C on the terminal is the rehearsal's to handle."""
    inherited = tuple(fd for fd in (launch.status, launch.network) if fd is not None)
    own = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    launcher = subprocess.Popen(
        [sys.executable, "-P", "-m", "watari.rehearse.hosts.launch"],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        pass_fds=inherited,
        start_new_session=True,
        cwd="/",
        env=own,
    )
    assert launcher.stdin is not None  # noqa: S101 - PIPE was asked for
    with suppress(BrokenPipeError):  # A launcher that ended at once says why; the caller looks at that.
        launcher.stdin.write(launch.to_json().encode() + b"\n")
        launcher.stdin.flush()
    return launcher


def _kill(launcher: subprocess.Popen[bytes]) -> int:
    """Closes the lifeline, upon which the launcher kills its program; then, at worst, the launcher."""
    if launcher.stdin and not launcher.stdin.closed:
        with suppress(BrokenPipeError):
            launcher.stdin.close()
    try:
        return launcher.wait(_KILL_SECONDS)
    except subprocess.TimeoutExpired:
        launcher.kill()
        return launcher.wait()


def _read_to_end(fd: int, seconds: float) -> str:
    """Everything until the writers close, or until the time is over."""
    text = b""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([fd], [], [], left)
        chunk = os.read(fd, 4096) if ready else b""
        if not chunk:
            break
        text += chunk
    return text.decode(errors="replace")
