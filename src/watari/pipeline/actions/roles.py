"""Which job builds, which deploy to EC2, and to which environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from watari.model.pipeline import OneOff
from watari.pipeline.actions.model import Job, Workflow
from watari.pipeline.actions.steps import Script, script
from watari.pipeline.document import Refused
from watari.pipeline.facts import BESIDE, HOMES, builds, environment_word, is_deployment, named, one_offs, ways
from watari.pipeline.images import Image
from watari.pipeline.lines import lines, own_build


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
    deploying = [deploy.job.name for deploy in deploys]
    of_images = lines(
        images,
        deploys,
        place=lambda one: (one.environment,),
        texts=lambda one: (one.job.name, str(one.job.data.get("name") or "")),
        shown=lambda one: f"job {one.job.name}",
    )
    roads = [
        Road(line.label, line.image, _build(workflow, texts, deploying, line.image), line.deploys) for line in of_images
    ]
    return Roles(tuple(roads), texts)


def deployments(workflow: Workflow, texts: dict[str, Script]) -> list[Deploy]:
    """Every deployment to EC2. Raises Refused where there is none, or one that is not only EC2's."""
    to_ec2 = {name: home(text, "ec2") for name, text in texts.items()}
    found = [name for name in texts if is_deployment(name, to_ec2[name])]
    found = [name for name in found if named("deploy", name)] or found
    for name, text in texts.items():
        if home(text, "ecs"):
            raise Refused(
                f"job {name} deploys to ECS already ({', '.join(home(text, 'ecs'))}). Go on with that by hand."
            )
    for name in found:
        elsewhere = set(home(texts[name], "elsewhere")) - BESIDE
        if elsewhere:
            raise Refused(
                f"job {name} deploys to EC2 ({', '.join(to_ec2[name])}) and elsewhere ({', '.join(sorted(elsewhere))}) "
                "in one script. Split it into one job for each."
            )
    if not found:
        raise Refused(_no_deploy(texts))
    return [
        Deploy(workflow.jobs[name], to_ec2[name], environment(workflow.jobs[name]), one_offs(texts[name].shell))
        for name in found
    ]


def _no_deploy(texts: dict[str, Script]) -> str:
    for where in HOMES[2:]:
        for name, text in texts.items():
            if home(text, where):
                return f"job {name} deploys to something else than EC2 ({', '.join(home(text, where))})."
    return f"no job is known to deploy to EC2 (jobs: {', '.join(texts) or 'none'})."


def environment(job: Job) -> str | None:
    """The environment: what the job names as one, an input of a reusable workflow, or a word of its name."""
    if job.environment is not None and "${{" not in job.environment:
        return job.environment
    given = job.data.get("with")
    for key, value in given.items() if isinstance(given, dict) else ():
        if re.search(r"env|stage|target", str(key)) and isinstance(value, str) and re.fullmatch(r"[\w-]+", value):
            return value
    return environment_word(job.name) or environment_word(str(job.data.get("name") or ""))


def _build(workflow: Workflow, texts: dict[str, Script], deploying: list[str], image: Image) -> str | None:
    candidates = [
        name
        for name in workflow.jobs
        if name not in deploying and workflow.jobs[name].calls is None
        if not named("deploy", name) and (named("build", name) or not named("neither", name))
        if named("build", name) or _builds(texts[name], image)
    ]
    for narrower in (
        lambda name: bool(own_build(image.name, [name])),
        lambda name: _builds(texts[name], image),
        lambda name: bool(texts[name].uploads),
        lambda name: name == "build",
    ):
        if len(candidates) > 1:
            candidates = [name for name in candidates if narrower(name)] or candidates
    both = [name for name in deploying if _builds(texts[name], image)]
    if len(candidates) == 1 and (not both or texts[candidates[0]].uploads or not image.artefacts):
        return candidates[0]
    if not image.artefacts:
        return None
    if both:
        raise Refused(
            f"job {both[0]} builds and deploys at once. Build in a job of its own, which uploads "
            "the artefact, so that both homes get the same one."
        )
    raise Refused(
        f"{'more than one job builds (' + ', '.join(candidates) + ')' if candidates else 'no job builds an artefact'}. "
        "Build in a job named `build`, which uploads the artefact."
    )


def _builds(one: Script, image: Image) -> bool:
    own = " ".join(image.build_command)
    return (bool(own) and own in one.shell) or builds(one.own)
