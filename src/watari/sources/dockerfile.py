"""Dockerfiles: where the one for ECS stands, and whether a repository has its own that fits."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from dockerfile_parse import DockerfileParser

from watari.model.fleet import Service

GENERATED = "ecs/Dockerfile"


def for_ecs(repository: Path, service: Service) -> str:
    """The Dockerfile that makes the task's image, relative to the repository.

    The repository's own ``Dockerfile`` where it packs the built artefact and
    starts the service's executable, else ``ecs/Dockerfile``. One that compiles
    again would put another binary on Fargate than on EC2, so it does not fit.
    """
    own = repository / "Dockerfile"
    if not own.is_file() or own.is_symlink() or not _fits(own, service):
        return GENERATED
    return own.name


def _fits(file: Path, service: Service) -> bool:
    artefacts = set(service.build.artefacts) if service.build else set()
    executables = {PurePosixPath(process.command[0]).name for process in service.processes if process.command}
    copied: set[str] = set()
    started: str | None = None
    stages = 0
    for line in _instructions(file):
        words = line["value"].split()
        match line["instruction"]:
            case "FROM":
                stages += 1
            case "COPY" | "ADD":
                copied |= {word.removeprefix("./") for word in words[:-1] if not word.startswith("--")}
            case "ENTRYPOINT" | "CMD" if started is None:
                started = _first_argument(line["value"])
    return stages == 1 and bool(copied & artefacts) and started is not None and started in executables


def _instructions(file: Path) -> list[dict[str, str]]:
    with file.open("rb") as opened:
        structure: list[dict[str, str]] = DockerfileParser(fileobj=opened).structure
    return structure


def _first_argument(value: str) -> str | None:
    try:
        arguments = json.loads(value)
    except ValueError:
        return None
    return PurePosixPath(arguments[0]).name if arguments and isinstance(arguments[0], str) else None
