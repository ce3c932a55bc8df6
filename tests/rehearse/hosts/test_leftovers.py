"""However a run ends, nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from rehearse.hosts.leftovers import alive, engine_objects, files, held, network_namespaces
from rehearse.hosts.lives import ISOLATIONS, need_isolation, new_run, scenario_command

SWEEP = "from watari.rehearse.hosts.sweep import sweep; print(*sweep())"


class Running:
    """A rehearsal with hosts of both homes, in a process of its own."""

    def __init__(self, isolation: str, work: Path, run_id: str, probe: Path) -> None:
        self.run_id, self.work = run_id, work
        self.process = subprocess.Popen(
            scenario_command(work, probe, "until-killed"),
            env={**os.environ, "WATARI_ISOLATION": isolation},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        if self.process.stdout.readline() != "running\n":
            pytest.fail(self.process.communicate()[1][-3000:])
        self.children = psutil.Process(self.process.pid).children(recursive=True)
        self.namespaces = network_namespaces(self.children)

    def end(self, number: int) -> int:
        """The exit status after a signal."""
        self.process.send_signal(number)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def running(request: pytest.FixtureRequest, tmp_path: Path, probe: Path) -> Running:
    isolation = str(request.param)
    need_isolation(isolation)
    run_id = new_run()
    found = Running(isolation, tmp_path / run_id, run_id, probe)
    if isolation == "docker":
        assert len(engine_objects(run_id)) >= 8
    else:
        assert len(found.children) >= 4
    assert bool(found.namespaces) == (isolation == "namespaces")
    return found


@pytest.mark.parametrize(
    ("running", "number", "status"),
    [
        ("docker", signal.SIGINT, (130, -signal.SIGINT)),
        ("namespaces", signal.SIGTERM, (143,)),
        ("environment", signal.SIGHUP, (129,)),
    ],
    indirect=["running"],
)
def test_a_signal_cleans_up(running: Running, number: int, status: tuple[int, ...]) -> None:
    assert running.end(number) in status
    assert alive(running.children) == []
    assert held(running.namespaces) == []
    assert engine_objects(running.run_id) == []
    assert files(running.work, running.run_id) == []


@pytest.mark.parametrize("running", ISOLATIONS, indirect=True)
def test_after_a_kill_the_next_run_sweeps(running: Running) -> None:
    alive_run = subprocess.run([sys.executable, "-c", SWEEP], capture_output=True, text=True, check=True)
    assert running.run_id not in alive_run.stdout.split(), "a living run was swept"
    assert running.process.poll() is None
    running.end(signal.SIGKILL)
    swept = subprocess.run([sys.executable, "-c", SWEEP], capture_output=True, text=True, check=True)
    assert running.run_id in swept.stdout.split()
    assert alive(running.children) == []
    assert held(running.namespaces) == []
    assert engine_objects(running.run_id) == []
    assert files(running.work, running.run_id) == []
