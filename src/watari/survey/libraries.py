"""Libraries of a repository, and the services that are built with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from watari.survey.facts import BuildFile, CodeFile, FactBase
from watari.survey.tree import below
from watari.survey.unit import Unit


def calls_reached(files: Iterable[CodeFile], path: str) -> set[str]:
    """The names that the code below ``path`` calls, and those that the library functions so named call in turn."""
    reached: set[str] = set()
    later: dict[str, set[str]] = defaultdict(set)
    for file in files:
        own = below(file.evidence.path, path)
        for call in file.calls:
            (reached if own else later[call.function or ""]).add(call.name)
    todo = list(reached)
    while todo:
        new = later.get(todo.pop(), set()) - reached
        reached |= new
        todo += new
    return reached


def built_in(units: list[Unit], base: FactBase) -> dict[str, list[str]]:
    """The folders of libraries, and the services that are built with each, through other libraries too."""
    uses: dict[str, set[str]] = defaultdict(set)
    for one in base.of(BuildFile):
        uses[one.folder].update(one.uses)
    services = {unit.path for unit in units}
    found: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        reached, todo = {unit.path}, [unit.path]
        while todo:
            new = uses.get(todo.pop(), set()) - reached - services
            reached |= new
            todo += new
        for folder in reached - {unit.path}:
            found[folder].append(unit.name)
    return found
