"""CPU and memory that manifests give a service."""

from __future__ import annotations

from watari.model.fleet import ResourceHint
from watari.survey.facts import ResourceFact
from watari.survey.owned import Owned


def resource_hints(owned: Owned) -> tuple[ResourceHint, ...]:
    """One hint for each of what a line limits or reserves: the first manifest's, production before variants."""
    found: dict[tuple[str, str], ResourceHint] = {}
    facts: list[ResourceFact] = owned.of(ResourceFact)
    for fact in facts:
        found.setdefault((fact.hint.what, fact.hint.bound), fact.hint)
    return tuple(found[key] for key in sorted(found))
