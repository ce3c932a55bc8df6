"""The part that a job plays, and its deployments, by what it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Home, Role
from watari.pipeline.facts import HOMES, builds, is_deployment, named, one_offs, tests, ways


@dataclass(frozen=True, slots=True)
class Ran:
    """What a job runs: ``shell`` with the scripts that it starts, ``own`` without; ``steps`` names the other steps."""

    shell: str
    own: str
    steps: tuple[str, ...]

    def homes(self) -> list[tuple[Home, tuple[str, ...]]]:
        """Where it deploys to, and how."""
        return [(home, found) for home in HOMES if (found := ways(self.shell, self.steps, home))]


def role(name: str, ran: Ran) -> Role:
    """The job's part; a name that says what it is wins over what some line of it says."""
    if is_deployment(name, tuple(way for _, how in ran.homes() for way in how)):
        return "deploy"
    if one_offs(ran.shell) and not builds(ran.own) and not tests(ran.own):
        return "one-off"
    if named("build", name) or (builds(ran.own) and not named("neither", name)):
        return "build"
    if tests(ran.own) or named("neither", name):
        return "test"
    return "other"


def deployments(
    name: str,
    job: str,
    workflow: str,
    ran: Ran,
    environment: str | None,
    approvals: Sequence[str],
    evidence: Evidence,
) -> list[Deployment]:
    """One deployment for each home that the job goes to."""
    once = tuple(str(one) for one in one_offs(ran.shell))
    return [
        Deployment(name, job, workflow, home, how, environment, tuple(approvals), once, evidence)
        for home, how in ran.homes()
    ]
