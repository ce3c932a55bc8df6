"""Which rules may match a file: one pass over its bytes for the rare texts of all of them.

Hyperscan searches for all texts at once, at some gigabytes a second, whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import hyperscan

from watari.rules.rule import Rule


class Prefilter:
    """The rules of one language."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        needles = sorted({needle for rule in self._rules for group in rule.needles for needle in group})
        numbers = {needle: number for number, needle in enumerate(needles)}
        self._groups = [[frozenset(map(numbers.__getitem__, one)) for one in rule.needles] for rule in self._rules]
        self._always = tuple(rule for rule in self._rules if not rule.needles)
        self._search = Search(needles) if needles else None

    def rules_for(self, data: bytes) -> tuple[Rule, ...]:
        """The rules whose every group of texts has one in ``data``."""
        found = self._search.found(data) if self._search is not None else frozenset()
        if not found:
            return self._always
        return tuple(
            rule
            for rule, groups in zip(self._rules, self._groups, strict=True)
            if all(not found.isdisjoint(group) for group in groups)
        )


class Search:
    """Many texts, searched for at once; at least one."""

    def __init__(self, needles: Sequence[bytes]) -> None:
        self._database = hyperscan.Database()
        self._database.compile(
            expressions=list(needles),
            ids=list(range(len(needles))),
            elements=len(needles),
            flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(needles),
            literal=True,
        )
        self._scratch = hyperscan.Scratch(self._database)

    def found(self, data: bytes) -> frozenset[int]:
        """The numbers of the texts that stand in ``data``."""
        found: list[int] = []
        if data:
            self._database.scan(
                data, match_event_handler=lambda number, *_: found.append(number), scratch=self._scratch
            )
        return frozenset(found)
