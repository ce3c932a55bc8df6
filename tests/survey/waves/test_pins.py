"""Pins: what they are, what they do to the order, and what they are said to cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from watari.errors import UsageError
from watari.model.evidence import Evidence
from watari.model.fleet import Datastore, Dependency, Service
from watari.survey.waves import Ordering, Pin, order, parse_pin
from watari.survey.waves.order import weights

HERE = Evidence("x", 1)


def plan(names: str, calls: str, *pins: str, size: int | None = None, **tables: str) -> Ordering:
    services = [
        Service(
            name,
            name,
            (),
            HERE,
            datastores=tuple(Datastore("dynamodb", HERE, t) for n, t in tables.items() if n == name),
        )
        for name in names.split()
    ]
    pairs = [pair.split(">") for pair in calls.split()]
    return order(services, [Dependency(a, b, "http", HERE) for a, b in pairs], [parse_pin(pin) for pin in pins], size)


def shown(ordering: Ordering) -> list[str]:
    return [" ".join(wave.services) for wave in ordering.waves]


def test_a_pin_is_read_as_typed() -> None:
    assert parse_pin("till") == Pin("till", "stay")
    assert parse_pin("till=first") == Pin("till", "first")
    assert parse_pin("till = with:card".replace(" ", "")) == Pin("till", "with", "card")


@pytest.mark.parametrize("text", ["", "till=soon", "till=with:", "=first"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_pin(text)


def test_the_unpinned_order_is_the_yardstick() -> None:
    assert shown(plan("a b c", "a>b b>c")) == ["c", "b", "a"]
    assert plan("a b c", "a>b b>c").effects == ()


def test_first_turns_its_calls_round_and_says_what_that_costs() -> None:
    result = plan("a b c", "a>b b>c", "a=first")
    assert shown(result) == ["a c", "b"]
    assert "a is pinned to move first" in result.waves[0].reason
    assert "they call b, which moves later" in result.waves[0].reason
    effect = result.effects[0]
    assert (effect.pin, effect.extra_crossings) == ("a=first", 0)
    assert effect.waves_after == 2


def test_first_that_costs_nothing_says_so() -> None:
    effect = plan("a b", "a>b", "b=first").effects[0]
    assert effect.text == "moving b first costs nothing: no call crosses longer"


def test_last_makes_its_callers_cross() -> None:
    result = plan("a b c d", "a>b a>d b>c", "c=last")
    assert shown(result) == ["b d", "a c"]
    assert "c is pinned to move last" in result.waves[1].reason
    assert "; 2 waves instead of 3" in result.effects[0].text


def test_what_stays_is_in_no_wave_and_its_calls_cross_for_good() -> None:
    result = plan("a b c", "a>b b>c", "b=stay")
    assert sorted(name for wave in result.waves for name in wave.services) == ["a", "c"]
    effect = result.effects[0]
    assert {(one.source, one.target): one.for_good for one in effect.calls} == {("a", "b"): True, ("b", "c"): True}
    assert effect.text == (
        "keeping b on EC2: 2 calls cross for good, also after the last wave: a → b, b → c; 1 wave instead of 3"
    )
    assert "they call b, which stays on EC2" in " ".join(wave.reason for wave in result.waves)


def test_with_ties_two_that_nothing_else_ties() -> None:
    result = plan("a b c", "a>b b>c", "a=with:c")
    # Together a and c leave b in between: the three are one circle of order, so they move at once.
    assert shown(result) == ["a b c"]
    apart = plan("a b c d", "a>b c>d", "b=with:c")
    assert shown(apart) == ["d", "b c", "a"]
    assert "b is pinned to c" in apart.waves[1].reason


def test_a_service_pinned_to_one_that_stays_stays() -> None:
    assert shown(plan("a b c", "a>b", "a=stay", "c=with:a")) == ["b"]


def test_pins_that_contradict_are_refused() -> None:
    with pytest.raises(UsageError, match="both first and last"):
        plan("a b", "a>b b>a", "a=first", "b=last")
    with pytest.raises(UsageError, match="pinned to stay"):
        plan("a b", "a>b", "a=stay", "a=first")


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean orders"):
        plan("orders stock", "orders>stock", "order=first")


def test_several_pins_are_told_apart_and_together() -> None:
    effects = plan("a b c", "a>b b>c", "a=first", "c=last").effects
    assert [one.pin for one in effects] == ["a=first", "c=last", "a=first, c=last"]


def test_a_wave_holds_no_more_than_asked_unless_tied() -> None:
    assert shown(plan("a b c d e", "", size=2)) == ["a b", "c d", "e"]
    tied = plan("a b c d", "", size=2, a="t", b="t", c="t")
    assert shown(tied) == ["a b c", "d"]


def test_a_wave_over_the_size_still_moves_callees_first() -> None:
    result = plan("a b c x", "a>x b>x c>x", size=1)
    assert shown(result)[0] == "x"


def test_requests_seen_weigh_more_than_lines() -> None:
    one = Dependency("a", "b", "http", HERE, seen="confirmed", seen_count=900)
    two = Dependency("a", "c", "http", HERE, seen="confirmed", seen_count=100)
    unknown = Dependency("b", "c", "http", HERE)
    never = Dependency("c", "d", "http", HERE, seen="never-seen")
    queue = Dependency("a", "d", "sqs", HERE, seen="confirmed", seen_count=7)
    found = weights([one, two, unknown, never, queue])
    assert found == {("a", "b"): 900, ("a", "c"): 100, ("b", "c"): 500, ("c", "d"): 1}
    assert weights([replace(one, seen_count=None)]) == {("a", "b"): 1}


def test_a_busy_call_pulls_its_callee_near() -> None:
    # m calls two leaves and is called once: by lines it moves early, by requests as late as it can.
    names = "a>b b>c c>x c>y a>m m>x m>y"
    services = [Service(name, name, (), HERE) for name in "abcmxy"]
    calls = [Dependency(*pair.split(">"), "http", HERE) for pair in names.split()]  # type: ignore[arg-type]
    assert "m" in order(services, calls).waves[1].services
    busy = [replace(one, seen_count=900 if (one.source, one.target) == ("a", "m") else 1) for one in calls]
    assert "m" in order(services, busy).waves[2].services


def test_a_turned_call_is_named() -> None:
    text = plan("a b c", "a>b b>c", "a=first").effects[0].text
    assert text.endswith("; callers that move before their callee, or with it: a → b; 2 waves instead of 3")
    assert "callers that move before" not in plan("a b c", "a>b b>c", "b=stay").effects[0].text
