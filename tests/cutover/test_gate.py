"""The gate: what it must never do, measured."""

from __future__ import annotations

import random
from math import comb, exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.cutover import gate
from watari.cutover.gate import Evidence, Limits, Sample

LIMITS = Limits(rise=0.01, alpha=0.01, min_requests=100, min_healthy=1, min_seconds=60)


BASELINE = Sample(10_000, 0)


def seen(fargate: Sample, ec2: Sample = BASELINE, healthy: int = 2, seconds: float = 100) -> Evidence:
    return Evidence(ec2, fargate, healthy, seconds)


def test_a_good_step_passes() -> None:
    assert gate.judge(seen(Sample(1_000, 0)), LIMITS).verdict == "pass"


@pytest.mark.parametrize("requests", [0, 1, 99])
def test_too_little_traffic_is_no_pass(requests: int) -> None:
    found = gate.judge(seen(Sample(requests, 0)), LIMITS)
    assert found.verdict == "inconclusive"
    assert "not enough traffic" in found.reason


def test_too_short_a_stay_is_no_pass() -> None:
    assert gate.judge(seen(Sample(1_000, 0), seconds=59), LIMITS).verdict == "inconclusive"


def test_an_empty_group_fails_although_nothing_in_it_is_unhealthy() -> None:
    assert gate.judge(seen(Sample(1_000, 0), healthy=0), LIMITS).verdict == "fail"
    assert gate.ready(0, LIMITS).verdict == "inconclusive"


def test_a_bad_step_fails_on_little_traffic() -> None:
    found = gate.judge(seen(Sample(30, 9)), LIMITS)
    assert found.verdict == "fail"
    assert found.e_value >= 1 / LIMITS.alpha


def test_errors_that_ec2_has_as_well_are_not_held_against_fargate() -> None:
    assert gate.judge(seen(Sample(2_000, 100), ec2=Sample(20_000, 1_000)), LIMITS).verdict == "pass"


def test_a_rise_that_is_not_proven_is_not_passed_either() -> None:
    found = gate.judge(seen(Sample(100, 2)), LIMITS)
    assert found.verdict == "inconclusive"
    assert "not proven" in found.reason


def test_without_a_baseline_the_budget_alone_is_the_limit() -> None:
    nothing = Sample(0, 0)
    assert gate.judge(seen(Sample(1_000, 0), ec2=nothing), LIMITS).verdict == "pass"
    assert gate.judge(seen(Sample(1_000, 100), ec2=nothing), LIMITS).verdict == "fail"


def test_the_bound_on_the_rise_holds_and_shrinks() -> None:
    small, large = (gate.judge(seen(Sample(n, 0), ec2=Sample(n, 0)), LIMITS) for n in (500, 50_000))
    assert large.rise_bound < small.rise_bound < 0.05
    # With no error at all, 1 - (alpha/2)^(1/n) is what a test at one look could rule out.
    assert small.rise_bound > 1 - (LIMITS.alpha / 2) ** (1 / 500)


COUNTS = st.integers(0, 5_000).flatmap(lambda requests: st.builds(Sample, st.just(requests), st.integers(0, requests)))


@given(COUNTS, COUNTS, st.floats(0.001, 0.2))
def test_the_smallest_value_over_the_null_is_found(ec2: Sample, fargate: Sample, rise: float) -> None:
    found = gate.log_e_value(ec2, fargate, rise)
    if ec2.requests == 0 or fargate.rate <= ec2.rate + rise:
        return
    grid = [(1 - rise) * step / 400 for step in range(1, 400)]
    assert found <= min(gate._border(ec2, fargate, rise, rate) for rate in grid) + 1e-6


@given(COUNTS, COUNTS)
def test_counts_within_the_budget_are_never_evidence_against_it(ec2: Sample, fargate: Sample) -> None:
    if ec2.requests and fargate.rate <= ec2.rate + 0.01:
        assert gate.log_e_value(ec2, fargate, 0.01) <= 0


def test_the_mixture_is_a_martingale() -> None:
    """Its expectation under the rate it is tested against is 1, summed over all outcomes of 12 requests."""
    rate, n = 0.07, 12
    total = 0.0
    for errors in range(n + 1):
        ways = comb(n, errors)
        total += ways * rate**errors * (1 - rate) ** (n - errors) * exp(gate._against(Sample(n, errors), rate))
    assert total == pytest.approx(1.0)


def test_false_alarms_stay_below_alpha_however_often_one_looks() -> None:
    """400 crossings exactly at the border of the budget, looked at 60 times each: at most alpha = 5 %."""
    source, alarms, runs = random.Random(7), 0, 400  # noqa: S311
    limit = log(1 / 0.05)
    for _ in range(runs):
        ec2, fargate = Sample(0, 0), Sample(0, 0)
        for _ in range(60):
            ec2 = _more(source, ec2, 40, 0.02)
            fargate = _more(source, fargate, 10, 0.03)
            if gate.log_e_value(ec2, fargate, 0.01) >= limit:
                alarms += 1
                break
    assert alarms / runs <= 0.05


def test_one_error_a_minute_against_none_is_caught() -> None:
    """Where Kayenta's judge flags 49 % after 50 minutes (reference: gates): 20 requests a minute, 5 % bad."""
    source, caught, runs = random.Random(11), 0, 100  # noqa: S311
    for _ in range(runs):
        ec2, fargate = Sample(0, 0), Sample(0, 0)
        for _ in range(50):
            ec2 = Sample(ec2.requests + 180, 0)
            fargate = _more(source, fargate, 20, 0.05)
            if gate.log_e_value(ec2, fargate, 0.005) >= log(100):
                caught += 1
                break
    assert caught / runs >= 0.95


def _more(source: random.Random, sample: Sample, requests: int, rate: float) -> Sample:
    errors = sum(source.random() < rate for _ in range(requests))
    return Sample(sample.requests + requests, sample.errors + errors)
