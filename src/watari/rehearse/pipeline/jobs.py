"""The ECS jobs of an edited CircleCI configuration, in the order in which they run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.pipeline.circleci.model import Pipeline, read
from watari.pipeline.circleci.steps import flat_steps
from watari.pipeline.document import parse
from watari.pipeline.names import recorded
from watari.pipeline.run import CIRCLECI

_PIPELINE = re.compile(r"<<\s*pipeline\.([\w.-]+)\s*>>")
_GIT = {"git.revision": "$CIRCLE_SHA1", "git.branch": "$CIRCLE_BRANCH", "number": "$CIRCLE_BUILD_NUM"}
PARAMETER = re.compile(r"<<\s*[\w.-]+\s*>>")
"""A parameter that stands in a step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``kind`` is ``run``, ``checkout``, ``attach_workspace``…, or an orb's command."""

    kind: str
    settings: dict[str, Any]

    @property
    def name(self) -> str:
        """What CircleCI shows."""
        return str(self.settings.get("name") or self.kind)


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its environment and its steps."""

    name: str
    environment: dict[str, str]
    steps: tuple[Step, ...]


def place_of_pipeline(folder: Path, top: Path) -> Path | None:
    """The nearest folder at or above a service, inside its repository, with a CircleCI configuration."""
    inside = [one for one in (folder, *folder.parents) if one.is_relative_to(top)]
    return next((one for one in inside if (one / CIRCLECI).is_file()), None)


def ecs_jobs(place: Path, service: str) -> tuple[Job, ...]:
    """The build of the service's image and its deployment to the first environment; none without an ECS half."""
    text = (place / CIRCLECI).read_text("utf-8")
    names = [name for one in recorded(text) for name in one.ecs]
    if not names:
        return ()
    pipeline = read(parse(text))
    builds = [name for name in pipeline.jobs if name in names and name.startswith("ecs-build")]
    deploys = [name for name in pipeline.jobs if name in names and name.startswith("ecs-deploy")]
    if len(builds) > 1:
        builds = [name for name in builds if name == f"ecs-build-{service}"]
        deploys = [name for name in deploys if f"{name}-".startswith(f"ecs-deploy-{service}-")]
    return tuple(_job(pipeline, name) for name in (*builds, *deploys[:1]))


def _job(pipeline: Pipeline, name: str) -> Job:
    data = pipeline.job(name)
    environment = {str(key): str(value) for key, value in (data.get("environment") or {}).items()}
    return Job(name, environment, tuple(_steps(pipeline, data.get("steps"))))


def _steps(pipeline: Pipeline, steps: Any) -> Iterator[Step]:
    declared = pipeline.document.data.get("parameters") or {}
    values = {f"parameters.{name}": one.get("default", "") for name, one in declared.items() if isinstance(one, dict)}
    for kind, settings in flat_steps(pipeline, steps):
        if kind == "run" and not isinstance(settings, dict):
            settings = {"command": str(settings)}
        yield Step(kind, _filled(settings, values) if isinstance(settings, dict) else {})


def _filled(value: Any, values: dict[str, Any]) -> Any:
    """Settings with the pipeline's own parameters at their defaults; what git says stays for the runner's variables."""
    if isinstance(value, dict):
        return {key: _filled(one, values) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, values) for one in value]
    if isinstance(value, str):
        return _PIPELINE.sub(lambda found: str({**_GIT, **values}.get(found[1], found[0])), value)
    return value
