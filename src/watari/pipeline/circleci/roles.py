"""Which job builds, which deploy to EC2, and to which environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.model.pipeline import OneOff
from watari.pipeline.circleci.model import Entry, Pipeline
from watari.pipeline.circleci.steps import Script, script
from watari.pipeline.document import Refused
from watari.pipeline.facts import BESIDE, HOMES, builds, environment_word, is_deployment, named, one_offs, ways
from watari.pipeline.images import Image
from watari.pipeline.lines import lines, own_build

_ENVIRONMENT_KEYS = ("environment", "env", "stage", "target", "deploy_env", "environment_name", "deploy-env")


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
        found = {(one.entry.workflow, one.entry.name): one for road in self.roads for one in road.deploys}
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
    deploying = list(dict.fromkeys(deploy.entry.job for deploy in deploys))
    of_images = lines(
        images,
        deploys,
        place=lambda one: (one.entry.workflow, one.environment),
        texts=lambda one: (one.entry.name, one.entry.job, *_parameters(one.entry)),
        shown=lambda one: f"job {one.entry.name}",
    )
    roads = [
        Road(line.label, line.image, _build(pipeline, texts, deploying, line.image), line.deploys) for line in of_images
    ]
    return Roles(tuple(roads), texts)


def deployments(pipeline: Pipeline, texts: dict[str, Script]) -> list[Deploy]:
    """Every deployment to EC2. Raises Refused where there is none, or one that is not only EC2's."""
    deploying = _deploying(pipeline, texts)
    found = []
    for workflow in pipeline.workflows:
        for entry in workflow.entries:
            if entry.job in deploying:
                text = texts[entry.job]
                how = ways(text.shell, text.steps, "ec2")
                found.append(Deploy(entry, how, environment(pipeline, entry, text), one_offs(text.shell)))
    return found


def _deploying(pipeline: Pipeline, texts: dict[str, Script]) -> list[str]:
    used = list(dict.fromkeys(entry.job for flow in pipeline.workflows for entry in flow.entries if not _asks(entry)))
    to_ec2 = {name: ways(texts[name].shell, texts[name].steps, "ec2") for name in used}
    found = [name for name in used if is_deployment(name, to_ec2[name])]
    found = [name for name in found if named("deploy", name)] or found
    _not_on_ecs(used, texts)
    for name in found:
        elsewhere = set(ways(texts[name].shell, texts[name].steps, "elsewhere")) - BESIDE
        if elsewhere:
            raise Refused(
                f"job {name} deploys to EC2 ({', '.join(to_ec2[name])}) and elsewhere ({', '.join(sorted(elsewhere))}) "
                "in one script. Split it into one job for each."
            )
    if not found:
        raise Refused(_no_deploy(used, texts))
    return found


def _asks(entry: Entry) -> bool:
    return entry.is_approval


def _not_on_ecs(used: list[str], texts: dict[str, Script]) -> None:
    """A second ECS half beside a team's own would deploy the service twice."""
    for name in used:
        found = ways(texts[name].shell, texts[name].steps, "ecs")
        if found:
            raise Refused(f"job {name} deploys to ECS already ({', '.join(found)}). Go on with that one by hand.")


def _no_deploy(used: list[str], texts: dict[str, Script]) -> str:
    for home in HOMES[2:]:
        for name in used:
            found = ways(texts[name].shell, texts[name].steps, home)
            if found:
                return f"job {name} deploys to something else than EC2 ({', '.join(found)}). Nothing to move here."
    return (
        f"no job is known to deploy to EC2 (jobs: {', '.join(used) or 'none'}). watari knows ssh, scp, rsync, Ansible, "
        "Capistrano, Fabric, CodeDeploy, Beanstalk, Packer, SSM, instance refresh and packages laid into S3."
    )


def _build(pipeline: Pipeline, texts: dict[str, Script], deploying: list[str], image: Image) -> str | None:
    candidates = [
        name
        for name in pipeline.jobs
        if name not in deploying and pipeline.entries(name)
        if not named("deploy", name) and (named("build", name) or not named("neither", name))
        if named("build", name) or _builds(texts[name], image)
    ]
    for narrower in (
        lambda name: bool(own_build(image.name, [name])),
        lambda name: _builds(texts[name], image),
        lambda name: bool(texts[name].persists),
        lambda name: name == "build",
    ):
        if len(candidates) > 1:
            candidates = [name for name in candidates if narrower(name)] or candidates
    both = [name for name in deploying if _builds(texts[name], image)]
    if len(candidates) == 1 and (not both or texts[candidates[0]].persists or not image.artefacts):
        return candidates[0]
    if not image.artefacts:
        return None
    if len(candidates) > 1 and not both:
        raise Refused(f"more than one job builds ({', '.join(candidates)}). Name the one for the image `build`.")
    if both:
        raise Refused(
            f"job {both[0]} builds and deploys at once. Build in a job of its own, which persists "
            "the artefact to the workspace, so that both homes get the same one."
        )
    raise Refused(
        "no job builds an artefact that EC2 and the image could share. "
        "Build in a job named `build`, which persists the artefact to the workspace."
    )


def _builds(one: Script, image: Image) -> bool:
    own = " ".join(image.build_command)
    return (bool(own) and own in one.shell) or builds(one.own)


def environment(pipeline: Pipeline, entry: Entry, text: Script) -> str | None:
    """The environment that an entry deploys to: a parameter of that name, a word of its name, a stage it names."""
    for key in _ENVIRONMENT_KEYS:
        value = entry.data.get(key)
        if isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w-]*", value):
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
