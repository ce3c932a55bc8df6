"""The waves against every possible order of a small fleet, and the heuristic against the exact solution."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watari.errors import UsageError
from watari.survey.waves.crossings import Crossings
from watari.survey.waves.cut import cut, rules_of
from watari.survey.waves.groups import Group, Pair, Task, make_task
from watari.survey.waves.layers import cost, solve
from watari.survey.waves.pins import Pin

NAMES = [f"s{number}" for number in range(5)]
PAIRS = st.dictionaries(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), st.integers(1, 9), max_size=9)
PINS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["first", "last", "stay"]), max_size=2)


def task_of(calls: dict[Pair, int], pins: dict[str, str] | None = None, names: list[str] = NAMES) -> Task:
    calls = {pair: weight for pair, weight in sorted(calls.items()) if pair[0] != pair[1]}
    return make_task(names, calls, {}, [Pin(name, place) for name, place in sorted((pins or {}).items())])  # type: ignore[arg-type]


def allowed(task: Task, level: dict[Group, int]) -> bool:
    """Whether an order keeps the rules of the waves, said without the layering problem."""
    home = {name: group for group in task.groups for name in group}
    used = set(level.values())
    if used and used != set(range(len(used))):
        return False
    if any(level[group] != 0 for group in task.first) or any(level[group] != max(used) for group in task.last):
        return False
    for a, b in task.calls:
        if a in home and b in home and home[a] != home[b]:
            turned = home[a] in task.first or home[b] in task.last
            if not turned and level[home[a]] <= level[home[b]]:
                return False
    return True


def best(task: Task) -> int | None:
    """The least sum over all orders; None where no order is allowed."""
    found = None
    for choice in itertools.product(range(len(task.groups)), repeat=len(task.groups)):
        level = dict(zip(task.groups, choice, strict=True))
        if allowed(task, level):
            waves = [[g for g in task.groups if level[g] == n] for n in range(max(choice, default=-1) + 1)]
            total = Crossings(waves, task.calls).total()
            found = total if found is None else min(found, total)
    return found


@settings(max_examples=150, deadline=None)
@given(PAIRS, PINS)
def test_no_order_has_fewer_crossings(calls: dict[Pair, int], pins: dict[str, str]) -> None:
    try:
        task = task_of(calls, pins)
    except UsageError:
        return
    waves = cut(task, None)
    level = {group: number for number, wave in enumerate(waves) for group in wave}
    assert sorted(level, key=sorted) == list(task.groups)
    assert allowed(task, level)
    assert Crossings(waves, task.calls).total() == best(task)


@settings(max_examples=100, deadline=None)
@given(PAIRS, PINS)
def test_the_heuristic_keeps_the_rules_and_is_seldom_far_off(calls: dict[Pair, int], pins: dict[str, str]) -> None:
    try:
        task = task_of(calls, pins)
    except UsageError:
        return
    rules = rules_of(task)
    levels = solve(len(task.groups), rules, exact_limit=0)
    exact = solve(len(task.groups), rules)
    assert all(levels[rule.upper] - levels[rule.lower] >= rule.length for rule in rules)
    assert cost(exact, rules) <= cost(levels, rules) <= 2 * cost(exact, rules)


def random_fleet(size: int, calls: int, seed: int) -> Task:
    """A fleet whose services call mostly their neighbours, as layers of a real one do."""
    chance = random.Random(seed)  # noqa: S311
    names = [f"s{number:05}" for number in range(size)]
    pairs = {}
    for _ in range(calls):
        caller = chance.randrange(1, size)
        callee = max(0, caller - chance.randint(1, max(2, size // 20)))
        pairs[names[caller], names[callee]] = chance.choice([1, 1, 2, 5, 50])
    return task_of(pairs, names=names)


def test_the_heuristic_is_within_five_percent_on_medium_fleets() -> None:
    ratios = []
    for seed in range(4):
        task = random_fleet(120, 260, seed)
        rules = rules_of(task)
        exact = cost(solve(len(task.groups), rules), rules)
        ratios.append(cost(solve(len(task.groups), rules, exact_limit=0), rules) / exact)
    assert max(ratios) <= 1.05, ratios


def test_ten_thousand_services_take_seconds() -> None:
    task = random_fleet(10_000, 30_000, 7)
    start = time.process_time()
    waves = cut(task, 50)
    assert time.process_time() - start < 30
    assert sum(len(group) for wave in waves for group in wave) == 10_000
    assert all(sum(map(len, wave)) <= 50 or len(wave) == 1 for wave in waves)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_cut_level_moves_what_settles_most_first(size: int) -> None:
    # "a" has no caller and settles a call when it moves; "b" and "c" only open one.
    task = task_of({("a", "x"): 1, ("y", "b"): 1, ("y", "a"): 1}, names=["a", "b", "x", "y"])
    waves = cut(task, size)
    level = {group: number for number, wave in enumerate(waves) for group in wave}
    assert max(sum(map(len, wave)) for wave in waves) <= size
    assert allowed(task, level)
