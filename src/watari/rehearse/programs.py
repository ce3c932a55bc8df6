"""Programs that ``watari.yaml`` names: stand-ins for hosts outside the fleet, preparation, verification."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from watari.errors import RehearsalFailed
from watari.rehearse.emulator.child import Child, free_port
from watari.rehearse.result import Verification
from watari.sources.config import StandIn

RUN_SECONDS = 120.0
"""How long a preparation or verification may take."""


def arguments(command: tuple[str, ...], values: Mapping[str, str]) -> tuple[str, ...]:
    """The command with ``{name}`` filled in; ``python3`` is the Python that watari runs on."""
    filled = tuple(_fill(part, values) for part in command)
    if filled and filled[0] in {"python", "python3"}:
        return (sys.executable, *filled[1:])
    return filled


def _fill(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


class StandIns:
    """The stand-ins' processes; a context manager. ``urls`` maps what services dial to what is there."""

    def __init__(self, stand_ins: tuple[StandIn, ...], home: Path, address: str, logs: Path) -> None:
        self.urls: dict[str, str] = {}
        self._children: list[tuple[str, int, Child]] = []
        self._address = address
        for stand_in in stand_ins:
            port = free_port(address)
            command = arguments(stand_in.command, {"port": str(port), "address": address})
            log = logs / f"stand-in-{stand_in.host}.log"
            child = Child(f"The stand-in for {stand_in.host}", command, log, _environment(), folder=home)
            self._children.append((stand_in.host, port, child))
            usual = "" if stand_in.port == 80 else f":{stand_in.port}"
            self.urls[f"http://{stand_in.host}{usual}"] = f"http://{address}:{port}"

    def __enter__(self) -> Self:
        for _, port, child in self._children:
            child.start(lambda port=port: self._listening(port), timeout=20)  # type: ignore[misc]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, _, child in self._children:
            child.stop(timeout=3)

    def _listening(self, port: int) -> bool:
        try:
            with socket.create_connection((self._address, port), timeout=1):
                return True
        except OSError:
            return False


def prepare_traffic(command: tuple[str, ...], home: Path, url: str) -> None:
    """Runs the fleet's own preparation; RehearsalFailed with its last line where it fails.

    The fleet has only just come up, so a failure is tried again for a few seconds.
    """
    deadline = time.monotonic() + 20
    while command:
        done = _run(command, home, url)
        if done.returncode == 0:
            return
        if time.monotonic() > deadline:
            raise RehearsalFailed(f"`{' '.join(command)}` failed: {_last(done.stdout + done.stderr)}")
        time.sleep(1)


def verify(command: tuple[str, ...], home: Path, url: str) -> Verification | None:
    """Runs the fleet's own check of its data; None where ``watari.yaml`` names none."""
    if not command:
        return None
    done = _run(command, home, url)
    return Verification(" ".join(command), done.returncode == 0, _last(done.stdout or done.stderr))


def _run(command: tuple[str, ...], home: Path, url: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            arguments(command, {"url": url}),
            cwd=home,
            env=_environment(),
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise RehearsalFailed(
            f"{command[0]}, which watari.yaml names, is not installed.", next_step=f"Install {command[0]}."
        ) from None
    except subprocess.TimeoutExpired:
        raise RehearsalFailed(f"`{' '.join(command)}` did not end in {RUN_SECONDS:.0f} s.") from None


def _environment() -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "SSL_CERT_FILE")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _last(text: str) -> str:
    return (text.strip().splitlines() or ["(no output)"])[-1]
