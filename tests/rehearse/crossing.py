"""Runs `watari rehearse` as a person would, and looks at what it leaves behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
WALLET = ROOT / "examples" / "wallet"
WATARI = [sys.executable, "-m", "watari"]


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """Standard output as JSON."""
        return json.loads(self.out)


def environment(**extra: str) -> dict[str, str]:
    """The test's environment, with a few variables more."""
    return {**os.environ, "NO_COLOR": "1", "COLUMNS": "160", **extra}


def watari(*arguments: str, timeout: float = 900, **extra: str) -> Ran:
    """Runs a command to its end."""
    done = subprocess.run(
        [*WATARI, *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=environment(**extra),
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def start(*arguments: str, **extra: str) -> subprocess.Popen[str]:
    """Starts a command in a session of its own, as a terminal's Ctrl-C would reach it alone."""
    return subprocess.Popen(
        [*WATARI, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**extra),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        cwd=ROOT,
    )


def leftovers(since: frozenset[int]) -> list[str]:
    """Processes, containers, networks, interfaces and folders of a rehearsal that should not be there.

    ``since`` are the process ids from before; a run's processes carry its folder in their command
    line, environment or working directory.
    """
    return [*_processes(since), *_docker(), *_interfaces(), *_folders()]


def processes() -> frozenset[int]:
    """The process ids of now."""
    return frozenset(psutil.pids())


def _processes(since: frozenset[int]) -> list[str]:
    found = []
    for process in psutil.process_iter(["pid", "cmdline"]):
        if process.info["pid"] in since:
            continue
        words = " ".join(process.info["cmdline"] or [])
        if any(mark in words for mark in ("watari-", "ministack", "/opt/wallet/", "watari.rehearse")):
            found.append(f"process {process.info['pid']}: {words[:120]}")
    return found


def _docker() -> list[str]:
    found = []
    for kind in (["ps", "-a"], ["network", "ls"], ["volume", "ls"]):
        done = subprocess.run(
            ["docker", *kind, "--filter", "label=watari.run", "--format", "{{.ID}}{{.Name}}"]
            if kind[0] != "ps"
            else ["docker", *kind, "--filter", "label=watari.run", "--format", "{{.ID}} {{.Names}}"],
            capture_output=True,
            text=True,
        )
        if done.returncode == 0:
            found += [f"docker {kind[0]}: {line}" for line in done.stdout.splitlines()]
    return found


def _interfaces() -> list[str]:
    names = [path.name for path in Path("/sys/class/net").iterdir()]
    return [f"interface {name}" for name in names if name.startswith(("wtr", "watari"))]


def _folders() -> list[str]:
    return [f"folder {path}" for path in Path(tempfile.gettempdir()).glob("watari-????????-*")]
