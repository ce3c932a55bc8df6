"""Which services a Go file belongs to: those whose programs import its package, wherever it stands."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict

from watari.survey.code.go.packages import Packages
from watari.survey.facts import EntryPoint, FactBase
from watari.survey.unit import Unit

_ASIDE = re.compile(r"(^|/)(examples?|tools?|hack|scripts?|tests?|benchmarks?|docs)(/|$)")


class GoHomes:
    """The owners of Go packages. A package that no program imports is dead and has none."""

    def __init__(self, units: list[Unit], base: FactBase) -> None:
        self._folders = {unit.path for unit in units}
        packages = Packages(base)
        mains: dict[str | None, list[str]] = defaultdict(list)
        for entry in base.of(EntryPoint):
            if entry.language == "go":
                mains[self._nearest(entry.folder)].append(entry.folder)
        self._programs = {path for path, found in mains.items() if found}
        self._owners: dict[str, list[str]] = defaultdict(list)
        roles: dict[str, set[str]] = defaultdict(set)
        for unit in units:
            if unit.shared:
                roles[unit.path].add(unit.name)
        for unit in units:
            reached = unit.packages
            if reached is None:
                reached = packages.reached(_deployed(unit.path, mains[unit.path]))
            others = roles[unit.path] - {unit.name}
            for folder in sorted(reached):
                if others & set(folder.split("/")):
                    continue  # of several services from one program each has the packages of its own name
                self._owners[folder].append(unit.name)

    def owners(self, folder: str) -> list[str] | None:
        """The services built from the package in ``folder``; None where its service has no program in Go."""
        if folder in self._owners:
            return self._owners[folder]
        return [] if self._nearest(folder) in self._programs else None

    def _nearest(self, folder: str) -> str | None:
        while folder not in self._folders:
            if folder == ".":
                return None
            folder = posixpath.dirname(folder) or "."
        return folder


def _deployed(path: str, mains: list[str]) -> list[str]:
    """The programs of a service without the tools beside them, unless there is nothing but tools."""
    return [one for one in mains if not _ASIDE.search(posixpath.relpath(one, path))] or mains
