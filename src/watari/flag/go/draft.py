"""The growing edit of one service: changes are taken in one by one, and only those that fit together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from watari.flag.go.accessor import Accessor
from watari.flag.go.change import Change, Guard
from watari.flag.go.finish import finish
from watari.flag.go.guard import merged, splices
from watari.flag.go.imports import free_name
from watari.flag.go.local import local_name
from watari.flag.go.package import ENABLED, FOLDER, LOCAL_ENABLED, NAME, Function, Package, Sdk, read
from watari.flag.go.placing import Placing
from watari.flag.go.source import GoFile
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit
from watari.model.edit import Edit, Solved, Splice

_SDK = re.compile(rb'"github\.com/aws/aws-sdk-go(-v2)?/[\w/]*(?:ec2metadata|ec2rolecreds|ec2/imds)"')


@dataclass(frozen=True, slots=True)
class _Part:
    """What one file is to become."""

    splices: tuple[Splice, ...] = ()
    imports: frozenset[str] = frozenset()
    guards: tuple[Guard, ...] = ()

    def plus(self, more: _Part) -> _Part:
        return _Part((*self.splices, *more.splices), self.imports | more.imports, (*self.guards, *more.guards))

    def finished(self, file: GoFile, apart: str | None) -> bytes:
        """The file with everything done. NoEdit where that would not be right."""
        made = list(self.splices)
        for condition in sorted({one.condition for one in self.guards}):
            regions = [one.region for one in self.guards if one.condition == condition]
            for region in merged(file, regions):
                made += splices(file, region, condition)
        imports = self.imports.union(*(one.imports for one in self.guards))
        return finish(file, made, imports, apart)


@dataclass
class Draft:
    """The accepted changes. ``env`` is the flag's environment variable, ``placing`` says where generated code goes."""

    workspace: Workspace
    accessor: Accessor | None
    env: str
    placing: Placing
    solved: dict[str, list[Solved]] = field(default_factory=dict)
    _parts: dict[str, _Part] = field(default_factory=dict)
    _functions: dict[str, set[Function]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _callers: set[str] = field(default_factory=set)

    def take(self, change: Change) -> None:
        """Adds ``change``. NoEdit, and nothing added, where a file would not be right with it."""
        new = dict(self._parts)
        for path in {*change.splices, *change.guards}:
            guards = (change.guards[path],) if path in change.guards else ()
            part = _Part(
                change.splices.get(path, ()),
                change.imports if path in change.splices else frozenset(),
                guards,
            )
            new[path] = new.get(path, _Part()).plus(part)
            new[path].finished(self._file(path), self._apart(path))
        self._parts = new
        for path in change.splices if change.functions else ():
            self._callers.add(self._file(path).folder)
            self._functions.setdefault(self.home(self._file(path)), set()).update(change.functions)
        for path, guard in change.guards.items():
            self._ask(path, guard)
        for solved in change.solved:
            self.note(solved, next(iter({**change.splices, **change.guards})))

    def note(self, solved: Solved, path: str) -> None:
        """Says that the edit of ``path`` solves a finding."""
        self.solved.setdefault(path, []).append(solved)

    def paths(self) -> list[str]:
        """The files that are edited so far."""
        return sorted(self._parts)

    def called(self, file: GoFile, name: str) -> str:
        """How ``file`` calls a function of the generated code. NoEdit where it could not."""
        if self.placing.own(file.folder):
            return local_name(name)
        package = free_name(file, *self.imports(file))
        if package is None:
            raise NoEdit(f"The name {NAME} is taken in this file.")
        return f"{package}.{name}"

    def imports(self, file: GoFile) -> frozenset[str]:
        """What ``file`` imports to call the generated code: its package's path; nothing for a file of its own."""
        return frozenset() if self.placing.own(file.folder) else frozenset({self._import_path(file)})

    def _import_path(self, file: GoFile) -> str:
        module = self.workspace.module(file.folder)
        if module is None:
            raise NoEdit("Neither a go.mod nor an import says what the repository's import path is.")
        home = self.home(file)
        existing = self.workspace.data(f"{home}/{NAME}.go")
        if existing is not None and read(existing) is None:
            raise NoEdit(f"{home}/{NAME}.go is not watari's (any more); move it, or put the call there by hand.")
        return f"{module[1]}/{FOLDER}"

    def home(self, file: GoFile) -> str:
        """The folder of the generated code that ``file`` calls."""
        if self.placing.own(file.folder):
            return file.folder
        module = self.workspace.module(file.folder)
        return posixpath.join(module[0] if module else "", FOLDER)

    def suffixes(self, file: GoFile) -> dict[Sdk, str]:
        """How the generated functions' names end: those for v2 apart, where the module uses both SDKs."""
        existing = read(self.workspace.data(posixpath.join(self.home(file), f"{NAME}.go")) or b"") or frozenset()
        plain = {one.sdk for one in existing if not one.suffix} - {"http"}
        if plain == {"v2"}:
            return {"v1": "V1", "v2": ""}
        return {"v1": "", "v2": "V2" if plain or self._mixes(file) else ""}

    def _mixes(self, file: GoFile) -> bool:
        module = self.workspace.module(file.folder)
        own = [one for one in self.workspace.matching(_SDK.search) if self.workspace.module(one.folder) == module]
        return len({match[1] for one in own for match in _SDK.finditer(one.data)}) > 1

    @property
    def callers(self) -> frozenset[str]:
        """The folders of the packages that call generated code."""
        return frozenset(self._callers)

    def edits(self) -> tuple[Edit, ...]:
        """All files as they become: edited ones first, then the generated packages."""
        edited = [self._edit(path) for path in self.paths()]
        homes = sorted({*self._functions, *self._asked})
        return (
            *(one for one in edited if one is not None),
            *(one for home in homes for one in self._generated(home)),
        )

    def _edit(self, path: str) -> Edit | None:
        file = self._file(path)
        after = self._parts[path].finished(file, self._apart(path))
        if after == file.data:
            return None
        solved = tuple(self.solved.get(path, ()))
        return Edit(path, "code", file.data, after, _reason(solved), solved, "not compiled here")

    def _generated(self, home: str) -> Iterable[Edit]:
        before = self.workspace.data(posixpath.join(home, f"{NAME}.go"))
        known = (read(before) if before is not None else None) or frozenset()
        asked = (f"func {ENABLED}(".encode(), f"func {LOCAL_ENABLED}(".encode())
        enabled = home in self._asked or (before is not None and any(one in before for one in asked))
        package = Package(known | self._functions.get(home, set()), enabled, self.env)
        inside = next(self.workspace.package(home), None) if self.placing.own(home) else None
        sources = package.files(inside.package) if inside is not None else package.sources()
        reasons = (
            "The calls that differ between EC2 and Fargate, in one place.",
            "Tests of the generated package.",
        )
        for name, after, reason in zip((f"{NAME}.go", f"{NAME}_test.go"), sources, reasons, strict=True):
            path = posixpath.join(home, name)
            if self.workspace.data(path) != after:
                yield Edit(path, "code", self.workspace.data(path), after, reason, compiled="not compiled here")

    def _ask(self, path: str, guard: Guard) -> None:
        if not guard.joined or self.accessor is None:
            self._asked.add(self.home(self._file(path)))
            self._callers.add(self._file(path).folder)
            return
        fill = self.accessor.fill[0]
        self._callers.add(fill.folder)
        self._asked.add(self.home(fill))
        for other, made in self.accessor.splices(self.called(fill, ENABLED)).items():
            wanted = self.imports(fill) if other == fill.path else frozenset()
            part = self._parts.get(other, _Part())
            if not set(made) <= set(part.splices):
                self._parts[other] = part.plus(_Part(tuple(made), wanted))

    def _apart(self, path: str) -> str | None:
        """The module's path, where its files keep their own imports in a group apart."""
        module = self.workspace.module(posixpath.dirname(path))
        return module[1] if module is not None and self.workspace.groups_own_imports(module[1]) else None

    def _file(self, path: str) -> GoFile:
        file = self.workspace.file(path)
        if file is None:
            raise NoEdit("The file could not be read.")
        return file


def _reason(solved: tuple[Solved, ...]) -> str:
    """What a reviewer reads above the diff of one file."""
    seen = list(dict.fromkeys(one.reason for one in solved))
    return " ".join(seen) if seen else "The flag joins the service's configuration."
