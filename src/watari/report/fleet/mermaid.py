"""The calls as a mermaid flowchart: waves as boxes, shared databases, dashed arrows for what is likely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.fleet import Fleet
from watari.report.fleet.view import View, around
from watari.survey.waves.groups import shared_stores

_PLAIN = re.compile(r"[\w ./:-]")
"""Characters that mean nothing to mermaid inside a quoted label."""


def render(fleet: Fleet, view: View) -> str:
    """The fleet, or one service and its neighbours."""
    return as_mermaid(around(fleet, view.service))


def as_mermaid(fleet: Fleet) -> str:
    """The flowchart's text. Names stand in labels only, escaped; the ids are watari's own."""
    return "\n".join(_lines(fleet))


def _lines(fleet: Fleet) -> Iterator[str]:
    ids = {service.name: f"s{number}" for number, service in enumerate(fleet.services)}
    yield "flowchart LR"
    placed: set[str] = set()
    for number, wave in enumerate(fleet.waves, 1):
        yield f'  subgraph w{number}["wave {number}"]'
        for name in wave.services:
            if name in ids:
                placed.add(name)
                yield f'    {ids[name]}["{label(name)}"]'
        yield "  end"
    yield from (f'  {ids[name]}["{label(name)}"]' for name in ids if name not in placed)
    for one in fleet.dependencies:
        if one.source in ids and one.target in ids:
            arrow = "-->" if one.confidence == "proven" else "-.->"
            yield f'  {ids[one.source]} {arrow}|"{label(one.protocol)}"| {ids[one.target]}'
    for number, ((kind, name), users) in enumerate(sorted(shared_stores(fleet.services).items())):
        yield f'  d{number}[("{label(f"{kind} {name}")}")]'
        yield from (f"  {ids[user]} --- d{number}" for user in dict.fromkeys(users))


def label(text: str) -> str:
    """Text for a quoted mermaid label: every other character than letters, digits and a few as its code."""
    return "".join(char if _PLAIN.fullmatch(char) else f"#{ord(char)};" for char in text)
