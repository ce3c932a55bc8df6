"""What the HTML report holds, as JSON's types: its tables and its script read the same values."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Fleet
from watari.report.fleet.excerpts import Excerpt, excerpts
from watari.report.fleet.statements import Statement, seen_text, statements, store_text
from watari.report.fleet.view import wave_numbers
from watari.report.fleet.weblinks import Links
from watari.survey.waves.groups import shared_stores

AROUND = 4
"""Lines shown before and after a call's own line."""


def page_data(fleet: Fleet) -> dict[str, Any]:
    """Services with their pages, calls, datastores, waves, and the lines and addresses of every evidence."""
    pages = {service.name: statements(service, fleet) for service in fleet.services}
    root = Path(fleet.root)
    found = excerpts(root, _wanted(fleet, pages))
    return {
        "root": fleet.root,
        "name": root.name,
        "services": _services(fleet, pages),
        "calls": [_call(one) for one in fleet.dependencies],
        "stores": _stores(fleet),
        "waves": [{"services": list(wave.services), "reason": wave.reason} for wave in fleet.waves],
        "pins": [one.text for one in fleet.pin_effects],
        "questions": [
            {"service": one.service, "text": one.text, "evidence": _place(one.evidence)} for one in fleet.questions
        ],
        "notes": [{"path": one.path, "text": one.text} for one in fleet.notes],
        "excerpts": {str(place): _excerpt(excerpt) for place, excerpt in found.items()},
        "files": _files(root, _places(fleet, pages)),
    }


def _services(fleet: Fleet, pages: dict[str, list[Statement]]) -> list[dict[str, Any]]:
    waves = wave_numbers(fleet)
    return [
        {
            "name": service.name,
            "path": service.path,
            "languages": list(service.languages),
            "frameworks": [one.name for one in service.frameworks],
            "wave": waves.get(service.name, 0),
            "confidence": service.confidence,
            "kinds": list(dict.fromkeys(process.kind for process in service.processes)),
            "ports": [port.number for port in service.ports],
            "stores": list(dict.fromkeys(store_text(one.kind, one.name) for one in service.datastores)),
            "page": [[one.label, one.text, _place(one.evidence), one.confidence] for one in pages[service.name]],
        }
        for service in fleet.services
    ]


def _call(one: Dependency) -> dict[str, Any]:
    return {
        "from": one.source,
        "to": one.target,
        "protocol": one.protocol,
        "confidence": one.confidence,
        "address": one.address,
        "env": one.env,
        "via": one.via,
        "seen": one.seen,
        "seen_text": seen_text(one),
        "evidence": str(one.evidence),
        "target_evidence": _place(one.target_evidence),
        "seen_in": _place(one.seen_in),
    }


def _stores(fleet: Fleet) -> list[dict[str, Any]]:
    """Every datastore once, with its users; one without a name is its service's own."""
    users: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for service in fleet.services:
        for store in service.datastores:
            key = (store.kind, store.name or "", "" if store.name else service.name)
            users[key].setdefault(service.name, str(store.evidence))
    shared = shared_stores(fleet.services)
    return [
        {
            "kind": kind,
            "label": store_text(kind, name),
            "shared": (kind, name) in shared,
            "users": [[user, line] for user, line in found.items()],
        }
        for (kind, name, _), found in sorted(users.items())
    ]


def _wanted(fleet: Fleet, pages: dict[str, list[Statement]]) -> dict[Evidence, int]:
    """The lines to show: those of calls with what stands around them."""
    wanted = dict.fromkeys(_places(fleet, pages), 0)
    for one in fleet.dependencies:
        wanted |= {place: AROUND for place in (one.evidence, one.target_evidence, one.seen_in) if place is not None}
    return wanted


def _places(fleet: Fleet, pages: dict[str, list[Statement]]) -> list[Evidence]:
    ends = [place for one in fleet.dependencies for place in (one.evidence, one.target_evidence, one.seen_in)]
    facts = [one.evidence for page in pages.values() for one in page]
    asked = [one.evidence for one in fleet.questions]
    return sorted({place for place in (*ends, *facts, *asked) if place is not None})


def _files(root: Path, places: list[Evidence]) -> dict[str, list[str | None]]:
    """For each file its address on this machine, and in the web where that is known."""
    links = Links(root)
    return {path: [links.local(path), links.web(path)] for path in sorted({place.path for place in places})}


def _excerpt(excerpt: Excerpt) -> list[Any]:
    return [excerpt.first, *excerpt.lines]


def _place(evidence: Evidence | None) -> str | None:
    return str(evidence) if evidence else None
