"""The part that a job plays, and its deployments, by what it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Home, Role
from watari.pipeline.facts import HOMES, builds, is_deployment, is_something_else, named, one_offs, region, tests, ways


class Runs(Protocol):
    """What a job runs: ``shell`` with the scripts that it starts, ``own`` without; ``steps`` names the other steps."""

    @property
    def shell(self) -> str:
        """Everything it runs."""

    @property
    def own(self) -> str:
        """What stands in the file itself."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Orbs' commands, or actions."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a job runs, as :class:`Runs` has it, without anything else."""

    shell: str
    own: str
    steps: tuple[str, ...]


def homes(ran: Runs) -> list[tuple[Home, tuple[str, ...]]]:
    """Where a job deploys to, and how."""
    return [(home, found) for home in HOMES if (found := ways(ran.shell, ran.steps, home))]


def role(name: str, ran: Runs) -> Role:
    """The job's part; a name that says what it is wins over what some line of it says."""
    if is_deployment(name, tuple(way for _, how in homes(ran) for way in how)):
        return "deploy"
    if named("test", name) and not named("build", name):
        return "test"
    if named("once", name) or (one_offs(ran.shell) and not builds(ran.own) and not tests(ran.own)):
        return "one-off"
    if named("build", name) or (builds(ran.own) and not is_something_else(name)):
        return "build"
    return "test" if tests(ran.own) else "other"


def is_riddle(name: str, ran: Runs) -> bool:
    """Whether a job says by its name that it deploys, and no line that can be read says to where."""
    return "deploy" in name.lower() and not is_something_else(name) and not homes(ran)


def riddles(texts: Mapping[str, Runs]) -> tuple[str, ...]:
    """For the reader of an edit: the deployments that it leaves alone, for nobody can say what they are."""
    found = (name for name, ran in texts.items() if is_riddle(name, ran))
    return tuple(f"no line says to where job {name} deploys: it stays as it is, without an ECS twin." for name in found)


def deployments(
    name: str,
    job: str,
    workflow: str,
    ran: Runs,
    environment: str | None,
    approvals: Sequence[str],
    evidence: Evidence,
    settings: object = "",
) -> list[Deployment]:
    """One deployment for each home that the job goes to. ``settings`` are what else of the job may name a region."""
    place = region(ran.shell) or region(str(settings))
    once = tuple(str(one) for one in one_offs(ran.shell))
    return [
        Deployment(name, job, workflow, home, how, environment, place, tuple(approvals), once, evidence)
        for home, how in homes(ran)
    ]
