"""Handing facts to services: by the folder of their line, or by the name that a manifest gives."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from watari.model.evidence import Evidence
from watari.survey.appsettings import by_environment, is_appsettings
from watari.survey.code.csharp.options import filled, filling
from watari.survey.code.env import default_of, through_helper
from watari.survey.code.go.env import reads_of_constants
from watari.survey.code.go.homes import GoHomes
from watari.survey.configuration import Configuration
from watari.survey.facts import (
    Assignment,
    AwsFact,
    CodeFile,
    ConfigValue,
    Container,
    DiscoveryName,
    EnvHelper,
    EnvRead,
    FactBase,
    HealthFact,
    LocalPort,
    Message,
    NamedText,
    PortFact,
    ProcessFact,
    Property,
    ResourceFact,
    Setting,
    StoreUse,
    Upstream,
    evidence_of,
)
from watari.survey.flow import Flow
from watari.survey.libraries import built_in
from watari.survey.local import port_of
from watari.survey.readers.tye import is_tye
from watari.survey.unit import Unit

_MANIFESTS = Setting | PortFact | LocalPort | HealthFact | ResourceFact | DiscoveryName | Upstream
"""What a manifest of many services says of one of them."""


class Owned:
    """The facts of one service."""

    def __init__(self, unit: Unit, base: FactBase) -> None:
        self.unit = unit
        self.base = base
        self._facts: dict[type, list[Any]] = defaultdict(list)

    def add(self, fact: object) -> None:
        """Takes a fact."""
        self._facts[type(fact)].append(fact)

    def of(self, kind: type[Any]) -> list[Any]:
        """The facts of one kind, in reading order."""
        return self._facts[kind]

    @cached_property
    def containers(self) -> list[Container]:
        """The manifests' entries that run the service, what counts most first: known by place or by its names."""
        base, unit = self.base, self.unit
        by_place = base.grouped(Container, lambda one: (one.evidence.path, one.name), "place")
        by_name = base.grouped(Container, lambda one: one.name.lower(), "name")
        found = [one for place in unit.containers for one in by_place.get(place, ())]
        found += [one for alias in unit.aliases for one in by_name.get(alias, ())]
        order = base.view("order of containers", lambda: {one: at for at, one in enumerate(base.of(Container))})
        return sorted(set(found), key=order.__getitem__)

    @cached_property
    def flow(self) -> Flow:
        """The value graph of the service's code."""
        return Flow([*self.of(CodeFile), *filling(self._filled)], self.of(ConfigValue))

    @cached_property
    def _filled(self) -> list[tuple[EnvRead, Assignment]]:
        return filled(self.of(CodeFile))

    @cached_property
    def reads(self) -> dict[str, EnvRead]:
        """The environment variables that the code reads, the most telling line each."""
        found: dict[str, EnvRead] = {}
        helpers = {one.function: one for one in self.of(EnvHelper)}
        for file in self.of(CodeFile):
            for call in file.calls:
                helper = helpers.get(call.name)
                known = through_helper(call, helper) if helper else None
                if helper and known:
                    place = Evidence(file.evidence.path, call.line)
                    _keep(found, EnvRead(known[0], place, known[1], helper.required))
        filled = (read for read, _ in self._filled)
        for read in (*self.of(EnvRead), *reads_of_constants(self.of(CodeFile)), *filled):
            _keep(found, read)
        for name, read in found.items():
            if read.default is None and (later := self._default_later(name)) is not None:
                found[name] = replace(read, default=default_of(name, later))
        return dict(sorted(found.items()))

    def _default_later(self, name: str) -> str | None:
        """The one literal that the variable's target is given too: ``if x == "" { x = "8080" }``."""
        for file in self.of(CodeFile):
            carriers = {("$" + name)}
            places = [one for one in file.assignments if one.function or one.target.startswith(".")]
            for one in places:
                if one.target != "return" and set(one.refs) & carriers and len(_values(one)) == 1:
                    carriers.add(one.target)
            literals: set[str] = {
                ref[1:]
                for one in places
                if one.target in carriers and one.target.startswith(".")
                for ref in one.refs
                if len(one.refs) == 1 and ref.startswith('"')
            }
            if len(literals) == 1:
                return literals.pop()
        return None

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """The values that manifests give; a unit or an image before a .env, the first line wins."""
        found: dict[str, Setting] = {}
        # Where one of two manifests speaks of this machine, it is the developer's.
        weighed = sorted(self.of(Setting), key=lambda one: (_weight(one), port_of(one.value) is not None))
        for one in by_environment(weighed):
            if one.value or one.name not in found:
                old = found.get(one.name)
                if old is None or not old.value:
                    found[one.name] = one
        return found

    def in_container(self, evidence: Evidence) -> bool:
        """Whether the line gives a container a value: ``localhost`` is the container itself there."""
        return evidence in self._to_containers

    @cached_property
    def _to_containers(self) -> frozenset[Evidence]:
        # Tye starts projects on the machine itself.
        given = (one for one in self.of(Setting) if one.owner is not None)
        return frozenset(one.evidence for one in given if not is_tye(one.evidence.path))

    @cached_property
    def _folded(self) -> dict[str, Setting]:
        """Settings of .NET, which does not tell capitals from small letters in the names of its own."""
        return {name.lower(): one for name, one in self.settings.items() if "__" in name or is_appsettings(one)}

    @cached_property
    def configuration(self) -> Configuration:
        """The configuration of its framework."""
        return Configuration(self.of(Property), self.settings)

    def value(self, name: str) -> tuple[str, Evidence] | None:
        """What a variable holds in production, as far as a line says it."""
        setting = self.settings.get(name) or self._folded.get(name.lower())
        if setting is not None and setting.value:
            return setting.value, setting.evidence
        read = self.reads.get(name)
        return (read.default, read.evidence) if read is not None and read.default else None


def _values(one: Assignment) -> list[str]:
    """The references that can carry the value itself; a package or function before ``(`` cannot."""
    return [ref for ref in one.refs if not ref.endswith("()") and ref != "os"]


def _weight(setting: Setting) -> int:
    """What overrides what: a manifest of many services, a unit, an environment file, an image's default."""
    path = setting.evidence.path
    if setting.owner is not None:
        return 0
    return 3 if "Dockerfile" in path else 2 if path.endswith(".env") else 1


_OF_LIBRARIES = (AwsFact, CodeFile, EnvHelper, EnvRead, Message, NamedText, StoreUse)
"""What a service is said to do because a library that it is built with does it."""


def _keep(found: dict[str, EnvRead], read: EnvRead) -> None:
    old = found.get(read.name)
    if old is None or (old.default is None and read.default is not None):
        found[read.name] = read


def hand_out(units: list[Unit], base: FactBase, kinds: Iterable[type[Any]]) -> dict[str, Owned]:
    """Every fact to the services it speaks of, by service name."""
    owned = {unit.name: Owned(unit, base) for unit in units}
    homes = _Homes(units, base)
    for kind in kinds:
        for fact in base.of(kind):
            for name in homes.owners(fact):
                owned[name].add(fact)
    return owned


class _Homes:
    """Which services a line belongs to."""

    def __init__(self, units: list[Unit], base: FactBase) -> None:
        self._libraries = built_in(units, base)
        self._moved = base.homes
        own_folder = [unit for unit in units if unit.files is None]
        self._go = GoHomes(own_folder, base)
        self._by_owner = {("", alias): unit.name for unit in reversed(units) for alias in unit.aliases}
        self._by_owner |= {place: unit.name for unit in reversed(units) for place in unit.containers}
        self._by_file = {path: unit.name for unit in units for path in unit.files or ()}
        self._by_folder: dict[str, list[str]] = {unit.path: [] for unit in own_folder}
        self._by_package: dict[str, list[str]] = defaultdict(list)
        for unit in own_folder:
            self._by_folder[unit.path].append(unit.name)
            for package in unit.packages or ():
                self._by_package[package].append(unit.name)

    def owners(self, fact: Any) -> list[str]:
        """The service a manifest names, else those built from the line's package, else the nearest above."""
        if isinstance(fact, _MANIFESTS) and fact.owner is not None:
            place = getattr(fact, "manifest", None) or fact.evidence.path
            name = self._by_owner.get((place, fact.owner)) or self._by_owner.get(("", fact.owner.lower()))
            return [name] if name else []
        path = evidence_of(fact).path
        if path in self._by_file:
            return [self._by_file[path]]
        folder = getattr(fact, "folder", None) if isinstance(fact, ProcessFact | Setting) else None
        folder = folder or self._moved.get(path) or posixpath.dirname(path) or "."
        if path.endswith(".go") and (built := self._go.owners(folder)) is not None:
            return built
        if folder in self._by_package:
            return self._by_package[folder]
        while folder not in self._by_folder:
            if folder in self._libraries and isinstance(fact, _OF_LIBRARIES):
                return self._libraries[folder]
            if folder == ".":
                return []
            folder = posixpath.dirname(folder) or "."
        return self._by_folder[folder]
