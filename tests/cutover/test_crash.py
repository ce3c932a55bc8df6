"""A runner that is killed in the middle: afterwards the run goes on or goes back, and nobody guesses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import metrics
import pytest
import small_account

from watari.cutover import control
from watari.cutover.machine import HOME, weights_for
from watari.cutover.route import live_weights, write_weights
from watari.model.crossing import Route

RUNNER = Path(__file__).with_name("runner.py")
PLANNED = [(1, 0), (900, 100), (500, 500), (0, 999), (999, 0)]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[small_account.Account]:
    """The small account behind a socket, so that it outlives the runner."""
    small_account.credentials(monkeypatch)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from moto.server import ThreadedMotoServer
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield small_account.make(f"http://{host}:{port}")
    finally:
        _reset(f"http://{host}:{port}")
        server.stop()


def _reset(url: str) -> None:
    import urllib.request

    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", method="POST")).close()


def runner(account: small_account.Account, route: Route, folder: Path, death: str) -> tuple[int, Any]:
    """How the runner ended, and its result where it came to one."""
    arguments = [str(account.aws.connection.endpoint_url), str(folder), json.dumps(asdict(route)), death]
    done = subprocess.run(
        [sys.executable, str(RUNNER), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout) if done.stdout else None


def shares(result: Any) -> list[tuple[int, int]]:
    return [(one["weights"]["ec2"], one["weights"]["fargate"]) for one in result["weights"]]


@pytest.mark.parametrize("death", ["write:2", "judging:1"])
def test_the_run_is_taken_up_and_comes_to_its_end(served: small_account.Account, tmp_path: Path, death: str) -> None:
    route = small_account.crossed_half(served)
    with metrics.Traffic(served.aws.connection.endpoint_url or "", route) as traffic:
        code, _ = runner(served, route, tmp_path, death)
        assert code == -signal.SIGKILL
        assert live_weights(served.aws, route) == weights_for(50), "what a crash leaves is a planned weight"
        found = control.status(served.aws, route, tmp_path)
        assert found.state is not None
        assert found.state.phase in {"stepping", "judging"}
        code, result = runner(served, route, tmp_path, "-")
    assert (code, result["outcome"]) == (0, "done")
    assert shares(result) == [(900, 100), (500, 500), (0, 999)], "no step is lost and none is made twice"
    assert set(traffic.seen) <= set(PLANNED)


def test_weights_that_changed_meanwhile_are_seen_and_the_run_goes_back(
    served: small_account.Account, tmp_path: Path
) -> None:
    route = small_account.crossed_half(served)
    with metrics.Traffic(served.aws.connection.endpoint_url or "", route):
        runner(served, route, tmp_path, "judging:1")
        write_weights(served.aws, route, weights_for(75), "somebody else")
        code, result = runner(served, route, tmp_path, "-")
    assert (code, result["outcome"]) == (0, "failed")
    assert "somebody else set the weights" in result["reason"]
    assert live_weights(served.aws, route) == HOME


def test_an_abort_while_no_runner_lives_is_done_at_once_and_ends_the_run(
    served: small_account.Account, tmp_path: Path
) -> None:
    route = small_account.crossed_half(served)
    with metrics.Traffic(served.aws.connection.endpoint_url or "", route):
        runner(served, route, tmp_path, "judging:1")
        change = control.send_home(served.aws, route, "abort", tmp_path, wait=0.5)
        assert change.weights == HOME == live_weights(served.aws, route)
        code, result = runner(served, route, tmp_path, "-")
    assert (code, result["outcome"]) == (0, "aborted")
    assert live_weights(served.aws, route) == HOME


def test_ctrl_c_sends_the_traffic_home_first(served: small_account.Account, tmp_path: Path) -> None:
    route = small_account.crossed_half(served)
    with metrics.Traffic(served.aws.connection.endpoint_url or "", route):
        code, result = runner(served, route, tmp_path, "interrupt:1")
    assert (code, result) == (130, None)
    assert live_weights(served.aws, route) == HOME
    found = control.status(served.aws, route, tmp_path)
    assert found.state is not None
    assert found.state.phase == "aborted"
