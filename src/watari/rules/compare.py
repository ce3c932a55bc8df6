"""Which findings are new, and which are gone, against those that are known from before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from watari.rules.fingerprint import Fingerprint


@dataclass(frozen=True, slots=True)
class Compared:
    """``new`` are of now and not known, ``known`` are of both, ``gone`` are of before only."""

    new: frozenset[Fingerprint]
    known: frozenset[Fingerprint]
    gone: tuple[Fingerprint, ...]


def compare(
    now: Collection[Fingerprint],
    before: Collection[Fingerprint],
    is_there: Callable[[str], bool],
    was_there: Callable[[str], bool] = lambda path: False,
) -> Compared:
    """Matches one by one. A line that only moved is known, also into another file where the old file is gone.

    ``is_there`` says whether a path exists now, ``was_there`` whether it did: a file that is in both is no copy
    of another's findings.
    """
    earlier = set(before)
    known = {one for one in now if one in earlier}
    missing: dict[tuple[str, str], list[Fingerprint]] = defaultdict(list)
    for one in sorted(earlier - known, reverse=True):
        if not is_there(one.path):
            missing[one.without_place].append(one)
    moved: set[Fingerprint] = set()
    for one in sorted(set(now) - known):
        if not was_there(one.path) and missing[one.without_place]:
            moved.add(missing[one.without_place].pop())
            known.add(one)
    gone = tuple(sorted(earlier - known - moved))
    return Compared(frozenset(set(now) - known), frozenset(known), gone)
