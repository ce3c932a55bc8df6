"""The Fargate side of one service: the unedited binary's proof, and the deployment of the edited one."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from watari.container import taskdef
from watari.deploy.request import Deployed, DeployRequest
from watari.deploy.run import deploy
from watari.deploy.task import run_once
from watari.errors import DeployFailed, RehearsalFailed
from watari.model.fleet import Service
from watari.model.plan import ServicePlan
from watari.rehearse import images
from watari.rehearse.build import Built
from watari.rehearse.ec2side import START_SECONDS, last_words
from watari.rehearse.ground import Ground
from watari.rehearse.homes import HOST_PATHS
from watari.rehearse.narration import ServiceListener
from watari.rehearse.result import Attempt

POLL = 0.4
"""Seconds between looks at the emulated account."""


@dataclass(frozen=True, slots=True)
class Side:
    """What the Fargate side of a service is made of."""

    service: Service
    plan: ServicePlan
    folder: Path
    unedited: Built
    edited: Built


def prove_unedited(ground: Ground, side: Side) -> Attempt:
    """Runs the unedited binary as a task of the planned definition, and sees whether it starts.

    It starts where its health path answers inside ``START_SECONDS`` (a service
    without one: where its port takes a connection). It does not where the task ends.
    """
    image = images.build(ground, side.service, side.folder, side.unedited, "unedited")
    definition = _definition(ground, side, image.name)
    run = run_once(
        ground.aws,
        ground.account.cluster,
        {**definition, "family": f"{definition['family']}-unedited"},
        (ground.account.network.subnet,),
        (ground.account.network.security_group,),
        lives=lambda address: _answers(ground, side.service, address),
        timeout=START_SECONDS,
        poll=POLL,
    )
    log = "" if run.alive else last_words("\n".join(run.log) or f"(it said nothing; ECS says: {run.reason})")
    return Attempt(run.alive, run.seconds, log, side.unedited.binary_sha256)


def deploy_edited(ground: Ground, side: Side) -> tuple[Attempt, Deployed | None]:
    """Deploys the edited binary beside EC2 at weight 0; None where it does not become stable."""
    image = images.build(ground, side.service, side.folder, side.edited, "edited")
    route = ground.account.route(side.service.name)
    if route is None:
        raise RehearsalFailed(f"{side.service.name} has no load balancer to cross behind.")
    request = DeployRequest(
        cluster=ground.account.cluster,
        service=side.service.name,
        task_definition=_definition(ground, side, image.name),
        desired_count=max(1, ground.config.service(side.service.name).desired_count),
        subnets=(ground.account.network.subnet,),
        security_groups=(ground.account.network.security_group,),
        rule_arn=route.rule_arn,
        container_port=_port(side.service),
        vpc=ground.account.network.vpc,
        timeout=START_SECONDS * 2,
        poll=POLL,
    )
    began = time.monotonic()
    try:
        deployed = deploy(ground.aws, request, ServiceListener(ground.chronicle, side.service.name))
    except DeployFailed as error:
        return Attempt(False, time.monotonic() - began, str(error), side.edited.binary_sha256), None
    return Attempt(True, deployed.seconds, "", side.edited.binary_sha256), deployed


def _answers(ground: Ground, service: Service, address: str) -> bool:
    where = ground.emulator.hosts.resolve(address, _port(service))
    if where is None:
        return False
    if service.health is None:
        return _connects(where)
    url = f"http://{where[0]}:{where[1]}{service.health.path}"
    try:
        return httpx.get(url, timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _connects(where: tuple[str, int]) -> bool:
    try:
        with socket.create_connection(where, timeout=2):
            return True
    except OSError:
        return False


def _definition(ground: Ground, side: Side, image: str) -> dict[str, Any]:
    planned = next((edit.path for edit in side.plan.edits if edit.purpose == "task"), None)
    if planned is None:
        raise RehearsalFailed(f"{side.service.name} has no task definition after the plan.")
    definition = taskdef.load(side.folder / planned)
    account = ground.emulator.account_id
    role = f"arn:aws:iam::{account}:role/{side.service.name}-task"
    return taskdef.render(
        definition,
        image,
        environment=overrides(ground, side, definition),
        account_id=account,
        task_role_arn=role,
        execution_role_arn=f"arn:aws:iam::{account}:role/{side.service.name}-execution",
    )


def overrides(ground: Ground, side: Side, definition: Mapping[str, Any]) -> dict[str, str]:
    """The variables that lead a task to this machine's stand-ins and its emulated account."""
    written = {
        entry["name"]: entry["value"]
        for container in definition["containerDefinitions"]
        for entry in container.get("environment", [])
    }
    found = {**ground.outside_names(written), **ground.settings}
    if ground.factory.isolation == "environment":
        found = {**_paths_in_code(side.service), **found}
    return found


def _paths_in_code(service: Service) -> dict[str, str]:
    """Paths that only stand in the code, for hosts that share this machine's file system."""
    return {one.name: one.default for one in service.env if one.default and one.default.startswith(HOST_PATHS)}


def _port(service: Service) -> int:
    return service.ports[0].number
