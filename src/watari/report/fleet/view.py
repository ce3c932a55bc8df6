"""What a reader asked to see: everything or one service, all or the first few of a long list."""

from __future__ import annotations

import dataclasses
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watari.errors import UsageError
from watari.model.fleet import Fleet, Service

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class View:
    """How to show a fleet.

    ``console`` gives the text form its width and colours; ``service`` narrows to one service;
    ``everything`` unfolds long lists (text only: the other forms always hold everything).
    """

    console: Console
    service: str | None = None
    everything: bool = False


def only(fleet: Fleet, name: str | None) -> Fleet:
    """One service with the calls it makes and gets; the whole fleet where no name is given."""
    if name is None:
        return fleet
    service = _named(fleet, name)
    return dataclasses.replace(
        fleet,
        services=(service,),
        dependencies=tuple(one for one in fleet.dependencies if name in (one.source, one.target)),
        waves=tuple(wave for wave in fleet.waves if name in wave.services),
        questions=tuple(one for one in fleet.questions if one.service == name),
        notes=(),
    )


def around(fleet: Fleet, name: str | None) -> Fleet:
    """One service with its direct callers and callees, for pictures; the whole fleet where no name is given."""
    if name is None:
        return fleet
    narrow = only(fleet, name)
    names = {name} | {one.source for one in narrow.dependencies} | {one.target for one in narrow.dependencies}
    waves = (dataclasses.replace(wave, services=tuple(s for s in wave.services if s in names)) for wave in fleet.waves)
    return dataclasses.replace(
        narrow,
        services=tuple(service for service in fleet.services if service.name in names),
        waves=tuple(wave for wave in waves if wave.services),
    )


def wave_numbers(fleet: Fleet) -> dict[str, int]:
    """The wave of every service, counted from 1."""
    return {name: number for number, wave in enumerate(fleet.waves, 1) for name in wave.services}


def _named(fleet: Fleet, name: str) -> Service:
    try:
        return fleet.service(name)
    except KeyError:
        names = [service.name for service in fleet.services]
        near = difflib.get_close_matches(name, names, n=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(names[:20])}."
        raise UsageError(f"There is no service {name} in this fleet.", next_step=hint) from None
