"""Which job builds, which deploy to EC2, and to which environment."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from watari.model.fleet import Service
from watari.pipeline.circleci import Entry, Pipeline
from watari.pipeline.commands import Script, script
from watari.pipeline.document import Refused

_ENVIRONMENT_KEYS = ("environment", "env", "stage", "target", "deploy_env", "environment_name")


@dataclass(frozen=True, slots=True)
class Deploy:
    """One deployment to EC2: a workflow's entry, the ways it goes there, and the environment's name."""

    entry: Entry
    ways: tuple[str, ...]
    environment: str | None


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts that the jobs of a configuration play; ``scripts`` is what each of them runs."""

    build: str
    deploys: tuple[Deploy, ...]
    scripts: dict[str, Script]

    @property
    def deploy_jobs(self) -> tuple[str, ...]:
        """The jobs behind the deployments, once each, in order."""
        return tuple(dict.fromkeys(deploy.entry.job for deploy in self.deploys))


@cache
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(files("watari.pipeline").joinpath("deploy-commands.yaml").read_text("utf-8"))
    return facts


def roles(pipeline: Pipeline, service: Service, repository: Path) -> Roles:
    """Understands the configuration.

    Raises Refused, with what a person should do, where no job or more than one
    could be the build, where none deploys to EC2, where one job does both, and
    where a job goes to EC2 and elsewhere at once.
    """
    scripts = {name: script(pipeline, name, repository) for name in pipeline.jobs}
    ways = {name: _ways(scripts[name], "ec2") for name in pipeline.jobs}
    deploying = _deploying(pipeline, scripts, ways)
    entries = [entry for job in deploying for entry in pipeline.entries(job)]
    environments = [_environment(entry) for entry in entries]
    deploys = tuple(
        Deploy(entry, ways[entry.job], environment) for entry, environment in zip(entries, environments, strict=True)
    )
    _one_service(deploys)
    return Roles(_build(pipeline, scripts, deploying, service), deploys, scripts)


def _one_service(deploys: tuple[Deploy, ...]) -> None:
    """Two deployments to the same environment in one workflow are two services."""
    seen = Counter((deploy.entry.workflow, deploy.environment) for deploy in deploys)
    for (workflow, environment), count in seen.items():
        if count > 1:
            several = [deploy.entry.name for deploy in deploys if deploy.entry.workflow == workflow]
            where = f" to {environment}" if environment else ""
            raise Refused(
                f"workflow {workflow} deploys {count} things{where} ({', '.join(several)}). "
                "One service for each configuration is edited so far."
            )


def _ways(one: Script, home: str) -> tuple[str, ...]:
    """How a job deploys to ``home``, by the names of the pattern that matched."""
    facts = _facts()
    found = [way for way, pattern in facts[home].items() if re.search(pattern, one.shell)]
    orbs = facts["orbs"][home]
    found += [step for step in one.steps if any(re.search(pattern, step) for pattern in orbs)]
    return tuple(found)


def _named(kind: str, job: str) -> bool:
    return re.search(_facts()["names"][kind], job, re.IGNORECASE) is not None


def _deploying(pipeline: Pipeline, scripts: dict[str, Script], ways: dict[str, tuple[str, ...]]) -> list[str]:
    used = [name for name in pipeline.jobs if pipeline.entries(name)]
    found = [name for name in used if ways[name] and (_named("deploy", name) or not _named("neither", name))]
    by_name = [name for name in found if _named("deploy", name)]
    found = by_name or found
    _not_on_ecs(pipeline, used, scripts)
    for name in found:
        elsewhere = _ways(scripts[name], "elsewhere")
        if elsewhere:
            raise Refused(
                f"job {name} deploys to EC2 ({', '.join(ways[name])}) and elsewhere ({', '.join(elsewhere)}) "
                "in one script. Split it into one job for each."
            )
    if not found:
        raise Refused(_no_deploy(used, scripts))
    return found


def _not_on_ecs(pipeline: Pipeline, used: list[str], scripts: dict[str, Script]) -> None:
    """A second ECS half beside a team's own would deploy the service twice."""
    orbs = [entry.job for workflow in pipeline.workflows for entry in workflow.entries if "/" in entry.job]
    found = {name: _ways(scripts[name], "ecs") for name in used}
    found |= {name: _ways(Script("", (name,), ()), "ecs") for name in orbs}
    for name, ways in found.items():
        if ways:
            raise Refused(f"job {name} deploys to ECS already ({', '.join(ways)}). Go on with that one by hand.")


def _no_deploy(used: list[str], scripts: dict[str, Script]) -> str:
    for name in used:
        ways = _ways(scripts[name], "elsewhere")
        if ways:
            return f"job {name} deploys to something else than EC2 ({', '.join(ways)}). Nothing to move here."
    return (
        f"no job is known to deploy to EC2 (jobs: {', '.join(used) or 'none'}). "
        "watari knows ssh, scp, rsync, Ansible, Capistrano, CodeDeploy, Beanstalk, SSM and instance refresh."
    )


def _build(pipeline: Pipeline, scripts: dict[str, Script], deploying: list[str], service: Service) -> str:
    candidates = [
        name
        for name in pipeline.jobs
        if name not in deploying and pipeline.entries(name)
        if not _named("deploy", name) and (_named("build", name) or not _named("neither", name))
        if _named("build", name) or _builds(scripts[name], service)
    ]
    for narrower in (
        lambda name: _builds(scripts[name], service),
        lambda name: bool(scripts[name].persists),
        lambda name: name == "build",
    ):
        if len(candidates) > 1:
            candidates = [name for name in candidates if narrower(name)] or candidates
    both = [name for name in deploying if _builds(scripts[name], service)]
    if len(candidates) == 1 and (not both or scripts[candidates[0]].persists):
        return candidates[0]
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


def _builds(one: Script, service: Service) -> bool:
    own = " ".join(service.build.command) if service.build else None
    return (own is not None and own in one.shell) or any(re.search(pattern, one.shell) for pattern in _facts()["build"])


def _environment(entry: Entry) -> str | None:
    """The environment that an entry deploys to: a parameter of that name, or a word of its name."""
    known = set(_facts()["environments"])
    for key in _ENVIRONMENT_KEYS:
        value = entry.data.get(key)
        if isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w-]*", value):
            return value
    for name in (entry.name, entry.job):
        words = [word for word in re.split(r"[-_/.\s]", name) if word.lower() in known]
        if words:
            return words[0]
    return None
