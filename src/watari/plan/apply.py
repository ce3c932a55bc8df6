"""Writing a plan: one branch in each repository, one commit per purpose, nothing else touched.

The branch is built from git objects beside the working tree and appears at
once. ``HEAD``, the index, the files on disk and every other branch stay as
they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from watari.errors import PlanRefused
from watari.model.edit import PURPOSES, Purpose
from watari.model.plan import Applied
from watari.plan.file import EditRecord, PlanRecord, ServiceRecord, patch
from watari.plan.git import Blob, Repository, require_repository

TITLES: dict[Purpose, str] = {
    "code": "Run {names} on EC2 and on Fargate from one binary",
    "container": "Build an image of {names} around the same binary",
    "task": "Describe {names} as an ECS task on Fargate",
    "pipeline": "Build and deploy {names} to EC2 and ECS in parallel",
    "infrastructure": "Describe the ECS side of {names} in Terraform",
    "removal": "Take the ECS flag out of {names}",
}

MAIN_BRANCHES = frozenset({"main", "master", "trunk", "develop", "production", "release"})


@dataclass(frozen=True, slots=True)
class _Work:
    """One repository and the services whose folders lie in it."""

    repository: Repository
    services: tuple[ServiceRecord, ...]
    prefixes: tuple[str, ...]


def apply(plan: PlanRecord) -> tuple[Applied, ...]:
    """Writes the plan's branch in every repository that it edits.

    All repositories are looked at before the first is written. Raises
    PlanRefused for a repository that is missing, moved on, dirty, on a detached
    HEAD or already has the branch, and for a file that is not as planned.
    """
    if plan.branch in MAIN_BRANCHES:
        raise PlanRefused(f"A plan never writes {plan.branch}.")
    works = _by_repository(plan)
    for work in works:
        _refuse_what_moved(work, plan.branch)
    prepared = [(work, _commits(work)) for work in works]
    applied: list[Applied] = []
    for work, (tip, commits) in prepared:
        work.repository.create_branch(plan.branch, tip)
        applied.extend(
            Applied(service.service, str(work.repository.top), plan.branch, commits) for service in work.services
        )
    return tuple(applied)


def _by_repository(plan: PlanRecord) -> list[_Work]:
    grouped: dict[Path, list[tuple[ServiceRecord, str]]] = {}
    for service in plan.services:
        if not service.edits:
            continue
        folder = Path(plan.root) / service.path
        if not folder.is_dir():
            raise PlanRefused(f"{folder} is gone since the plan was made.", next_step="Make a new plan.")
        top = require_repository(folder).top
        prefix = folder.resolve().relative_to(top.resolve()).as_posix()
        grouped.setdefault(top, []).append((service, "" if prefix == "." else prefix + "/"))
    return [
        _Work(Repository(top), tuple(one for one, _ in members), tuple(prefix for _, prefix in members))
        for top, members in grouped.items()
    ]


def _refuse_what_moved(work: _Work, branch: str) -> None:
    repository = work.repository
    head = repository.commit()
    planned = {service.commit for service in work.services}
    if planned != {head}:
        raise PlanRefused(
            f"{repository.top} is at {head[:12]}, the plan was made for {min(planned)[:12]}.",
            next_step="Make a new plan: watari plan PATH --out FILE",
        )
    if repository.branch() is None:
        raise PlanRefused(f"{repository.top} has a detached HEAD.", next_step="Check out the branch that you plan for.")
    if repository.has_branch(branch):
        raise PlanRefused(
            f"{repository.top} already has a branch {branch}.",
            next_step=f"Look at it, then rename or delete it: git branch -D {branch}",
        )
    changed = repository.changed_below(prefix or "." for prefix in work.prefixes)
    if changed:
        raise PlanRefused(
            f"{repository.top} has uncommitted changes ({changed[0]}).",
            next_step="Commit or stash them; a plan is made for a commit.",
        )


def _commits(work: _Work) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Builds the commit objects; no ref moves yet. The tip, and (id, title) of each, oldest first."""
    base = tip = work.repository.commit()
    written: dict[str, bytes | None] = {}
    commits: list[tuple[str, str]] = []
    for purpose in PURPOSES:
        blobs: list[Blob] = []
        touched: list[tuple[ServiceRecord, EditRecord]] = []
        for service, prefix in zip(work.services, work.prefixes, strict=True):
            for edit in (edit for edit in service.edits if edit.purpose == purpose):
                path = prefix + edit.path
                before = written.get(path, work.repository.committed(base, path))
                written[path] = patch(edit, before)
                blobs.append(Blob(path, written[path], edit.executable))
                touched.append((service, edit))
        if blobs:
            title = TITLES[purpose].format(names=_names(service.service for service, _ in touched))
            tip = work.repository.commit_files(tip, blobs, message(title, touched))
            commits.append((tip, title))
    return tip, tuple(commits)


def _names(names: Iterable[str]) -> str:
    unique = list(dict.fromkeys(names))
    if len(unique) > 3:
        return f"{len(unique)} services"
    return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)


def message(title: str, touched: Iterable[tuple[ServiceRecord, EditRecord]]) -> str:
    """The commit message a reviewer reads: what changed in each file, and which finding it solves."""
    lines = [title, ""]
    for _, edit in touched:
        lines.append(f"- {edit.path}: {edit.reason}")
        lines.extend(f"  solves {one.rule} at line {one.line} ({one.recipe})" for one in edit.solves)
        if edit.compiled != "not code":
            lines.append(f"  {edit.compiled}")
    lines += ["", "Planned and written by watari; nothing outside the plan was changed.", ""]
    return "\n".join(lines)
