"""What the ECS half builds and deploys: one image for each folder of services, one ECS service for each process."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from watari.model.fleet import Service
from watari.sources.config import Config
from watari.sources.dockerfile import for_ecs
from watari.sources.ecsfiles import task_definition_path

_LONG_RUNNING = ("web", "worker")


@dataclass(frozen=True, slots=True)
class Unit:
    """One ECS service (and task definition family and container) of an image.

    ``definition`` is its task definition's file, relative to the repository. ``runs`` is False for what only a
    schedule starts: its task definition is registered, and no ECS service is updated.
    """

    service: str
    definition: str
    runs: bool


@dataclass(frozen=True, slots=True)
class Image:
    """An image: paths are relative to the repository. ``artefacts`` are what the build makes and the image packs."""

    name: str
    folder: str
    dockerfile: str
    artefacts: tuple[str, ...]
    build_command: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def record(self) -> str:
        """The file in the workspace that holds the image's URI."""
        return _join(self.folder, "ecs/image.txt")


def images(repository: Path, path: str, services: Sequence[Service], config: Config) -> tuple[Image, ...]:
    """The images of a repository at ``path`` in the fleet. Services that a person wants to stay are left out."""
    moving = [service for service in services if not config.service(service.name).stays]
    folders: dict[str, list[Service]] = {}
    for service in moving:
        folders.setdefault(service.path, []).append(service)
    return tuple(_image(repository, path, own, services) for own in folders.values())


def _image(repository: Path, path: str, own: list[Service], fleet: Sequence[Service]) -> Image:
    first = next((one for one in own if any(process.kind == "web" for process in one.processes)), own[0])
    folder = posixpath.relpath(first.path, path) if first.path != path else "."
    build = next((one.build for one in (first, *own) if one.build is not None), None)
    units = [
        Unit(
            service.name,
            _join(folder, task_definition_path(service, fleet)),
            any(process.kind in _LONG_RUNNING for process in service.processes) or not service.processes,
        )
        for service in (first, *(one for one in own if one is not first))
    ]
    return Image(
        name=first.name,
        folder=folder,
        dockerfile=_join(folder, for_ecs(repository / folder, first)),
        artefacts=tuple(_join(folder, one) for one in build.artefacts) if build else (),
        build_command=build.command if build else (),
        units=tuple(units),
    )


def _join(folder: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(folder, name))
