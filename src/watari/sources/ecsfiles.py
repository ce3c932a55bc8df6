"""Where a service's files for ECS stand: what the container stage writes and the pipeline reads."""

from __future__ import annotations

from collections.abc import Iterable

from watari.model.fleet import Service

TASK_DEFINITION = "ecs/task-definition.json"
IMAGE_PLACEHOLDER = "<IMAGE>"
ACCOUNT_PLACEHOLDER = "<AWS_ACCOUNT_ID>"


def task_definition_path(service: Service, fleet: Iterable[Service]) -> str:
    """The task definition of ``service``, relative to its folder; with its name where others live in that folder."""
    alone = all(other.path != service.path or other.name == service.name for other in fleet)
    return TASK_DEFINITION if alone else f"ecs/task-definition-{service.name}.json"
