"""Which calls cross between EC2 and Fargate, wave by wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from watari.survey.waves.groups import Group, Pair


class Crossings:
    """An order of groups seen as calls: a call crosses while only one of its ends has moved."""

    def __init__(self, waves: Sequence[Sequence[Group]], calls: Mapping[Pair, int]) -> None:
        self.waves = waves
        self.calls = calls
        self.wave_of = {name: number for number, wave in enumerate(waves) for group in wave for name in group}

    def after(self, wave: int) -> list[Pair]:
        """The calls that cross once ``wave`` has moved, the heaviest first."""
        crossing = [
            pair for pair in self.calls if self._start(pair) <= wave and (wave < self._end(pair) or self.for_good(pair))
        ]
        return sorted(crossing, key=lambda pair: (-self.calls[pair], pair))

    def duration(self, pair: Pair) -> int:
        """After how many waves the call crosses."""
        if self.for_good(pair):
            return len(self.waves) - self._start(pair)
        return self._end(pair) - self._start(pair) if pair[0] in self.wave_of and pair[1] in self.wave_of else 0

    def for_good(self, pair: Pair) -> bool:
        """Whether the call still crosses after the last wave: one of its ends stays."""
        return (pair[0] in self.wave_of) != (pair[1] in self.wave_of)

    def turned(self, pair: Pair) -> bool:
        """Whether the caller moves no later than its callee, though nothing ties the two together."""
        caller, callee = (self.wave_of.get(name) for name in pair)
        if caller is None or callee is None or caller > callee:
            return False
        return not any(pair[0] in group and pair[1] in group for group in self.waves[caller])

    def total(self) -> int:
        """What is minimised: the weights of the crossing calls, summed over the waves."""
        return sum(weight * self.duration(pair) for pair, weight in self.calls.items())

    def _start(self, pair: Pair) -> int:
        return min((self.wave_of[name] for name in pair if name in self.wave_of), default=len(self.waves))

    def _end(self, pair: Pair) -> int:
        return max((self.wave_of[name] for name in pair if name in self.wave_of), default=0)
