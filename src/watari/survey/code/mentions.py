"""Which functions run in languages where a mention by name is all that keeps one alive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from watari.survey.facts import CodeFile


def mentioned_names(files: Iterable[CodeFile]) -> set[str]:
    """Every name that some line mentions."""
    return {name for file in files for one in file.definitions for name in one.mentions}


def unmentioned_functions(files: Iterable[CodeFile]) -> set[tuple[str, str]]:
    """The ``(path, name)`` of functions to which no chain of mentions leads from what runs anyway."""
    own = [file for file in files if file.definitions]
    mentions: dict[str | None, set[str]] = defaultdict(set)
    for file in own:
        for one in file.definitions:
            mentions[one.name] |= one.mentions
    alive, waiting = set[str](), [*mentions[None]]
    while waiting:
        name = waiting.pop()
        if name not in alive:
            alive.add(name)
            waiting += mentions.get(name, ())
    dead, running = set[tuple[str, str]](), set[tuple[str, str]]()
    for file in own:
        for one in file.definitions:
            into = running if one.name is None or one.name in alive else dead
            into.update((file.evidence.path, function) for function in one.functions)
    return dead - running
