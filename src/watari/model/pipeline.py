"""What a CI configuration does, as far as its lines say: which jobs build, test and deploy, and to where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watari.model.evidence import Confidence, Evidence

Role = Literal["build", "test", "deploy", "one-off", "approval", "other"]
Home = Literal["ec2", "ecs", "elsewhere", "infrastructure"]
System = Literal["circleci", "github-actions", "gitlab-ci", "jenkins"]


@dataclass(frozen=True, slots=True)
class OneOff:
    """A command that a deployment runs once and not on every host: a migration of the database.

    ``command`` is an argument vector. ``locks`` says whether the tool itself keeps two runs at a time apart.
    """

    command: tuple[str, ...]
    locks: bool

    def __str__(self) -> str:
        return " ".join(self.command)


@dataclass(frozen=True, slots=True)
class PipelineJob:
    """A job and the part it plays."""

    name: str
    role: Role
    evidence: Evidence
    confidence: Confidence = "likely"


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment: which job of which workflow brings what where.

    ``name`` is what the pipeline shows, ``job`` what it runs. ``ways`` are the tools (``ssh``, ``codedeploy``,
    ``capistrano``…), ``environment`` and ``region`` (AWS's code for it) are None where no line names one.
    ``approvals`` are the jobs at which a person must agree first, ``one_offs`` the commands that it runs once.
    """

    name: str
    job: str
    workflow: str
    home: Home
    ways: tuple[str, ...]
    environment: str | None
    region: str | None
    approvals: tuple[str, ...]
    one_offs: tuple[str, ...]
    evidence: Evidence
    confidence: Confidence = "likely"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One CI configuration.

    ``not_understood`` are sentences on what no line says. ``editable`` tells whether `watari plan` can add the ECS
    half here, ``why_not`` what stands in the way.
    """

    path: str
    system: System
    jobs: tuple[PipelineJob, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    not_understood: tuple[str, ...] = ()
    editable: bool = False
    why_not: str | None = None
