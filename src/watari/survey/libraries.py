"""Libraries of a repository, and the services that are built with them."""

from __future__ import annotations

from collections import defaultdict

from watari.survey.facts import BuildFile, FactBase
from watari.survey.units import Unit


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
