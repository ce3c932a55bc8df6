"""What a person may ask of a survey beside the paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from watari.model.fleet import Note
from watari.sources.config import Config
from watari.survey.waves import Pin, parse_pin


@dataclass(frozen=True, slots=True)
class Options:
    """``evidence`` is a folder of captures, ``pins`` are those typed, ``wave_size`` the most services of a wave."""

    evidence: Path | None = None
    pins: tuple[Pin, ...] = ()
    wave_size: int | None = None


def all_pins(options: Options, config: Config, names: Iterable[str]) -> tuple[tuple[Pin, ...], list[Note]]:
    """The pins typed and those of ``watari.yaml``; a typed one stands for all that the file says of a service.

    A pin of the file on a service outside this survey is noted and left out: the file describes a whole
    fleet, a survey often a part.
    """
    known, typed = set(names), {pin.service for pin in options.pins}
    pins, notes = list(options.pins), []
    for name, service in config.services.items():
        text = service.move or ("stay" if service.stays else None)
        if text is None or name in typed:
            continue
        pin = parse_pin(f"{name}={text}")
        if {pin.service, pin.other or pin.service} <= known:
            pins.append(pin)
        else:
            notes.append(Note("watari.yaml", f"the pin {pin} is left out: not every service of it is surveyed"))
    return tuple(pins), notes
