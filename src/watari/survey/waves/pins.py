"""Pins: a person's word on when one service moves, from ``--pin`` or ``watari.yaml``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from watari.errors import UsageError

Place = Literal["first", "last", "stay", "with"]
_PIN = re.compile(r"(?P<name>[^=]+?)(?:=(?P<place>first|last|stay|with:(?P<other>.+)))?")


@dataclass(frozen=True, slots=True)
class Pin:
    """``service`` moves first or last, stays on EC2, or moves together with ``other``."""

    service: str
    place: Place
    other: str | None = None

    def __str__(self) -> str:
        return f"{self.service}={self.place}" + (f":{self.other}" if self.other else "")


def parse_pin(text: str) -> Pin:
    """A pin as typed: ``NAME`` (stays), ``NAME=first``, ``NAME=last``, ``NAME=stay``, ``NAME=with:OTHER``.

    Raises UsageError for any other text.
    """
    match = _PIN.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"--pin {text} is not understood.", next_step="Write NAME, NAME=first, =last, =stay or =with:OTHER."
        )
    place = (match["place"] or "stay").split(":")[0]
    return Pin(match["name"].strip(), cast(Place, place), match["other"] and match["other"].strip())


def require_known(pins: Iterable[Pin], names: Sequence[str]) -> None:
    """Raises UsageError where a pin names no service, with the nearest name."""
    for pin in pins:
        for name in filter(None, (pin.service, pin.other)):
            if name not in names:
                near = difflib.get_close_matches(name, names, 1)
                raise UsageError(
                    f"{pin} pins {name}, which is no service of this fleet.",
                    next_step=f"Did you mean {near[0]}?" if near else "",
                )


def staying(pins: Iterable[Pin]) -> frozenset[str]:
    """The services that stay on EC2: pinned so, or pinned to one that stays."""
    pins = list(pins)
    found = {pin.service for pin in pins if pin.place == "stay"}
    grown = True
    while grown:
        pairs = [{pin.service, pin.other} for pin in pins if pin.place == "with" and pin.other]
        more = {name for pair in pairs if pair & found for name in pair if name} - found
        found |= more
        grown = bool(more)
    return frozenset(found)
