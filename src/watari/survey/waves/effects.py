"""What a pin changes: the calls that cross because of it, and for how many waves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from watari.model.fleet import PinEffect, PinnedCall
from watari.survey.waves.crossings import Crossings
from watari.survey.waves.groups import Pair
from watari.survey.waves.pins import Pin
from watari.survey.waves.reasons import arrow, listed

_SAID = {
    "first": "moving {0} first",
    "last": "moving {0} last",
    "stay": "keeping {0} on EC2",
    "with": "moving {0} with {1}",
}


def effects(pins: Sequence[Pin], plan: Callable[[Sequence[Pin]], Crossings]) -> tuple[PinEffect, ...]:
    """Each pin alone against the plan without any; with several pins also all of them together."""
    free = plan(())
    found = [_effect(str(pin), _SAID[pin.place].format(pin.service, pin.other), free, plan([pin])) for pin in pins]
    if len(pins) > 1:
        found.append(_effect(", ".join(map(str, pins)), "taking all pins together", free, plan(pins)))
    return tuple(found)


def _effect(pin: str, said: str, free: Crossings, pinned: Crossings) -> PinEffect:
    changed = [_change(pair, free, pinned) for pair in free.calls]
    calls = tuple(one for one in changed if one.waves_after > one.waves_before or one.for_good)
    extra = sum(pinned.duration(pair) - free.duration(pair) for pair in free.calls)
    return PinEffect(
        pin=pin,
        text=_text(said, calls, extra, free, pinned),
        extra_crossings=extra,
        waves_before=len(free.waves),
        waves_after=len(pinned.waves),
        calls=calls,
    )


def _change(pair: Pair, free: Crossings, pinned: Crossings) -> PinnedCall:
    return PinnedCall(pair[0], pair[1], free.duration(pair), pinned.duration(pair), pinned.for_good(pair))


def _text(said: str, calls: Sequence[PinnedCall], extra: int, free: Crossings, pinned: Crossings) -> str:
    lasting = [arrow((one.source, one.target)) for one in calls if one.for_good]
    parts = []
    if lasting:
        verb = "1 call crosses" if len(lasting) == 1 else f"{len(lasting)} calls cross"
        parts.append(f"{verb} for good, also after the last wave: {listed(lasting)}")
    longer = [_of_call(one) for one in calls if not one.for_good]
    if extra or longer or not lasting:
        price = _price(extra) if calls or extra else "costs nothing: no call crosses longer"
        parts.append(f"while the move lasts this {price}" if lasting else price)
    text = f"{said}: {'; '.join(parts)}" if lasting else f"{said} {parts[0]}"
    if longer:
        text += f": {listed(longer)}"
    early = [arrow(pair) for pair in free.calls if pinned.turned(pair)]
    if early:
        text += f"; callers that move before their callee, or with it: {listed(early)}"
    if len(free.waves) != len(pinned.waves):
        text += f"; {_waves(len(pinned.waves))} instead of {len(free.waves)}"
    return text


def _price(extra: int) -> str:
    """The sum over the waves of the calls that cross, against the plan without the pin."""
    if extra == 0:
        return "moves crossings about and adds none"
    noun = "crossing call" if abs(extra) == 1 else "crossing calls"
    return f"{'adds' if extra > 0 else 'saves'} {abs(extra)} {noun}, summed over the waves"


def _waves(number: int) -> str:
    return "1 wave" if number == 1 else f"{number} waves"


def _of_call(one: PinnedCall) -> str:
    return f"{arrow((one.source, one.target))} crosses for {_waves(one.waves_after)} instead of {one.waves_before}"
