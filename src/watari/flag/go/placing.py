"""Where generated code goes: a file of each package that calls it, or a package that many share."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from functools import cache

from watari.flag.go.local import declared_names
from watari.flag.go.package import FOLDER, HTTP_KINDS, KINDS, MARKER, NAME, Function, Package, Sdk
from watari.flag.go.scope import resolve
from watari.flag.go.workspace import Workspace

_FEW = 8
"""So many packages may have the generated code each for itself: no import ties them together, so none can be a
cycle, and what is not exported is nobody's interface. From there on one package is less to read."""


class Placing:
    """Answers for one repository. ``shared`` are the folders of modules whose packages share one."""

    def __init__(self, workspace: Workspace, shared: frozenset[str] = frozenset()) -> None:
        self._workspace = workspace
        self._shared = shared
        self._known: dict[str, bool] = {}

    def own(self, folder: str) -> bool:
        """Whether the package in ``folder`` gets a file of its own."""
        if folder not in self._known:
            self._known[folder] = self._decide(folder)
        return self._known[folder]

    def _decide(self, folder: str) -> bool:
        there = self._workspace.data(posixpath.join(folder, f"{NAME}.go"))
        if there is not None:
            return there.startswith(MARKER) and not f"/{folder}".endswith(f"/{FOLDER}")
        module = self._workspace.module(folder)
        if module is not None:
            package = self._workspace.data(posixpath.join(module[0], FOLDER, f"{NAME}.go"))
            if module[0] in self._shared or package is not None:
                return False
        return not self._taken(folder)

    def _taken(self, folder: str) -> bool:
        """Whether the package uses a name of the generated code for something else."""
        for file in self._workspace.package(folder):
            names = resolve(file)
            if _names() & ({one.name for one in names.locals} | set(names.free.values())):
                return True
        return False

    def crowded(self, callers: Iterable[str]) -> frozenset[str]:
        """The folders of modules in which more than a few packages call generated code."""
        modules = (self._workspace.module(folder) for folder in callers)
        counted = Counter(one[0] for one in modules if one is not None)
        return frozenset(folder for folder, count in counted.items() if count > _FEW) - self._shared


@cache
def _names() -> frozenset[str]:
    """Every name that a generated file may declare."""
    found = set()
    for base, kind in KINDS.items():
        sdks: tuple[Sdk, ...] = ("http",) if kind in HTTP_KINDS else ("v1", "v2")
        found |= {
            Function(base, sdk, context) for sdk in sdks for context in (False, True) if sdk != "http" or not context
        }
    return declared_names(Package(frozenset(found), True, "").sources())
