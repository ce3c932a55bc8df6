"""Why a wave is what it is, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from watari.survey.waves.crossings import Crossings
from watari.survey.waves.groups import Group, Pair, Task

_NAMED = 4
"""So many names are written out; of more, only how many there are."""


def reason(task: Task, plan: Crossings, number: int) -> str:
    """What the wave's services wait for, why they move together, and which calls cross afterwards."""
    names = {name for group in plan.waves[number] for name in group}
    parts = [*_callees(task, plan, number, names), *_pinned(task, names)]
    parts += _together(task, plan, number)
    parts.append(_crossing(plan, number))
    return "; ".join(parts)


def listed(names: list[str]) -> str:
    """Names with commas; of many, the first and the number of the rest."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more"


def arrow(pair: Pair) -> str:
    """A call as text."""
    return f"{pair[0]} → {pair[1]}"


def _callees(task: Task, plan: Crossings, number: int, names: set[str]) -> Iterator[str]:
    callees = sorted({b for a, b in task.calls if a in names and b not in names})
    if not callees:
        yield "calls no other service" if len(names) == 1 else "none of them calls a service outside this wave"
        return
    moved = [name for name in callees if plan.wave_of.get(name, number) < number]
    later = [name for name in callees if plan.wave_of.get(name, 0) > number]
    stay = [name for name in callees if name in task.stay]
    if moved:
        yield f"what {'it calls' if len(names) == 1 else 'they call'} has moved: {listed(moved)}"
    it_calls = "calls" if len(names) == 1 else "they call"
    if later:
        yield f"{it_calls} {listed(later)}, which {'moves' if len(later) == 1 else 'move'} later"
    if stay:
        yield f"{it_calls} {listed(stay)}, which {'stays' if len(stay) == 1 else 'stay'} on EC2"


def _pinned(task: Task, names: set[str]) -> Iterator[str]:
    for pin in task.pins:
        if pin.service in names and pin.place in ("first", "last"):
            yield f"{pin.service} is pinned to move {pin.place}"


def _together(task: Task, plan: Crossings, number: int) -> list[str]:
    groups = [group for group in plan.waves[number] if len(group) > 1]
    return [f"{listed(sorted(group))} move together: {_tie(task, group)}" for group in groups]


def _tie(task: Task, group: Group) -> str:
    """Everything that ties a group together; several reasons can meet in one."""
    stores = [f"{kind} {name}" for (kind, name), users in sorted(task.shared.items()) if len(set(users) & group) > 1]
    said = [f"they share {listed(stores)}"] if stores else []
    if _circles(task, group):
        said.append("they call one another in a circle")
    pinned = [pin for pin in task.pins if pin.place == "with" and {pin.service, pin.other} <= group]
    said += [f"{pin.service} is pinned to {pin.other}" for pin in pinned]
    return " and ".join(said)


def _circles(task: Task, group: Group) -> bool:
    """Whether calls alone come back to where they started, inside the group."""
    calls = {name: [b for a, b in task.calls if a == name and b in group] for name in group}
    left = set(group)
    while leaves := {name for name in left if not any(callee in left for callee in calls[name])}:
        left -= leaves
    return bool(left)


def _crossing(plan: Crossings, number: int) -> str:
    crossing = plan.after(number)
    if not crossing:
        return "no calls cross between EC2 and Fargate afterwards"
    count = "1 call crosses" if len(crossing) == 1 else f"{len(crossing)} calls cross"
    return f"{count} between EC2 and Fargate afterwards: {listed([arrow(pair) for pair in crossing])}"
