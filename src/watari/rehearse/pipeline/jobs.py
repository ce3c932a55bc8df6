"""The ECS jobs of an edited CircleCI configuration, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.pipeline.circleci.model import Pipeline, read
from watari.pipeline.circleci.steps import flat_steps
from watari.pipeline.document import parse
from watari.pipeline.names import recorded
from watari.pipeline.run import CIRCLECI


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


def ecs_jobs(repository: Path) -> tuple[Job, ...]:
    """The image's build and the first environment's deployment; none where the file has no ECS half."""
    file = repository / CIRCLECI
    if not file.is_file():
        return ()
    text = file.read_text("utf-8")
    names = [name for one in recorded(text) for name in one.ecs]
    if not names:
        return ()
    pipeline = read(parse(text))
    builds = [name for name in pipeline.jobs if name in names and name.startswith("ecs-build")]
    deploys = [name for name in pipeline.jobs if name in names and name.startswith("ecs-deploy")]
    return tuple(_job(pipeline, name) for name in (*builds, *deploys[:1]))


def _job(pipeline: Pipeline, name: str) -> Job:
    data = pipeline.job(name)
    environment = {str(key): str(value) for key, value in (data.get("environment") or {}).items()}
    return Job(name, environment, tuple(_steps(pipeline, data.get("steps"))))


def _steps(pipeline: Pipeline, steps: Any) -> Iterator[Step]:
    for kind, settings in flat_steps(pipeline, steps):
        if kind == "run" and not isinstance(settings, dict):
            settings = {"command": str(settings)}
        yield Step(kind, settings if isinstance(settings, dict) else {})
