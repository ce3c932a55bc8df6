"""MiniStack as a child process: the control plane of the emulated AWS, unpatched."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path

import httpx

from watari.rehearse.emulator.child import Child, free_port

ACCOUNT_ID = "123456789012"
"""The account of AWS's own examples."""

DOCKER_TIMEOUT = "30"
"""Seconds that MiniStack waits for one call to the Docker Engine; a start may take long on a busy machine."""


class MiniStack:
    """One MiniStack on a free port of ``address``; its files and log lie in ``folder``."""

    def __init__(self, folder: Path, engine_socket: Path, region: str, address: str) -> None:
        self._port = free_port(address)
        self.url = f"http://{address}:{self._port}"
        self._child = Child(
            "MiniStack",
            (sys.executable, "-m", "ministack"),
            folder / "ministack.log",
            _environment(folder, engine_socket, region, address, self._port),
        )

    @property
    def version(self) -> str:
        """The installed version."""
        return version("ministack")

    def start(self) -> None:
        """Returns when it answers; RehearsalFailed with its last lines where it does not."""
        self._child.start(self._answers, timeout=60)

    def _answers(self) -> bool:
        try:
            # verify=False: plain HTTP, and loading certificates would take longer than the answer.
            answer = httpx.get(f"{self.url}/_ministack/health", timeout=1, verify=False, trust_env=False)  # noqa: S501
            return answer.is_success
        except httpx.HTTPError:
            return False

    @property
    def pid(self) -> int | None:
        """Its process id; None before the start."""
        return self._child.pid

    def running(self) -> bool:
        """Whether it is alive."""
        return self._child.running()

    def stop(self) -> None:
        """Ends it. Idempotent."""
        self._child.stop(timeout=3)


def _environment(folder: Path, socket: Path, region: str, address: str, port: int) -> dict[str, str]:
    # AWS_* of the user must not reach it, HOSTNAME would make it look for itself among the containers.
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("AWS_", "MINISTACK_", "DOCKER_")) and key != "HOSTNAME"
    }
    return kept | {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": address,
        "MINISTACK_REGION": region,
        "MINISTACK_ACCOUNT_ID": ACCOUNT_ID,
        "MINISTACK_DOCKER_TIMEOUT": DOCKER_TIMEOUT,
        "DOCKER_HOST": f"unix://{socket}",
        # Two listeners on fixed ports that no crossing needs.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "TMPDIR": str(folder),
    }
