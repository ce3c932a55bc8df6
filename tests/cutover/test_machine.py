"""The machine against every order of events that hypothesis can think of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.cutover import machine
from watari.cutover.machine import (
    FINAL,
    HOME,
    Control,
    Drifted,
    Event,
    Judged,
    NotWritten,
    Started,
    State,
    Watch,
    Write,
    Written,
)
from watari.model.crossing import Weights

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.just(Written()),
    st.builds(NotWritten, st.just("refused")),
    st.builds(Judged, st.sampled_from(["pass", "fail", "inconclusive"]), st.just("numbers"), st.booleans()),
    st.builds(Drifted, st.builds(Weights, st.integers(0, 999), st.integers(0, 999))),
    st.builds(Control, st.sampled_from(["pause", "resume", "promote", "abort", "revert"])),
)
STEPS = st.lists(st.sampled_from([0.1, 1, 5, 10, 25, 50, 75, 99.9, 100]), min_size=1, unique=True).map(
    lambda listed: tuple(sorted(listed))
)


def lived(steps: tuple[float, ...], hold: bool, events: list[Event]) -> list[tuple[State, Event, State]]:
    """Every transition of a run, the weights written on the way checked against the plan."""
    state, commands = machine.advance(machine.begin(steps, hold=hold), Started())
    planned = {HOME, *(machine.weights_for(one) for one in steps)}
    transitions = []
    for event in events:
        before = state
        state, commands = machine.advance(state, event)
        assert all(one.weights in planned for one in commands if isinstance(one, Write))
        assert bool(commands) == (state.phase not in FINAL), "a run must never stand still unfinished"
        transitions.append((before, event, state))
    return transitions


@given(STEPS, st.booleans(), st.lists(EVENTS, max_size=40))
def test_no_weight_is_written_that_nobody_planned_and_steps_only_rise(
    steps: tuple[float, ...], hold: bool, events: list[Event]
) -> None:
    for before, _, after in lived(steps, hold, events):
        assert after.step - before.step in (0, 1)
        assert after.weights == HOME or after.weights == machine.weights_for(steps[after.step])


@given(STEPS, st.booleans(), st.lists(EVENTS, max_size=40))
def test_abort_is_reachable_from_everywhere_and_ends_on_ec2(
    steps: tuple[float, ...], hold: bool, events: list[Event]
) -> None:
    transitions = lived(steps, hold, events)
    state = transitions[-1][2] if transitions else machine.begin(steps, hold=hold)
    if state.phase in FINAL:
        return
    aborting, commands = machine.advance(state, Control("abort"))
    assert aborting.phase == "aborting"
    assert [one.weights for one in commands if isinstance(one, Write)] == [HOME]
    ended, nothing = machine.advance(aborting, Written())
    assert ended.phase in {"aborted", "failed"}
    assert ended.weights == HOME
    assert nothing == ()


@given(STEPS, st.booleans(), st.lists(EVENTS, max_size=40))
def test_a_failing_verdict_with_traffic_on_fargate_always_goes_home(
    steps: tuple[float, ...], hold: bool, events: list[Event]
) -> None:
    for before, event, after in lived(steps, hold, events):
        at_rest = before.phase in {"judging", "paused", "inconclusive", "holding"}
        if isinstance(event, Judged) and event.verdict == "fail" and at_rest and before.step >= 0:
            assert after.phase == "aborting"
            assert after.weights == HOME


@given(STEPS, st.booleans(), st.lists(EVENTS, max_size=40))
def test_only_weights_read_back_end_an_abort(steps: tuple[float, ...], hold: bool, events: list[Event]) -> None:
    for before, event, after in lived(steps, hold, events):
        if before.phase == "aborting" and after.phase != "aborting":
            assert isinstance(event, Written)
        if before.phase == "aborting":
            assert after.reason == before.reason, "a second trouble must not hide the first"


@given(STEPS, st.booleans(), st.lists(EVENTS, max_size=40))
def test_done_is_reached_by_a_pass_or_a_person_at_the_last_step_only(
    steps: tuple[float, ...], hold: bool, events: list[Event]
) -> None:
    for before, event, after in lived(steps, hold, events):
        if after.phase == "done" and before.phase != "done":
            assert before.step == len(steps) - 1
            assert (isinstance(event, Judged) and event.verdict == "pass") or event == Control("promote")


def test_silence_never_moves_a_step() -> None:
    state, _ = machine.advance(machine.begin((10, 100), hold=False), Started())
    state, _ = machine.advance(state, Judged("pass", "healthy"))
    state, _ = machine.advance(state, Written())
    for _ in range(10):
        state, commands = machine.advance(state, Judged("inconclusive", "not enough traffic yet"))
        assert (state.phase, state.step) == ("judging", 0)
        assert commands == (Watch(),)
    state, _ = machine.advance(state, Judged("inconclusive", "not enough traffic yet", overdue=True))
    assert state.phase == "inconclusive", "a deadline without evidence asks a person"


def test_a_hold_waits_for_a_person_before_100_percent() -> None:
    state, _ = machine.advance(machine.begin((50, 100), hold=True), Started())
    for event in (Judged("pass", ""), Written(), Judged("pass", "")):
        state, _ = machine.advance(state, event)
    assert state.phase == "holding"
    state, _ = machine.advance(state, Judged("pass", ""))
    assert state.phase == "holding"
    state, commands = machine.advance(state, Control("promote"))
    assert state.phase == "promoting"
    assert [one.weights for one in commands if isinstance(one, Write)] == [Weights(0, 999)]


def test_a_pause_comes_back_to_where_it_was() -> None:
    state, _ = machine.advance(machine.begin((50, 100), hold=True), Started())
    for event in (Judged("pass", ""), Written(), Judged("pass", ""), Control("pause")):
        state, _ = machine.advance(state, event)
    assert state.phase == "paused"
    state, _ = machine.advance(state, Judged("pass", ""))
    assert state.phase == "paused"
    state, _ = machine.advance(state, Control("resume"))
    assert state.phase == "holding"


@pytest.mark.parametrize(
    ("percent", "ec2", "fargate"),
    [
        (0, 999, 0),
        (1, 990, 10),
        (10, 900, 100),
        (50, 500, 500),
        (99.9, 1, 999),
        (0.01, 999, 1),
        (100, 0, 999),
    ],
)
def test_weights_are_whole_and_exact(percent: float, ec2: int, fargate: int) -> None:
    assert machine.weights_for(percent) == Weights(ec2, fargate)


@given(st.floats(0, 100))
def test_weights_stay_in_what_the_load_balancer_takes(percent: float) -> None:
    weights = machine.weights_for(percent)
    assert 0 <= weights.ec2 <= 999
    assert 0 <= weights.fargate <= 999
    assert abs(weights.fargate_percent - percent) <= 0.1


@pytest.mark.parametrize("steps", [(), (50, 10), (10, 10), (0, 50), (50, 101)])
def test_steps_that_do_not_rise_are_refused(steps: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        machine.begin(steps, hold=False)
