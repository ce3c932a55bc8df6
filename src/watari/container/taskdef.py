"""The task definition: written once into the repository, filled in at every deployment."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from watari.container.program import Program
from watari.container.sizes import Size
from watari.errors import PlanRefused
from watari.model.fleet import Service
from watari.sources.config import Config
from watari.sources.ecsfiles import ACCOUNT_PLACEHOLDER, IMAGE_PLACEHOLDER, TASK_DEFINITION

PATH = TASK_DEFINITION
IMAGE = IMAGE_PLACEHOLDER
ACCOUNT = ACCOUNT_PLACEHOLDER


def build(service: Service, program: Program, size: Size, config: Config) -> dict[str, Any]:
    """The task definition of ``service`` as RegisterTaskDefinition takes it, with two placeholders.

    ``<IMAGE>`` is the image, ``<AWS_ACCOUNT_ID>`` the account: both are known at
    the deployment only. Roles and log group have the names that the Terraform
    of watari gives them.
    """
    return {
        "family": service.name,
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": str(size.cpu),
        "memory": str(size.memory),
        "runtimePlatform": {"operatingSystemFamily": "LINUX", "cpuArchitecture": "X86_64"},
        "executionRoleArn": f"arn:aws:iam::{ACCOUNT}:role/{service.name}-execution",
        "taskRoleArn": f"arn:aws:iam::{ACCOUNT}:role/{service.name}-task",
        "containerDefinitions": [_container(service, program, config)],
    }


def _container(service: Service, program: Program, config: Config) -> dict[str, Any]:
    container: dict[str, Any] = {
        "name": service.name,
        "image": IMAGE,
        "essential": True,
        "portMappings": [{"containerPort": port, "protocol": "tcp"} for port in program.ports],
        "environment": [{"name": name, "value": value} for name, value in program.environment],
    }
    if program.secrets:
        prefix = f"arn:aws:ssm:{config.region}:{ACCOUNT}:parameter/{service.name}"
        container["secrets"] = [{"name": name, "valueFrom": f"{prefix}/{name}"} for name in program.secrets]
    return container | {
        "stopTimeout": config.service(service.name).stop_timeout,
        "linuxParameters": {"initProcessEnabled": True},
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": f"/ecs/{service.name}",
                "awslogs-region": config.region,
                "awslogs-stream-prefix": service.name,
            },
        },
    }


def dump(definition: Mapping[str, Any]) -> bytes:
    """The file's bytes: two spaces, keys in the order they were given."""
    return (json.dumps(definition, indent=2, ensure_ascii=False) + "\n").encode()


def load(path: Path) -> dict[str, Any]:
    """Reads a task definition file, placeholders and all.

    Raises PlanRefused where it cannot be read or is no task definition.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PlanRefused(f"{path} cannot be read: {error.strerror}.", next_step="Run `watari plan`.") from error
    except ValueError as error:
        raise PlanRefused(f"{path} is not JSON: {error}.", next_step="Correct that line.") from error
    if not isinstance(data, dict) or not data.get("containerDefinitions"):
        raise PlanRefused(f"{path} is no task definition.", next_step="It needs containerDefinitions.")
    return data


def render(
    definition: Mapping[str, Any],
    image: str,
    *,
    environment: Mapping[str, str] | None = None,
    account_id: str | None = None,
    task_role_arn: str | None = None,
    execution_role_arn: str | None = None,
) -> dict[str, Any]:
    """A copy with the image in place, and what was named explicitly; everything else as written.

    ``environment`` is added to, and wins over, the variables of every container
    whose image was the placeholder. ``definition`` is not changed.
    """
    rendered: dict[str, Any] = copy.deepcopy(dict(definition))
    if account_id is not None:
        rendered = _replace(rendered, ACCOUNT, account_id)
    for container in rendered["containerDefinitions"]:
        if container.get("image") == IMAGE:
            container["image"] = image
            container["environment"] = _overlaid(container.get("environment", []), environment or {})
    if task_role_arn is not None:
        rendered["taskRoleArn"] = task_role_arn
    if execution_role_arn is not None:
        rendered["executionRoleArn"] = execution_role_arn
    return rendered


def _overlaid(written: list[dict[str, str]], over: Mapping[str, str]) -> list[dict[str, str]]:
    values = {entry["name"]: entry["value"] for entry in written} | dict(over)
    return [{"name": name, "value": value} for name, value in values.items()]


def _replace(value: Any, placeholder: str, text: str) -> Any:
    match value:
        case str():
            return value.replace(placeholder, text)
        case list():
            return [_replace(one, placeholder, text) for one in value]
        case dict():
            return {key: _replace(one, placeholder, text) for key, one in value.items()}
        case _:
            return value
