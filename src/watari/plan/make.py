"""From a fleet and its findings to a plan: every stage asked for its edits, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from watari.container.run import plan as plan_container
from watari.flag.compile import verify
from watari.flag.run import edit as plan_code
from watari.infra.run import plan as plan_infrastructure
from watari.model.edit import EditResult, Unsolved
from watari.model.finding import CheckResult, Finding
from watari.model.fleet import Fleet, Service
from watari.model.plan import Plan, ServicePlan
from watari.pipeline.run import plan as plan_pipeline
from watari.plan.git import require_repository
from watari.sources.config import Config

CompilerEnvironment = Callable[[Path], Mapping[str, str] | None]
"""Gives the environment to compile a repository in, None where no compiler is at hand."""


def no_compiler(_: Path) -> None:
    """The CompilerEnvironment of a machine without compilers."""
    return


def make(fleet: Fleet, check: CheckResult, config: Config, compiler: CompilerEnvironment = no_compiler) -> Plan:
    """The plan for every service of the fleet.

    Reads repositories, writes nothing, and runs nothing of them (the compiler
    compiles a temporary copy). Raises PlanRefused where a service lies in no
    git repository.
    """
    services = tuple(_plan_service(service, fleet, check, config, compiler) for service in fleet.services)
    return Plan(root=fleet.root, services=services, waves=tuple(wave.services for wave in fleet.waves))


def _plan_service(
    service: Service, fleet: Fleet, check: CheckResult, config: Config, compiler: CompilerEnvironment
) -> ServicePlan:
    folder = Path(fleet.root) / service.path
    commit = require_repository(folder).commit()
    findings = [finding for finding in check.findings if finding.service == service.name]
    code = _code(folder, service, findings, config, compiler)
    container = plan_container(folder, service, fleet, config)
    stays = why_it_stays(service, config, code, container)
    if stays is not None:
        return ServicePlan(service.name, service.path, commit, (), code.unsolved, container.refused, stays)
    pipeline = plan_pipeline(folder, service, config)
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


def _code(
    folder: Path, service: Service, findings: list[Finding], config: Config, compiler: CompilerEnvironment
) -> EditResult:
    result = plan_code(folder, service, findings, config)
    environment = compiler(folder) if result.edits else None
    if environment is None:
        return result
    return verify(folder, result, environment)


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
