"""Time and memory of the demo on this machine, side by side for both kinds of host.

Prints wall time, CPU time and the peak memory of the demo and everything it starts, and the ratio of
each kind to the time that building the five Go services alone takes in the same run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
GO_SERVICES = ("gateway", "account", "ledger", "payment", "card")


class Peak(threading.Thread):
    """Samples the resident memory of a process tree ten times a second (bytes, proportional set size)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.bytes = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Samples until told to stop."""
        while not self.over.wait(0.5):
            self.bytes = max(self.bytes, self._now())

    def _now(self) -> int:
        total = 0
        try:
            family = [self.process, *self.process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return 0
        for member in family:
            try:
                total += member.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
        return total


def demo(hosts: str) -> dict[str, object] | None:
    """One demo; None where that kind of host is not to be had here."""
    watari = str(Path(sys.executable).with_name("watari"))
    command = [watari, "rehearse", "examples/wallet", "--hosts", hosts, "--format", "json", "--quiet"]
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    peak = Peak(process.pid)
    peak.start()
    out, err = process.communicate()
    peak.over.set()
    if process.returncode != 0:
        print(f"{hosts}: not measured: {(err.strip().splitlines() or ['no message'])[-1]}")
        return None
    return {"seconds": time.monotonic() - began, "peak": peak.bytes, "result": json.loads(out)}


def peer() -> float:
    """Seconds to build the Go services once with a warm cache: the peer of the ratios."""
    from watari.rehearse.toolchain import go

    toolchain = go.find()
    assert toolchain is not None, "the benchmark needs Go"
    with tempfile.TemporaryDirectory() as folder:
        seconds = 0.0
        for name in GO_SERVICES:
            copy = Path(folder) / name
            shutil.copytree(ROOT / "examples/wallet" / name, copy)
            environment = toolchain.build_environment(copy, Path(folder) / "work" / name)
            for timed in (False, True):
                began = time.monotonic()
                subprocess.run(["make", "build"], cwd=copy, env=environment, check=True, capture_output=True)
                seconds += (time.monotonic() - began) if timed else 0.0
    return seconds


def main() -> None:
    """Prints one line a kind."""
    unit = peer()
    print(f"{os.cpu_count()} cores; peer: building {len(GO_SERVICES)} Go services, warm: {unit:.1f} s")
    for hosts in ("processes", "containers"):
        measured = demo(hosts)
        if measured is None:
            continue
        result = measured["result"]
        assert isinstance(result, dict)
        crossed = sum(service["crossed"] for service in result["services"])
        print(
            f"{hosts} ({result['isolation']}, {result['balancer']}): {measured['seconds']:.0f} s wall, "
            f"{float(str(measured['seconds'])) / unit:.1f}x the peer, "
            f"peak {int(str(measured['peak'])) / 2**20:.0f} MiB, "
            f"{crossed} services crossed, {result['requests_total']} requests, "
            f"{result['requests_failed']} failed"
        )


if __name__ == "__main__":
    main()
