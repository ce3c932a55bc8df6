"""A plan: every edit in every repository, and why a service stays where it is."""

from __future__ import annotations

from dataclasses import dataclass

from watari.model.edit import Edit, Unsolved


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """What happens to one service's repository.

    ``path`` is relative to the plan's root. ``commit`` is the full id of the
    commit the edits were made for. ``stays`` is None where the service can
    cross, else the sentence that says why it stays on EC2.
    """

    service: str
    path: str
    commit: str
    edits: tuple[Edit, ...]
    unsolved: tuple[Unsolved, ...] = ()
    refused: tuple[str, ...] = ()
    stays: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan; ``root`` is an absolute path, ``branch`` the one that apply writes."""

    root: str
    services: tuple[ServicePlan, ...]
    waves: tuple[tuple[str, ...], ...] = ()
    branch: str = "watari/ecs"


@dataclass(frozen=True, slots=True)
class Applied:
    """What apply wrote in one repository: the branch and its commits, oldest first."""

    service: str
    repository: str
    branch: str
    commits: tuple[tuple[str, str], ...]
