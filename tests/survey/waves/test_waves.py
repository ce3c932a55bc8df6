"""Waves of small graphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watari.model.evidence import Evidence
from watari.model.fleet import Datastore, Dependency, Service, Wave
from watari.survey.waves import waves

HERE = Evidence("x", 1)


def plan(names: str, calls: str, **tables: str) -> tuple[Wave, ...]:
    services = [
        Service(
            name,
            name,
            (),
            HERE,
            datastores=(Datastore("dynamodb", HERE, tables[name]),) if name in tables else (),
        )
        for name in names.split()
    ]
    pairs = [pair.split(">") for pair in calls.split()]
    return waves(services, [Dependency(a, b, "http", HERE) for a, b in pairs])


def order(*args: str, **tables: str) -> list[tuple[str, ...]]:
    return [wave.services for wave in plan(*args, **tables)]


def test_leaves_go_first() -> None:
    assert order("a b c", "a>b b>c") == [("c",), ("b",), ("a",)]


def test_a_circle_moves_together_and_says_so() -> None:
    result = plan("a b c", "a>b b>a b>c")
    assert [wave.services for wave in result] == [("c",), ("a", "b")]
    assert "call one another in a circle" in result[1].reason


def test_users_of_one_table_move_together() -> None:
    result = plan("a b c", "c>a", a="orders", b="orders")
    assert [wave.services for wave in result] == [("a", "b"), ("c",)]
    assert "share dynamodb orders" in result[0].reason


def test_a_leaf_waits_for_its_only_caller() -> None:
    # Only a calls d: moved first, that call would cross for two waves instead of one.
    assert order("a b c d", "a>b b>c a>d") == [("c",), ("b", "d"), ("a",)]


def test_a_queue_orders_nothing() -> None:
    services = [Service(name, name, (), HERE) for name in "ab"]
    assert len(waves(services, [Dependency("a", "b", "sqs", HERE)])) == 1


def test_the_reason_counts_the_calls_that_cross() -> None:
    reasons = [wave.reason for wave in plan("a b c", "a>b c>b")]
    assert "2 calls cross between EC2 and Fargate afterwards" in reasons[0]
    assert "no calls cross" in reasons[1]


NAMES = [f"s{number}" for number in range(8)]


@given(st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=24))
def test_every_service_moves_once_and_never_before_its_callees(pairs: set[tuple[str, str]]) -> None:
    result = waves(
        [Service(name, name, (), HERE) for name in NAMES],
        [Dependency(a, b, "http", HERE) for a, b in sorted(pairs)],
    )
    place = {name: number for number, wave in enumerate(result) for name in wave.services}
    assert sorted(place) == NAMES
    assert sum(len(wave.services) for wave in result) == len(NAMES)
    assert all(place[caller] >= place[callee] or _circle(callee, caller, pairs) for caller, callee in pairs)


def _circle(start: str, goal: str, pairs: set[tuple[str, str]]) -> bool:
    seen, stack = {start}, [start]
    while stack:
        here = stack.pop()
        for a, b in pairs:
            if a == here and b not in seen:
                seen.add(b)
                stack.append(b)
    return goal in seen
