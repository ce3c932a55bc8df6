"""The text of the ECS half's jobs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

import watari
from watari.pipeline.actions.artifacts import Artifact
from watari.pipeline.actions.crossing import Crossing, EcsJob
from watari.pipeline.actions.roles import Deploy, Roles
from watari.pipeline.clusters import cluster
from watari.pipeline.names import comment
from watari.pipeline.render import block, indented, overrides, render
from watari.sources.config import Config

ROLE = "${{ secrets.AWS_ROLE_ARN }}"
"""The role that GitHub's OIDC token is changed for, where neither watari.yaml nor the EC2 half names one."""

_EXPRESSION = re.compile(r"^\s*\$\{\{(.*)\}\}\s*$", re.DOTALL)


def new_jobs(
    crossing: Crossing, roles: Roles, artifacts: Mapping[str, Artifact], config: Config
) -> list[tuple[str, str]]:
    """The names and texts of the ECS half's jobs, not indented. The first carries the names of both halves."""
    several = len({one.environment for one in roles.deploys}) > 1
    kept = {crossing.jobs.get(job, job): _packed(one) for job, one in artifacts.items() if one.steps}
    found = []
    for number, job in enumerate(crossing.ecs_jobs):
        text = (
            _image(job, crossing, roles, artifacts, config)
            if job.deploy is None
            else _deploy(job, job.deploy, crossing, roles, config, several)
        )
        found.append((job.name, (comment(crossing.pairings, kept) if number == 0 else "") + text.rstrip("\n") + "\n"))
    return found


def _packed(one: Artifact) -> Iterable[str]:
    return (str(one.steps[0]["run"]).split(" ", 3)[-1],)


def _image(job: EcsJob, crossing: Crossing, roles: Roles, artifacts: Mapping[str, Artifact], config: Config) -> str:
    image = job.road.image
    role = _role(job.road.deploys[0], roles, config)
    own = artifacts.get(job.road.build or "", Artifact())
    return render(
        "actions/ecs-build.yml.j2",
        name=job.name,
        head=_head(job.needs, {"if": _any([deploy.job.data.get("if") for deploy in job.road.deploys])}, crossing),
        region=config.region,
        repository=image.name,
        artifact=own.name,
        artifact_path=own.path,
        archive=own.archive,
        credentials=_credentials(role),
        role_is_given=role != ROLE,
        dockerfile=image.dockerfile,
        context=image.folder,
        record=image.record,
        record_folder=posixpath.dirname(image.record),
    )


def _deploy(job: EcsJob, deploy: Deploy, crossing: Crossing, roles: Roles, config: Config, several: bool) -> str:
    image = job.road.image
    named = deploy.job.environment
    place = named if named is not None and "${{" in named else deploy.environment if several else None
    own = config.pipeline.environment(deploy.environment)
    copied = {key: deploy.job.data.get(key) for key in ("if", "environment")}
    if any("matrix." in str(one) for one in copied.values()):
        # A matrix of environments is mirrored; one of hosts or of compilers would deploy the same thing again.
        copied["strategy"] = deploy.job.data.get("strategy")
    if deploy.job.calls is not None:
        # The workflow that it calls deploys there, with that environment's reviewers.
        copied["environment"] = deploy.environment
    return render(
        "actions/ecs-deploy.yml.j2",
        name=job.name,
        head=_head(job.needs, copied, crossing),
        region=config.region,
        repository=image.name,
        cluster=own.cluster or cluster(config, place),
        credentials=_credentials(_role(deploy, roles, config)),
        deploy=config.pipeline.deploy,
        units=image.units,
        running=[unit for unit in image.units if unit.runs],
        record=image.record,
        record_folder=posixpath.dirname(image.record),
        one_offs=[{"text": str(one), "overrides": overrides(one, image.units[0].service)} for one in deploy.one_offs],
        ecspresso=posixpath.normpath(posixpath.join(image.folder, "ecs/ecspresso.yml")),
        version=watari.__version__,
    )


def _head(needs: tuple[str, ...], copied: Mapping[str, Any], crossing: Crossing) -> str:
    """``needs``, and what the ECS job has as its EC2 twin has it: condition, environment with its reviewers, matrix."""
    condition = renamed(str(copied["if"]), crossing.jobs) if copied.get("if") is not None else None
    waits = [*needs, *(one for one in _needed(condition) if one not in needs)]
    lines = f"needs: [{', '.join(waits)}]\n" if waits else ""
    if condition is not None:
        lines += block({"if": condition})
    for key in ("environment", "strategy"):
        if copied.get(key) is not None:
            lines += block({key: copied[key]})
    return indented(lines, 2)


def _needed(condition: str | None) -> list[str]:
    """The jobs whose outputs or results a condition reads."""
    return list(dict.fromkeys(re.findall(r"\bneeds\.([\w-]+)", condition or "")))


def _any(conditions: list[Any]) -> str | None:
    """A condition that holds wherever one of them does; None where one of them always does."""
    written = [str(one) for one in conditions if one is not None]
    if len(written) < len(conditions) or not written:
        return None
    unique = list(dict.fromkeys(written))
    if len(unique) == 1:
        return unique[0]
    return " || ".join(f"({match.group(1).strip() if (match := _EXPRESSION.match(one)) else one})" for one in unique)


def renamed(expression: str, jobs: Mapping[str, str]) -> str:
    """An expression that reads the same jobs by their new names."""
    for old, new in jobs.items():
        expression = re.sub(rf"\bneeds\.{re.escape(old)}(?![\w-])", f"needs.{new}", expression)
    return expression


def _role(deploy: Deploy, roles: Roles, config: Config) -> str:
    """The role of watari.yaml, or the one that EC2's job assumes. Static keys are never copied."""
    wanted = config.pipeline.environment(deploy.environment).role_arn
    given = roles.scripts[deploy.job.name].credentials or {}
    written = given.get("role-to-assume")
    return wanted or (str(written) if written else ROLE)


def _credentials(role: str) -> str:
    return indented(block({"role-to-assume": role, "aws-region": "${{ env.AWS_DEFAULT_REGION }}"}), 8)
