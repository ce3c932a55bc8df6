"""From facts to a fleet: services, the calls between them, the waves."""

from __future__ import annotations

from watari.model.fleet import Dependency, Fleet, Note, Question, Service
from watari.survey.calls import Names, join, queues, registered_names, unique, with_external
from watari.survey.describe import describe
from watari.survey.dotnet import settle_projects
from watari.survey.facts import (
    AwsFact,
    BuildFact,
    BuildFile,
    CodeFile,
    ConfigValue,
    Copy,
    EnvHelper,
    EnvRead,
    FactBase,
    GoImports,
    HealthFact,
    HostedProject,
    PortFact,
    ProcessFact,
    ServiceName,
    Setting,
    SigtermFact,
    StoreUse,
    Upstream,
)
from watari.survey.owned import hand_out
from watari.survey.units import find_units
from watari.survey.waves import waves

_KINDS = (
    AwsFact, BuildFact, BuildFile, CodeFile, ConfigValue, Copy, EnvHelper, EnvRead, GoImports, HealthFact,
    PortFact, ProcessFact, ServiceName, Setting, SigtermFact, StoreUse, Upstream,
)  # fmt: skip


def resolve(root: str, base: FactBase, notes: list[Note], named: dict[str, str]) -> Fleet:
    """Joins every fact. ``root`` is the absolute path that the facts' paths are relative to.

    ``named`` gives folders the names that a team wants for their services.
    """
    settle_projects(base)
    units, left_out = find_units(base, named)
    owned = hand_out(units, base, _KINDS)
    names = Names(units)
    for hosted in base.of(HostedProject):
        names.register(hosted.name)
    for unit in units:
        for alias in registered_names(owned[unit.name]):
            names.add(alias, unit.name)
    services: list[Service] = []
    dependencies: list[Dependency] = []
    questions: list[Question] = []
    for unit in units:
        service, asked = describe(owned[unit.name])
        joined = join(owned[unit.name], names)
        services.append(with_external(service, joined.external))
        dependencies += joined.dependencies
        questions += asked + joined.questions
    services.sort(key=lambda service: service.name)
    calls = unique([*dependencies, *queues(services)])
    return Fleet(
        root=root,
        services=tuple(services),
        dependencies=calls,
        waves=waves(services, calls),
        questions=tuple(dict.fromkeys(questions)),
        notes=tuple(dict.fromkeys([*notes, *left_out])),
    )
