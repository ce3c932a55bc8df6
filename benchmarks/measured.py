"""One command, measured: wall time in seconds, the largest resident set of one of its processes in MiB."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """One process: wall time in seconds, largest resident set in MiB, what it printed."""

    seconds: float
    mebibytes: float
    output: bytes


def run(command: list[str], cache: Path | None = None) -> Ran:
    """Runs a command to its end; watari's cache is off where none is given."""
    environment = {**os.environ, "WATARI_CACHE": str(cache) if cache else "off"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    assert process.stdout is not None
    output = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Ran(time.perf_counter() - start, usage.ru_maxrss / 1024, output)


def best(command: list[str], cache: Path | None = None, times: int = 3) -> Ran:
    """The fastest of several runs."""
    return min((run(command, cache) for _ in range(times)), key=lambda ran: ran.seconds)
