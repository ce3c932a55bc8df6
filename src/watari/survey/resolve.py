"""From facts to a fleet: services, the calls between them, the waves."""

from __future__ import annotations

from watari.model.fleet import Dependency, Fleet, Note, Question, Service
from watari.sources.config import Config
from watari.survey.calls import join, registered_names, unique, with_external
from watari.survey.dapr import give_stores
from watari.survey.describe import describe
from watari.survey.dotnet import settle_projects
from watari.survey.facts import (
    AwsFact,
    BuildFact,
    BuildFile,
    CodeFile,
    ConfigValue,
    Copy,
    DiscoveryName,
    EntryPoint,
    EnvHelper,
    EnvRead,
    FactBase,
    GoImports,
    HealthFact,
    HostedProject,
    LocalPort,
    Message,
    NamedText,
    PackageImport,
    PortFact,
    ProcessFact,
    ResourceFact,
    RouteFact,
    ServiceName,
    Setting,
    SigtermFact,
    StoreUse,
    Upstream,
)
from watari.survey.frameworks import hand_out_properties
from watari.survey.manifests.facts import PortText
from watari.survey.messaging import by_operation, messaging, with_channels
from watari.survey.names import Names
from watari.survey.observed import observe
from watari.survey.options import Options, all_pins
from watari.survey.owned import hand_out
from watari.survey.questions import about_fleet, ranked
from watari.survey.settle import settle
from watari.survey.units import find_units
from watari.survey.waves import order

_KINDS = (
    AwsFact, BuildFact, BuildFile, CodeFile, ConfigValue, Copy, DiscoveryName, EntryPoint, EnvHelper, EnvRead,
    GoImports, HealthFact, LocalPort, Message, NamedText, PackageImport, PortFact, PortText, ProcessFact, ResourceFact,
    RouteFact, ServiceName, Setting, SigtermFact, StoreUse, Upstream,
)  # fmt: skip


def resolve(
    root: str, base: FactBase, notes: list[Note], named: dict[str, str], options: Options, config: Config
) -> Fleet:
    """Joins every fact. ``root`` is the absolute path that the facts' paths are relative to.

    ``named`` gives folders the names that a team wants for their services. Runtime evidence and pins come
    with ``options`` and ``config``.
    """
    settle(base, notes)
    settle_projects(base)
    units, left_out = find_units(base, named)
    owned = hand_out(units, base, _KINDS)
    hand_out_properties(owned, base)
    give_stores(owned.values(), base)
    names = Names(units)
    for hosted in base.of(HostedProject):
        names.register(hosted.name)
    for unit in units:
        for alias in registered_names(owned[unit.name]):
            names.add(alias, unit.name)
    services: list[Service] = []
    described = [describe(owned[unit.name]) for unit in units]
    for service, _ in described:
        for number in (
            *(port.number for port in service.ports),
            *(one.number for one in owned[service.name].of(LocalPort)),
        ):
            names.local.add(service.name, number)
    dependencies: list[Dependency] = []
    questions: list[Question] = []
    for unit, (service, asked) in zip(units, described, strict=True):
        joined = join(owned[unit.name], names)
        services.append(with_external(service, joined.external))
        dependencies += joined.dependencies
        questions += asked + joined.questions
    sent = messaging(owned, base)
    services = [with_channels(service, sent.stores.get(service.name, [])) for service in services]
    services.sort(key=lambda service: service.name)
    questions += sent.questions
    calls = unique([*dependencies, *sent.dependencies, *by_operation(services)])
    seen = observe(services, calls, names, root, options, config)
    pins, left_alone = all_pins(options, config, [service.name for service in services])
    ordering = order(services, seen.dependencies, pins, options.wave_size)
    return Fleet(
        root=root,
        services=tuple(services),
        dependencies=seen.dependencies,
        waves=ordering.waves,
        questions=ranked([*questions, *about_fleet(services, calls), *seen.questions]),
        notes=tuple(dict.fromkeys([*notes, *left_out, *seen.notes, *left_alone])),
        pin_effects=ordering.effects,
    )
