"""Programs that a rehearsal starts, none of which outlives it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from watari.errors import RehearsalFailed

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def _die_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


class Child:
    """One child process, its output in ``log``.

    The kernel kills it when the *thread* that called :meth:`start` ends
    (prctl(2), PR_SET_PDEATHSIG), so start it from the run's main thread.
    """

    def __init__(
        self,
        name: str,
        command: tuple[str, ...],
        log: Path,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.name = name
        self._command = command
        self._log = log
        self._folder = folder
        self._environment = dict(os.environ if environment is None else environment)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, ready: Callable[[], bool], timeout: float = 30.0) -> None:
        """Starts it and waits until ``ready`` says so.

        RehearsalFailed with its last lines where it ends, or is not ready after ``timeout`` seconds.
        """
        with self._log.open("ab") as output:
            try:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    cwd=self._folder,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=self._environment,
                    start_new_session=True,
                    preexec_fn=_die_with_parent,
                )
            except OSError as error:
                raise RehearsalFailed(f"{self.name} cannot be started: {error.strerror}.") from error
        deadline = time.monotonic() + timeout
        while not ready():
            if self._process.poll() is not None:
                raise self._failed(f"ended with exit code {self._process.returncode}")
            if time.monotonic() > deadline:
                self.stop(0)
                raise self._failed(f"was not ready after {timeout:.0f} s")
            time.sleep(0.05)

    def _failed(self, what: str) -> RehearsalFailed:
        return RehearsalFailed(f"{self.name} {what}: {self.last_lines()}", next_step=f"Read {self._log}.")

    def last_lines(self, count: int = 5) -> str:
        """The end of its output, joined to one line."""
        with contextlib.suppress(OSError):
            return " | ".join(self._log.read_text("utf-8", errors="replace").splitlines()[-count:])
        return ""

    @property
    def pid(self) -> int | None:
        """Its process id; None before the start."""
        return self._process.pid if self._process else None

    def running(self) -> bool:
        """Whether it is alive."""
        return self._process is not None and self._process.poll() is None

    def stop(self, timeout: float = 5.0) -> None:
        """SIGTERM, ``timeout`` seconds, SIGKILL. Idempotent."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            # Its own group, for helpers that it started.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


_given: set[int] = set()


def free_port(address: str) -> int:
    """A TCP port of ``address`` that nothing listens on now, and that this process was not given before.

    The kernel may name the same port twice until somebody binds it.
    """
    while True:
        with socket.socket() as probe:
            probe.bind((address, 0))
            port = int(probe.getsockname()[1])
        if port not in _given:
            _given.add(port)
            return port


def can_bind(address: str, port: int) -> bool:
    """Whether this process may listen on ``address:port`` and nobody else does."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
        return True


def answers(address: str, port: int) -> bool:
    """Whether something accepts connections there."""
    with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=1.0):
        return True
    return False
