"""Edits of CI configurations, repository by repository, handed to the services whose folders they lie in."""

from __future__ import annotations

from pathlib import Path

from watari.model.edit import EditResult
from watari.model.fleet import Fleet, Service
from watari.pipeline.run import CONFIGURATIONS, plan
from watari.plan.code import by_folder
from watari.plan.git import require_repository
from watari.sources.config import Config


def pipelines_by_part(fleet: Fleet, config: Config) -> dict[str, EditResult]:
    """The edits by the folder of a service, or of a repository for what serves several; paths are relative to it.

    Raises PlanRefused for a service that lies in no git repository.
    """
    root = Path(fleet.root).resolve()
    tops: dict[str, list[Service]] = {}
    for service in fleet.services:
        top = require_repository(root / service.path).top.resolve()
        place = _of_pipeline((root / service.path).resolve(), top if top.is_relative_to(root) else root)
        tops.setdefault(place.relative_to(root).as_posix(), []).append(service)
    found: dict[str, EditResult] = {}
    for at, services in tops.items():
        result = plan(root / at, at, services, config)
        found |= by_folder(result, at, [service.path for service in fleet.services])
    return found


def _of_pipeline(folder: Path, top: Path) -> Path:
    """The nearest folder at or above a service, inside its repository, that holds a CI configuration."""
    for place in (folder, *folder.parents):
        if place == top or not place.is_relative_to(top):
            break
        if any((place / name).exists() for name in CONFIGURATIONS):
            return place
    return top
