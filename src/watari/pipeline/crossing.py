"""What the edit is to be: the new names, and the entries of the ECS half beside those of the EC2 half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watari.pipeline.circleci import Entry, Pipeline, Workflow, required_name, with_name
from watari.pipeline.document import Refused
from watari.pipeline.filters import union
from watari.pipeline.roles import Deploy, Roles

ECS_BUILD = "ecs-build"
MIRRORED = ("filters", "context")
"""The settings that the ECS entry takes over from the EC2 one."""


@dataclass(frozen=True, slots=True)
class EcsEntry:
    """A new entry: put behind ``after``, with ``mirrors``'s own settings copied as they are written.

    ``settings`` is the whole meaning of the entry.
    """

    name: str
    after: Entry
    mirrors: Entry | None
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The edit as a value.

    ``jobs`` gives each renamed job's new name, ``names`` each required name's.
    ``ecs_jobs`` gives the job of the ECS half for each environment (None where
    there is only one).
    """

    jobs: dict[str, str]
    names: dict[str, str]
    ecs_jobs: dict[str | None, str]
    entries: tuple[EcsEntry, ...]


def crossing(pipeline: Pipeline, roles: Roles) -> Crossing:
    """Decides the names and the entries.

    Raises Refused where a name is taken, and where a workflow deploys what it
    did not build.
    """
    jobs = {roles.build: "ec2-build", **_deploy_jobs(roles)}
    names = {entry.name: _visible(entry, "ec2-build") for entry in pipeline.entries(roles.build)}
    twins: dict[str, str] = {}
    for deploy in roles.deploys:
        names[deploy.entry.name] = _visible(deploy.entry, _with(deploy.environment, "ec2-deploy"), jobs)
        twins[deploy.entry.name] = _with(deploy.environment, "ecs-deploy")
    ecs_jobs = {deploy.environment: _with(deploy.environment, "ecs-deploy") for deploy in roles.deploys}
    _free(pipeline, [*jobs.values(), *names.values(), ECS_BUILD, *ecs_jobs.values()], {*jobs, *names})
    entries: list[EcsEntry] = []
    for workflow in pipeline.workflows:
        entries += _workflow(workflow, roles, names, twins)
    return Crossing(jobs, names, ecs_jobs, tuple(entries))


def _with(environment: str | None, name: str) -> str:
    return f"{name}-{environment}" if environment else name


def _visible(entry: Entry, name: str, jobs: dict[str, str] | None = None) -> str:
    """The name that others require an entry by; without ``name:`` it is the job's."""
    if "name" in entry.data:
        return name
    return (jobs or {}).get(entry.job, name)


def _deploy_jobs(roles: Roles) -> dict[str, str]:
    """``ec2-deploy`` where one job serves every environment, else one name for each."""
    jobs: dict[str, str] = {}
    for job in roles.deploy_jobs:
        environments = {deploy.environment for deploy in roles.deploys if deploy.entry.job == job}
        jobs[job] = _with(environments.pop() if len(environments) == 1 else None, "ec2-deploy")
    if len(set(jobs.values())) != len(jobs):
        raise Refused(f"jobs {', '.join(jobs)} deploy to the same environment. Give them names that say which.")
    return jobs


def _free(pipeline: Pipeline, new: list[str], going: set[str]) -> None:
    taken = set(pipeline.jobs) | {entry.name for workflow in pipeline.workflows for entry in workflow.entries}
    for name in new:
        if name in taken - going:
            raise Refused(f"the name {name} is taken. Rename that job.")


def _workflow(workflow: Workflow, roles: Roles, names: dict[str, str], twins: dict[str, str]) -> list[EcsEntry]:
    deploys = [deploy for deploy in roles.deploys if deploy.entry.workflow == workflow.name]
    if not deploys:
        return []
    builds = [entry for entry in workflow.entries if entry.job == roles.build]
    if len(builds) != 1:
        how = "does not build" if not builds else f"uses {roles.build} {len(builds)} times"
        raise Refused(f"workflow {workflow.name} deploys and {how}. Let it build once, before it deploys.")
    for entry in (*builds, *(deploy.entry for deploy in deploys)):
        if "matrix" in entry.data:
            raise Refused(f"entry {entry.name} of {workflow.name} is a matrix. Write one entry for each value.")
    entries = [_build_entry(workflow, builds[0], deploys, names, twins)]
    return entries + [_deploy_entry(workflow, builds[0], deploy, twins) for deploy in deploys]


def _build_entry(
    workflow: Workflow, build: Entry, deploys: list[Deploy], names: dict[str, str], twins: dict[str, str]
) -> EcsEntry:
    """The image is pushed when the tests have passed, but before anybody is asked: nothing runs it yet."""
    requires: list[Any] = [names[build.name]]
    for requirement in deploys[0].entry.requires:
        required = workflow.entry(required_name(requirement))
        automatic = required is not None and not required.is_approval
        if automatic and required and required.name != build.name and not _leads_to(workflow, required, twins):
            requires.append(requirement)
    settings: dict[str, Any] = {"requires": requires}
    filters = union([deploy.entry.data.get("filters") for deploy in deploys])
    if filters:
        settings["filters"] = filters
    if "context" in deploys[0].entry.data:
        settings["context"] = deploys[0].entry.data["context"]
    return EcsEntry(ECS_BUILD, build, None, settings)


def _leads_to(workflow: Workflow, entry: Entry, deployed: dict[str, str]) -> bool:
    """Whether a deployment stands before ``entry``."""
    seen: set[str] = set()
    waiting = [entry.name]
    while waiting:
        name = waiting.pop()
        if name in deployed:
            return True
        found = workflow.entry(name)
        if found is not None and name not in seen:
            seen.add(name)
            waiting += found.required
    return False


def _deploy_entry(workflow: Workflow, build: Entry, deploy: Deploy, twins: dict[str, str]) -> EcsEntry:
    """The same requirements with the ECS half in the place of the EC2 half, and the same approvals.

    An approval that waits for EC2's staging lets production begin; the ECS
    production must have seen the ECS staging as well.
    """
    requires: list[Any] = []
    for requirement in deploy.entry.requires:
        name = required_name(requirement)
        twin = ECS_BUILD if name == build.name else twins.get(name)
        requires.append(with_name(requirement, twin) if twin else requirement)
        required = workflow.entry(name)
        if required is not None and required.is_approval:
            requires += [twins[one] for one in required.required if one in twins]
    ours = {ECS_BUILD, *twins.values()}
    if not any(required_name(one) in ours for one in requires):
        requires.append(ECS_BUILD)
    unique = [one for index, one in enumerate(requires) if one not in requires[:index]]
    kept = {key: deploy.entry.data[key] for key in MIRRORED if key in deploy.entry.data}
    return EcsEntry(twins[deploy.entry.name], deploy.entry, deploy.entry, {"requires": unique, **kept})
