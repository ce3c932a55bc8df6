"""What Java frameworks do by configuration alone: ports, health, variables, calls and datastores without code."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from watari.model.evidence import Evidence
from watari.survey.code.env import default_of
from watari.survey.configuration import framework_keys, normal
from watari.survey.facts import BuildFile, EnvRead, FactBase, HealthFact, PortFact, Property
from watari.survey.owned import Owned
from watari.survey.readers.properties import CONFIG_MAP
from watari.survey.tree import below

_VARIABLE = re.compile(r"\$\{([A-Z][A-Z0-9_]+)(?::([^${}]*))?\}")
_SHARED = re.compile(r"^(?:application|bootstrap)(?:-|$)")
_FRAMEWORK = re.compile(r"^(SPRING|SERVER|MANAGEMENT|EUREKA|QUARKUS|MICRONAUT|MP|FEIGN|ZUUL)_")


@dataclass(frozen=True, slots=True)
class Configured:
    """An address that a framework takes from configuration: its value, the key's line, the value's line."""

    address: str
    evidence: Evidence
    target_evidence: Evidence


def hand_out_properties(owned: dict[str, Owned], base: FactBase) -> None:
    """Gives every service its configuration, the files of a configuration server included.

    A file named for an application is that application's; ``application.yml`` beside such files is everyone's.
    """
    by_alias = {alias: one for one in owned.values() for alias in (*one.unit.aliases, one.unit.name.lower())}
    served: dict[str, set[str]] = defaultdict(set)
    plain: list[Property] = []
    for fact in base.of(Property):
        named = _named(fact.application, by_alias) if fact.application else None
        if named is None:
            plain.append(fact)
            continue
        owner, profile = named
        owner.add(replace(fact, profile=fact.profile or profile))
        served[posixpath.dirname(fact.evidence.path)].add(owner.unit.name)
    homes = sorted(owned.values(), key=lambda one: len(one.unit.path), reverse=True)
    for fact in plain:
        for one in _readers(fact, served, owned, homes):
            one.add(replace(fact, application="application") if CONFIG_MAP.search(fact.evidence.path) else fact)
    for one in owned.values():
        _tell(one)


def _readers(
    fact: Property, served: dict[str, set[str]], owned: dict[str, Owned], homes: list[Owned]
) -> Iterator[Owned]:
    """Who reads a file that is named for no application: all that the folder serves, else the service around it."""
    everyone = served.get(posixpath.dirname(fact.evidence.path), set()) if fact.application else set()
    if everyone and _SHARED.match(fact.application or ""):
        yield from (owned[name] for name in sorted(everyone))
    elif fact.application is not None and CONFIG_MAP.search(fact.evidence.path):
        yield from (one for one in homes if any("kubernetes" in name for name in _packages(one)))
    elif fact.application is None or _SHARED.match(fact.application):
        home = next((one for one in homes if below(fact.evidence.path, one.unit.path)), None)
        if home is not None:
            yield home


def _named(application: str, by_alias: dict[str, Owned]) -> tuple[Owned, str | None] | None:
    """``orders-docker`` is the application ``orders`` with the profile ``docker``."""
    parts = application.lower().split("-")
    for end in range(len(parts), 0, -1):
        owner = by_alias.get("-".join(parts[:end]))
        if owner is not None:
            return owner, "-".join(parts[end:]) or None
    return None


def _tell(one: Owned) -> None:
    """The facts that follow from the configuration."""
    properties: list[Property] = one.of(Property)
    if not properties:
        return
    for fact in properties:
        for hole in _VARIABLE.finditer(fact.value):
            one.add(EnvRead(hole[1], fact.evidence, default_of(hole[1], hole[2]), hole[2] is None))
    for name, setting in one.settings.items():
        if _FRAMEWORK.match(name) or one.configuration.sets(name):
            one.add(EnvRead(name, setting.evidence))
    for key in framework_keys()["ports"]:
        for _, (value, evidence) in one.configuration.matching(key):
            if re.fullmatch(r"\d{2,5}", value):
                one.add(PortFact(int(value), evidence))
    _health(one)


def _health(one: Owned) -> None:
    """The actuator's path below the configured ones."""
    facts: list[HealthFact] = one.of(HealthFact)
    base = one.configuration.value("management.endpoints.web.base-path")
    apart = one.configuration.value("management.server.port")
    context = "" if apart else next(
        (value for key in framework_keys()["context_paths"] for _, (value, _) in one.configuration.matching(key)), ""
    )  # fmt: skip
    for index, fact in enumerate(facts):
        if fact.stated and fact.path == "/actuator/health":
            inner = base[0].rstrip("/") + "/health" if base else fact.path
            facts[index] = HealthFact(context.rstrip("/") + inner, fact.evidence, stated=True)


def configured_calls(owned: Owned) -> Iterator[Configured]:
    """The addresses that a framework sends requests to by itself: a gateway's routes, a token service."""
    if not owned.of(Property):
        return
    packages = _packages(owned)
    for row in framework_keys()["addresses"]:
        uses = any(row["needs"] in package for package in packages)
        for fact, (value, evidence) in owned.configuration.matching(row["key"]):
            if fact is None or (_SHARED.match(fact.application or "") and not uses):
                continue
            for address in value.split(","):
                yield Configured(("lb://" if row.get("name") else "") + address.strip(), fact.evidence, evidence)
    yield from _short_routes(owned)


def _packages(owned: Owned) -> set[str]:
    return {package for one in owned.of(BuildFile) for package in one.packages}


def _short_routes(owned: Owned) -> Iterator[Configured]:
    """Zuul's ``zuul.routes.orders: /orders/**``, or a route with a path alone: its key is the service's name."""
    routes: dict[str, list[Property]] = defaultdict(list)
    for fact in owned.of(Property):
        match = re.fullmatch(r"zuul\.routes\.([\w-]+)(?:\.([\w-]+))?", fact.key)
        if match:
            routes[match[1]].append(fact)
    for name, facts in routes.items():
        if not any(normal(fact.key).endswith((".url", ".serviceid")) for fact in facts):
            yield Configured("lb://" + name, facts[0].evidence, facts[0].evidence)
