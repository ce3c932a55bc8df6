"""Running ``scenario.py``: what it needs, how it is called, what it told."""

from __future__ import annotations

import os
import sys
import threading
import uuid
from pathlib import Path
from typing import Any

from need import docker_running, need

HERE = Path(__file__).parent
ISOLATIONS = ("docker", "namespaces", "environment")


def need_isolation(isolation: str) -> None:
    """Docker, or root on Linux, or nothing."""
    if isolation == "docker":
        need(docker_running(), "a Docker Engine")
    if isolation == "namespaces":
        from watari.rehearse.hosts.namespaces import namespaces_allowed

        # Threads are this process's matter: the scenario runs in one of its own.
        reason = namespaces_allowed() if threading.active_count() == 1 else ""
        need(not reason and os.geteuid() == 0, f"namespaces ({reason or 'root'})")


def scenario_command(work: Path, probe: Path, *more: str) -> list[str]:
    """The program that lives one life of hosts."""
    return [sys.executable, str(HERE / "scenario.py"), str(work), str(probe), *more]


def new_run() -> str:
    """A run id of its own."""
    return f"test-{uuid.uuid4().hex[:10]}"


class Life:
    """What a whole run told, and what is left after it."""

    def __init__(self, isolation: str, run_id: str, work: Path, told: dict[str, Any]) -> None:
        self.isolation = isolation
        self.run_id = run_id
        self.work = work
        self.told = told

    def __getitem__(self, name: str) -> Any:
        return self.told[name]
