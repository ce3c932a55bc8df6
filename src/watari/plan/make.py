"""From a fleet and its findings to a plan: every stage asked for its edits, nothing written."""

from __future__ import annotations

from pathlib import Path

from watari.container.run import plan as plan_container
from watari.infra.run import plan as plan_infrastructure
from watari.model.edit import EditResult, Unsolved
from watari.model.finding import CheckResult
from watari.model.fleet import Fleet, Service
from watari.model.plan import Plan, ServicePlan
from watari.plan.code import CompilerEnvironment, code_by_part
from watari.plan.git import require_repository
from watari.plan.pipelines import pipelines_by_part
from watari.plan.region import located
from watari.sources.config import Config
from watari.sources.dockerfile import GENERATED
from watari.sources.ecsfiles import task_definition_path

_ALL_SERVICES = "It is the pipeline of all services of this repository."
_NO_SERVICE = "It is code that belongs to no process that the repository says how to start."


def no_compiler(_: Path) -> None:
    """The CompilerEnvironment of a machine without compilers."""
    return


def make(fleet: Fleet, check: CheckResult, config: Config, compiler: CompilerEnvironment = no_compiler) -> Plan:
    """The plan for every service of the fleet.

    Code is edited by repository, for services share it: what lies in no service's folder, and findings that belong
    to none, are a part of the plan with the repository's name. Reads repositories, writes nothing, and runs nothing
    of them (the compiler compiles a temporary copy). Raises PlanRefused where a service lies in no git repository.
    """
    config = located(config, fleet)
    parts = code_by_part(fleet, check.findings, config, compiler)
    pipelines = pipelines_by_part(fleet, config)
    services = [
        _plan_service(
            service,
            fleet,
            parts.pop(service.path, EditResult()),
            pipelines.pop(service.path, EditResult()),
            config,
        )
        for service in fleet.services
    ]
    for path in dict.fromkeys((*parts, *pipelines)):
        code, pipeline = parts.get(path, EditResult()), pipelines.get(path, EditResult())
        if code.edits or code.unsolved or pipeline.edits or pipeline.refused:
            services.append(_rest(fleet, path, code, pipeline))
    return Plan(root=fleet.root, services=tuple(services), waves=tuple(wave.services for wave in fleet.waves))


def _plan_service(
    service: Service, fleet: Fleet, code: EditResult, pipeline: EditResult, config: Config
) -> ServicePlan:
    folder = Path(fleet.root) / service.path
    commit = require_repository(folder).commit()
    container = plan_container(folder, service, fleet, config)
    stays = why_it_stays(service, config, code, container)
    if stays is not None:
        # What runs in both homes is right on EC2 too, and brings the service nearer; but a person's no is a no.
        # So does its pipeline: the ECS half is there on the day that what blocks it is solved.
        edits = () if config.service(service.name).stays else (*code.edits, *pipeline.edits)
        refused = (*code.refused, *container.refused, *pipeline.refused)
        if pipeline.edits:
            refused = (*refused, _what_the_pipeline_lacks(service, fleet, container))
        return ServicePlan(service.name, service.path, commit, edits, code.unsolved, refused, stays)
    infrastructure = plan_infrastructure(folder, service, fleet, config)
    parts = (code, container, pipeline, infrastructure)
    return ServicePlan(
        service=service.name,
        path=service.path,
        commit=commit,
        edits=tuple(edit for part in parts for edit in part.edits),
        unsolved=tuple(unsolved for part in parts for unsolved in part.unsolved),
        refused=tuple(reason for part in parts for reason in part.refused),
    )


def _what_the_pipeline_lacks(service: Service, fleet: Fleet, container: EditResult) -> str:
    lacking = (
        "" if container.edits else f", and {GENERATED} and {task_definition_path(service, fleet.services)} are there"
    )
    return f"The ECS half of the pipeline fails until what keeps the service on EC2 is solved{lacking}."


def _rest(fleet: Fleet, path: str, code: EditResult, pipeline: EditResult) -> ServicePlan:
    """What of a repository belongs to no service."""
    folder = (Path(fleet.root) / path).resolve()
    commit = require_repository(folder).commit()
    taken = any(service.name == folder.name for service in fleet.services)
    name = f"{folder.name} (shared)" if taken else folder.name
    why = _NO_SERVICE if code.edits or code.unsolved else _ALL_SERVICES
    edits, refused = (*code.edits, *pipeline.edits), (*code.refused, *pipeline.refused)
    return ServicePlan(name, path, commit, edits, code.unsolved, refused, why)


def why_it_stays(service: Service, config: Config, code: EditResult, container: EditResult) -> str | None:
    """The sentence that says why the service can't cross now; None where it can."""
    written = config.service(service.name).stays
    if written:
        return f"watari.yaml says: {written}"
    blocking = [unsolved for unsolved in code.unsolved if unsolved.finding.severity == "blocks-start"]
    if blocking:
        return _blocked(blocking)
    if container.refused and not any(edit.purpose == "task" for edit in container.edits):
        return container.refused[0]
    return None


def _blocked(blocking: list[Unsolved]) -> str:
    first = blocking[0].finding
    more = f" (and {len(blocking) - 1} more)" if len(blocking) > 1 else ""
    return (
        f"{first.path}:{first.line} keeps it from starting on Fargate and no edit solves it yet: "
        f"{blocking[0].reason}{more}"
    )
