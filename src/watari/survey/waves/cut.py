"""From levels to waves: each level is one wave, or several where a wave may hold only so many services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from watari.survey.waves.groups import Group, Task
from watari.survey.waves.layers import END, START, Rule, solve


def rules_of(task: Task) -> list[Rule]:
    """The task as rules between the groups, numbered as ``task.groups`` has them.

    Groups pinned first (last) are START (END) themselves, so that their calls are measured from there. A
    call to or from a service that stays crosses from the wave in which its other end moves to the end.
    """
    home = {name: _number(task, group, number) for number, group in enumerate(task.groups) for name in group}
    rules = []
    for (caller, callee), weight in task.calls.items():
        upper, lower = home.get(caller, END), home.get(callee, END)
        if (caller in task.stay) != (callee in task.stay):
            moving = lower if caller in task.stay else upper
            rules.append(Rule(END, moving, 0, weight))
        elif upper == START or lower == END:
            # The pin turns the order of this call round: the callee moves later than its caller.
            rules.append(Rule(lower, upper, 0, weight))
        else:
            rules.append(Rule(upper, lower, 1, weight))
    return [rule for rule in rules if rule.upper != rule.lower]


def _number(task: Task, group: Group, number: int) -> int:
    return START if group in task.first else END if group in task.last else number


def cut(task: Task, size: int | None) -> list[list[Group]]:
    """The groups wave by wave; a wave holds at most ``size`` services unless one group alone holds more."""
    levels = solve(len(task.groups), rules_of(task))
    by_level: dict[int, list[Group]] = defaultdict(list)
    for number, group in enumerate(task.groups):
        by_level[levels[_number(task, group, number)]].append(group)
    gain = _gains(task)
    result: list[list[Group]] = []
    for level in sorted(by_level):
        # What settles most calls goes first: its callees have moved, its callers have not.
        ordered = sorted(by_level[level], key=lambda g: (g not in task.first, g in task.last, -gain[g], sorted(g)))
        result += _chunks(ordered, size)
    return result


def _gains(task: Task) -> dict[Group, int]:
    """Weight of the calls out of a group less that of the calls into it."""
    home = {name: group for group in task.groups for name in group}
    gain = dict.fromkeys(task.groups, 0)
    for (caller, callee), weight in task.calls.items():
        if home.get(caller) != home.get(callee):
            if caller in home:
                gain[home[caller]] += weight if callee in home else -weight
            if callee in home:
                gain[home[callee]] -= weight
    return gain


def _chunks(groups: list[Group], size: int | None) -> Iterator[list[Group]]:
    chunk: list[Group] = []
    held = 0
    for group in groups:
        if chunk and size is not None and held + len(group) > size:
            yield chunk
            chunk, held = [], 0
        chunk.append(group)
        held += len(group)
    if chunk:
        yield chunk
