"""Which job builds, which deploy to EC2, and to which environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from watari.model.pipeline import OneOff
from watari.pipeline.actions.model import Job, Workflow
from watari.pipeline.actions.steps import Script, script
from watari.pipeline.choosing import build, deploying
from watari.pipeline.facts import environment_word, one_offs, ways
from watari.pipeline.images import Image
from watari.pipeline.lines import lines


@dataclass(frozen=True)
class Deploy:
    """One deployment to EC2: its job, the ways it goes there, and the environment's name."""

    job: Job
    ways: tuple[str, ...]
    environment: str | None
    one_offs: tuple[OneOff, ...]


@dataclass(frozen=True)
class Road:
    """An image, the job that builds what it packs (None: only the checkout), and its deployments to EC2."""

    label: str | None
    image: Image
    build: str | None
    deploys: tuple[Deploy, ...]


@dataclass(frozen=True)
class Roles:
    """The parts that the jobs of a workflow play; ``scripts`` is what each of them runs."""

    roads: tuple[Road, ...]
    scripts: dict[str, Script]

    @property
    def deploys(self) -> tuple[Deploy, ...]:
        """Every deployment, once, in the file's order."""
        return tuple({one.job.name: one for road in self.roads for one in road.deploys}.values())

    @property
    def builds(self) -> tuple[str, ...]:
        """Every build job, once."""
        return tuple(dict.fromkeys(road.build for road in self.roads if road.build is not None))


def home(text: Script, where: str) -> tuple[str, ...]:
    """How a job deploys to a home, by its shell text and its actions."""
    return ways(text.shell, text.steps, where)  # type: ignore[arg-type]


def roles(workflow: Workflow, images: tuple[Image, ...], repository: Path) -> Roles:
    """Understands the workflow. Raises Refused, with what a person should do, where it cannot be edited."""
    texts = {name: script(job, repository) for name, job in workflow.jobs.items()}
    deploys = deployments(workflow, texts)
    to_ec2 = [deploy.job.name for deploy in deploys]
    jobs = [name for name, job in workflow.jobs.items() if name not in to_ec2 and job.calls is None]

    def built(image: Image) -> str | None:
        return build(texts, jobs, to_ec2, image, lambda name: bool(texts[name].uploads), "uploads the artefact")

    of_images = lines(
        images,
        deploys,
        place=lambda one: (one.environment,),
        texts=lambda one: (one.job.name, str(one.job.data.get("name") or "")),
        shown=lambda one: f"job {one.job.name}",
    )
    roads = [Road(line.label, line.image, built(line.image), line.deploys) for line in of_images]
    return Roles(tuple(roads), texts)


def deployments(workflow: Workflow, texts: dict[str, Script]) -> list[Deploy]:
    """Every deployment to EC2. Raises Refused where there is none, or one that is not only EC2's."""
    return [
        Deploy(
            workflow.jobs[name], home(texts[name], "ec2"), environment(workflow.jobs[name]), one_offs(texts[name].shell)
        )
        for name in deploying(texts, texts)
    ]


def environment(job: Job) -> str | None:
    """The environment: what the job names as one, an input of a reusable workflow, or a word of its name."""
    if job.environment is not None and "${{" not in job.environment:
        return job.environment
    given = job.data.get("with")
    for key, value in given.items() if isinstance(given, dict) else ():
        if re.search(r"env|stage|target", str(key)) and isinstance(value, str) and re.fullmatch(r"[\w-]+", value):
            return value
    return environment_word(job.name) or environment_word(str(job.data.get("name") or ""))
