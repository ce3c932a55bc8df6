"""The survey for programs: the contract, described by ``survey.schema.json`` beside the package's other schemas."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Fleet
from watari.report.fleet.view import View, only

FORMAT_VERSION = "1.0"


def render(fleet: Fleet, view: View) -> str:
    """JSON of the fleet, or of one service and its calls."""
    return as_json(only(fleet, view.service))


def as_json(fleet: Fleet) -> str:
    """Every ``evidence`` is ``path:line``, relative to ``root``; lists stand in the fleet's order."""
    return json.dumps(as_data(fleet), ensure_ascii=False, indent=2)


def as_data(fleet: Fleet) -> dict[str, Any]:
    """The same as JSON's own types."""
    return {
        "format_version": FORMAT_VERSION,
        "root": fleet.root,
        "services": [_plain(service) for service in fleet.services],
        "dependencies": [_dependency(one) for one in fleet.dependencies],
        "waves": [list(wave.services) for wave in fleet.waves],
        "wave_reasons": [wave.reason for wave in fleet.waves],
        "pin_effects": [_plain(one) for one in fleet.pin_effects],
        "questions": [_plain(one) for one in fleet.questions],
        "notes": [_plain(one) for one in fleet.notes],
        "pipelines": [_plain(one) for one in fleet.pipelines],
    }


def _dependency(one: Dependency) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(one)
    return {"from": plain.pop("source"), "to": plain.pop("target"), **plain}


def _plain(value: Any) -> Any:
    """A value of the model as JSON's types: evidence as text, pairs as an object."""
    if isinstance(value, Evidence):
        return str(value)
    if dataclasses.is_dataclass(value):
        return {f.name: _field(f.name, getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _field(name: str, value: Any) -> Any:
    return dict(value) if name == "environment" and isinstance(value, tuple) else _plain(value)
