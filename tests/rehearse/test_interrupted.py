"""Ctrl-C at any moment leaves nothing behind, and a second run works."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from need import docker_running, need
from rehearse import shop
from rehearse.crossing import leftovers, processes, start, watari

MOMENTS = ["Survey", "Ground", "EC2", "Traffic", "Crossing"]


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if word in line:
            return
    pytest.fail(f"the run ended before {word!r}")


def interrupt(fleet: Path, kind: str, moment: str, number: signal.Signals) -> tuple[int, list[str]]:
    before = processes()
    process = start("rehearse", str(fleet), "--hosts", kind)
    wait_for(process, moment)
    time.sleep(0.5)
    os.kill(process.pid, number)
    process.communicate(timeout=120)
    return process.returncode, leftovers(before)


pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize("moment", MOMENTS)
def test_ctrl_c_leaves_nothing_of_processes(moment: str, tmp_path: Path) -> None:
    code, left = interrupt(shop.make(tmp_path), "processes", moment, signal.SIGINT)
    assert code == 130
    assert left == []


@pytest.mark.docker
@pytest.mark.parametrize("moment", ["EC2", "Crossing"])
def test_ctrl_c_leaves_nothing_of_containers(moment: str, tmp_path: Path) -> None:
    need(docker_running(), "a Docker Engine")
    code, left = interrupt(shop.make(tmp_path), "containers", moment, signal.SIGINT)
    assert code == 130
    assert left == []


def test_sigterm_leaves_nothing_and_a_second_run_works(tmp_path: Path) -> None:
    fleet = shop.make(tmp_path)
    code, left = interrupt(fleet, "processes", "Crossing", signal.SIGTERM)
    assert code != 0
    assert left == []
    ran = watari("rehearse", str(fleet), "--hosts", "processes", "--format", "json")
    assert ran.code == 0, ran.err[-2000:]
    assert ran.data["requests_failed"] == 0
