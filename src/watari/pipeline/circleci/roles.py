"""Which job builds, which deploy to EC2, and to which environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.model.pipeline import OneOff
from watari.pipeline.choosing import build, deploying
from watari.pipeline.circleci.model import Entry, Pipeline
from watari.pipeline.circleci.steps import Script, script
from watari.pipeline.facts import environment_word, one_offs, ways
from watari.pipeline.images import Image
from watari.pipeline.lines import lines

_ENVIRONMENT_KEYS = ("environment", "env", "stage", "target", "deploy_env", "environment_name", "deploy-env")
_NAME = r"[A-Za-z][\w-]*"


@dataclass(frozen=True, slots=True)
class Deploy:
    """One deployment to EC2: a workflow's entry, the ways it goes there, and the environment's name."""

    entry: Entry
    ways: tuple[str, ...]
    environment: str | None
    one_offs: tuple[OneOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Road:
    """An image, the job that builds what it packs (None: only the checkout), and its deployments to EC2."""

    label: str | None
    image: Image
    build: str | None
    deploys: tuple[Deploy, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts that the jobs of a configuration play; ``scripts`` is what each of them runs."""

    roads: tuple[Road, ...]
    scripts: dict[str, Script]

    @property
    def deploys(self) -> tuple[Deploy, ...]:
        """Every deployment, once, in the file's order."""
        found = {
            (one.entry.workflow, one.entry.name, one.environment): one for road in self.roads for one in road.deploys
        }
        return tuple(found.values())

    @property
    def builds(self) -> tuple[str, ...]:
        """Every build job, once."""
        return tuple(dict.fromkeys(road.build for road in self.roads if road.build is not None))


def scripts(pipeline: Pipeline, repository: Path) -> dict[str, Script]:
    """What every job that is used or written runs; an orb's job is known by its name alone."""
    used = dict.fromkeys([*pipeline.jobs, *(entry.job for flow in pipeline.workflows for entry in flow.entries)])
    found = {}
    for name in used:
        own = script(pipeline, name, repository)
        found[name] = Script(own.shell, (name, *own.steps), own.persists, own.own) if "/" in name else own
    return found


def roles(pipeline: Pipeline, images: tuple[Image, ...], repository: Path) -> Roles:
    """Understands the configuration.

    Raises Refused, with what a person should do, where no job deploys to EC2, where one builds and deploys at once,
    where several could be the build, and where a job goes to EC2 and elsewhere in one script.
    """
    texts = scripts(pipeline, repository)
    deploys = deployments(pipeline, texts)
    to_ec2 = list(dict.fromkeys(deploy.entry.job for deploy in deploys))
    jobs = [name for name in pipeline.jobs if name not in to_ec2 and pipeline.entries(name)]

    def built(image: Image) -> str | None:
        keeps = "persists the artefact to the workspace"
        return build(texts, jobs, to_ec2, image, lambda name: bool(texts[name].persists), keeps)

    of_images = lines(
        images,
        deploys,
        place=lambda one: (one.entry.workflow, one.environment),
        texts=lambda one: (one.entry.name, one.entry.job, *_parameters(one.entry)),
        shown=lambda one: f"job {one.entry.name}",
    )
    roads = [Road(line.label, line.image, built(line.image), line.deploys) for line in of_images]
    return Roles(tuple(roads), texts)


def deployments(pipeline: Pipeline, texts: dict[str, Script]) -> list[Deploy]:
    """Every deployment to EC2. Raises Refused where there is none, or one that is not only EC2's."""
    entries = [entry for workflow in pipeline.workflows for entry in workflow.entries]
    own = deploying(texts, dict.fromkeys(entry.job for entry in entries if not entry.is_approval))
    found = []
    for workflow in pipeline.workflows:
        for entry in workflow.entries:
            if entry.job in own:
                text = texts[entry.job]
                how = ways(text.shell, text.steps, "ec2")
                places = matrix_environments(entry) or (environment(pipeline, entry, text),)
                found += [Deploy(entry, how, place, one_offs(text.shell)) for place in places]
    return found


def matrix_environments(entry: Entry) -> tuple[str, ...]:
    """The environments of a deployment that is a matrix over nothing else; none for any other entry."""
    matrix = entry.data.get("matrix")
    given = matrix.get("parameters") if isinstance(matrix, dict) and set(matrix) == {"parameters"} else None
    if not isinstance(given, dict) or len(given) != 1 or "name" in entry.data:
        return ()
    ((key, values),) = given.items()
    if key not in _ENVIRONMENT_KEYS or not isinstance(values, list) or len(set(map(str, values))) != len(values):
        return ()
    return tuple(values) if all(isinstance(one, str) and re.fullmatch(_NAME, one) for one in values) else ()


def environment(pipeline: Pipeline, entry: Entry, text: Script) -> str | None:
    """The environment that an entry deploys to: a parameter of that name, a word of its name, a stage it names."""
    for key in _ENVIRONMENT_KEYS:
        value = entry.data.get(key)
        if isinstance(value, str) and re.fullmatch(_NAME, value):
            return value
    for name in (entry.name, entry.job, *_parameters(entry)):
        word = environment_word(name)
        if word is not None:
            return word
    stage = re.search(r"\b(?:cap|mina|fab|dep|pm2 deploy)\s+(?:-\S+\s+)*([a-z][\w-]*)", text.own)
    if stage is not None and environment_word(stage.group(1)):
        return stage.group(1)
    return None


def _parameters(entry: Entry) -> Iterator[str]:
    """The entry's own parameters that are names."""
    known: Any = ("requires", "filters", "context", "type", "name", "matrix", "pre-steps", "post-steps")
    for key, value in entry.data.items():
        if key not in known and isinstance(value, str):
            yield value
