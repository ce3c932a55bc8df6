"""Whole cutovers, against moto."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import metrics
import pytest
from small_account import Account, crossed_half

from watari.cutover import control
from watari.cutover.gate import Judgement
from watari.cutover.machine import HOME, State, Verb, weights_for
from watari.cutover.result import CutoverResult, Silent
from watari.cutover.route import live_weights, write_weights
from watari.cutover.run import run
from watari.errors import AwsFailed, ConfigError, PlanRefused
from watari.model.crossing import Route, WeightChange
from watari.sources.config import Budgets, CutoverConfig

QUICK = CutoverConfig(
    steps=(10, 50, 100), step_seconds=0.5, settle=0.5, step_deadline=30, budgets=Budgets(min_requests=20)
)


class Diary(Silent):
    """Remembers, and may act when a phase is reached."""

    def __init__(self, at_phase: Callable[[State], None] = lambda state: None) -> None:
        self.phases: list[tuple[str, int]] = []
        self.written: list[WeightChange] = []
        self.verdicts: list[Judgement] = []
        self._at_phase = at_phase

    def phase(self, service: str, state: State) -> None:
        self.phases.append((state.phase, state.step))
        self._at_phase(state)

    def weights_written(self, service: str, change: WeightChange) -> None:
        self.written.append(change)

    def judged(self, service: str, percent: float, judgement: Judgement) -> None:
        self.verdicts.append(judgement)


def crossing(account: Account, route: Route, folder: Path, diary: Diary | None = None, **changes: Any) -> CutoverResult:
    settings = changes.pop("settings", QUICK)
    return run(account.aws, route, settings, folder, diary or Diary(), period=1, poll=0.2, **changes)


def shares(result: CutoverResult) -> list[tuple[int, int]]:
    return [(one.weights.ec2, one.weights.fargate) for one in result.weights]


def test_a_good_crossing_takes_every_step_and_ends_on_fargate(account: Account, tmp_path: Path) -> None:
    route, diary = crossed_half(account), Diary()
    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, diary)
    assert result.outcome == "done"
    assert shares(result) == [(900, 100), (500, 500), (0, 999)]
    assert result.weights == tuple(diary.written)
    assert [one.at for one in result.weights] == sorted(one.at for one in result.weights)
    assert [(one.percent, one.judgement.verdict) for one in result.verdicts] == [
        (10, "pass"),
        (50, "pass"),
        (100, "pass"),
    ]
    assert live_weights(account.aws, route) == weights_for(100)


def test_a_bad_fargate_side_goes_home(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)
    with metrics.Traffic(None, route, error_rate=0.4):
        result = crossing(account, route, tmp_path)
    assert result.outcome == "failed"
    assert "error rate" in result.reason
    assert shares(result) == [(900, 100), (999, 0)]
    assert [one.judgement.verdict for one in result.verdicts] == ["fail"]
    assert live_weights(account.aws, route) == HOME


def test_without_any_traffic_nothing_passes_and_a_person_is_asked(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)

    def decide(state: State) -> None:
        if state.phase == "inconclusive":
            control.tell(route, "abort", tmp_path)

    settings = QUICK.model_copy(update={"step_deadline": 1.0})
    result = crossing(account, route, tmp_path, Diary(decide), settings=settings)
    assert result.outcome == "aborted"
    assert shares(result) == [(900, 100), (999, 0)]


def test_targets_that_get_lost_send_the_traffic_home(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)

    def lose(state: State) -> None:
        if (state.phase, state.step) == ("judging", 0):
            account.client("elbv2").deregister_targets(
                TargetGroupArn=route.fargate_target_group, Targets=[{"Id": "10.0.0.9", "Port": 8080}]
            )

    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, Diary(lose))
    assert result.outcome == "failed"
    assert "0 of at least 1 targets are healthy" in result.reason
    assert live_weights(account.aws, route) == HOME


def test_somebody_else_s_weights_end_the_run_on_ec2(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)

    def meddle(state: State) -> None:
        if (state.phase, state.step) == ("judging", 1):
            write_weights(account.aws, route, weights_for(75), "a terraform apply")

    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, Diary(meddle))
    assert result.outcome == "failed"
    assert "somebody else set the weights to 250/750" in result.reason
    assert live_weights(account.aws, route) == HOME


def test_a_write_that_fails_goes_home_and_tries_until_it_is_there(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watari.cutover import route as routes

    route, real, failures = crossed_half(account), routes.write_weights, 3

    def fails(aws: Any, where: Route, weights: Any, reason: str) -> WeightChange:
        nonlocal failures
        if weights.fargate == 500 or (weights == HOME and failures > 0):
            failures -= weights == HOME
            raise AwsFailed("Throttled.")
        return real(aws, where, weights, reason)

    monkeypatch.setattr(routes, "write_weights", fails)
    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path)
    assert (result.outcome, result.reason) == ("failed", "Throttled.")
    assert failures == 0
    assert live_weights(account.aws, route) == HOME


def test_hold_and_promote_from_outside(account: Account, tmp_path: Path) -> None:
    route, told = crossed_half(account), []

    def promote(state: State) -> None:
        if state.phase == "holding":
            told.append(live_weights(account.aws, route))
            control.tell(route, "promote", tmp_path)

    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, Diary(promote), hold=True)
    assert told == [weights_for(50)]
    assert result.outcome == "done"


@pytest.mark.parametrize("verb", ["abort", "revert"])
def test_home_from_another_process_while_it_runs(account: Account, tmp_path: Path, verb: Verb) -> None:
    route, reached, changes = crossed_half(account), threading.Event(), []

    def signal(state: State) -> None:
        if (state.phase, state.step) == ("judging", 1):
            reached.set()

    def other() -> None:
        reached.wait(20)
        changes.append(control.send_home(account.aws, route, verb, tmp_path))

    person = threading.Thread(target=other)
    person.start()
    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, Diary(signal), hold=True)
    person.join(20)
    assert result.outcome == "aborted"
    assert [one.weights for one in changes] == [HOME]
    assert live_weights(account.aws, route) == HOME


def test_pause_stays_and_resume_goes_on(account: Account, tmp_path: Path) -> None:
    route, seen = crossed_half(account), []

    def act(state: State) -> None:
        if (state.phase, state.step) == ("judging", 0) and not seen:
            control.tell(route, "pause", tmp_path)
        if state.phase == "paused":
            seen.append(control.status(account.aws, route, tmp_path))
            threading.Timer(1.5, control.tell, (route, "resume", tmp_path)).start()

    began = time.monotonic()
    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path, Diary(act))
    assert result.outcome == "done"
    assert seen[0].weights == weights_for(10)
    assert time.monotonic() - began > 1.5 + 3 * 0.5


def test_status_and_revert_after_the_end(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)
    assert control.status(account.aws, route, tmp_path).state is None
    with metrics.Traffic(None, route):
        result = crossing(account, route, tmp_path)
    found = control.status(account.aws, route, tmp_path)
    assert found.state is not None
    assert (found.state.phase, found.result) == ("done", result)
    with pytest.raises(PlanRefused, match="No cutover of shop is under way"):
        control.tell(route, "pause", tmp_path)
    with pytest.raises(PlanRefused, match="already has 100 %"):
        crossing(account, route, tmp_path)
    assert control.send_home(account.aws, route, "revert", tmp_path).weights == HOME


def test_steps_that_do_not_rise_are_refused_before_anything(account: Account, tmp_path: Path) -> None:
    route = crossed_half(account)
    with pytest.raises(ConfigError, match="must rise"):
        crossing(account, route, tmp_path, settings=CutoverConfig(steps=(50, 10)))
    assert list(tmp_path.iterdir()) == []


def test_nothing_listens_and_nothing_is_left(account: Account, tmp_path: Path) -> None:
    import psutil

    route, ports = crossed_half(account), []

    def look(state: State) -> None:
        ports.extend(one.laddr for one in psutil.Process().net_connections() if one.status == "LISTEN")

    before = {one.laddr for one in psutil.Process().net_connections() if one.status == "LISTEN"}
    with metrics.Traffic(None, route):
        crossing(account, route, tmp_path, Diary(look))
    assert set(ports) <= before
    assert [one.name for one in threading.enumerate() if "dbos" in one.name] == []
