"""A task outside any service, run once: to see whether it starts, or to let it do its work and end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from watari.aws import Aws
from watari.aws.ecs import Task
from watari.deploy import definition as definitions
from watari.deploy.wait import log_lines

LOG_SECONDS = 5.0
"""How long the last lines of a task that ended are waited for."""


@dataclass(frozen=True, slots=True)
class RunOnce:
    """What became of the task.

    ``alive`` says that ``lives`` found it serving; ``exit_code`` is its first
    container's, None while it ran; ``reason`` ECS's own; ``log`` its last lines.
    """

    alive: bool
    exit_code: int | None
    reason: str
    log: tuple[str, ...]
    seconds: float


def run_once(
    aws: Aws,
    cluster: str,
    task_definition: Mapping[str, Any],
    subnets: tuple[str, ...],
    security_groups: tuple[str, ...],
    *,
    lives: Callable[[str], bool],
    timeout: float,
    poll: float = 5.0,
) -> RunOnce:
    """Registers the definition, runs it once on Fargate, and stops it when it is decided.

    ``lives`` is asked with the task's private address whether it serves; the
    task is decided when it does, when it ends, or after ``timeout`` seconds.
    """
    aws.ecs.ensure_cluster(cluster)
    for group in definitions.log_groups(task_definition):
        aws.logs.ensure_group(group)
    arn = aws.ecs.register(task_definition)
    network = {
        "subnets": list(subnets),
        "securityGroups": list(security_groups),
        "assignPublicIp": "DISABLED",
    }
    began = time.monotonic()
    task = aws.ecs.run_task(
        {
            "cluster": cluster,
            "taskDefinition": arn,
            "launchType": "FARGATE",
            "networkConfiguration": {"awsvpcConfiguration": network},
            "startedBy": "watari",
        }
    )
    alive, seen = _decided(aws, cluster, task, lives, began + timeout, poll)
    seconds = time.monotonic() - began
    if seen.status != "STOPPED":
        aws.ecs.stop_task(cluster, task.arn, "watari has seen what it wanted to see")
    code = next((one.exit_code for one in seen.containers if one.exit_code is not None), None)
    return RunOnce(alive, code, seen.stopped_reason, _log(aws, seen, ended=not alive), seconds)


def _decided(
    aws: Aws, cluster: str, task: Task, lives: Callable[[str], bool], deadline: float, poll: float
) -> tuple[bool, Task]:
    seen = task
    while time.monotonic() < deadline:
        seen = aws.ecs.task(cluster, task.arn) or seen
        if seen.status == "STOPPED":
            return False, seen
        if seen.address and lives(seen.address):
            return True, seen
        time.sleep(poll)
    return False, seen


def _log(aws: Aws, task: Task, *, ended: bool) -> tuple[str, ...]:
    """The task's lines. They reach CloudWatch a moment after an end: read until two looks are alike."""
    deadline = time.monotonic() + LOG_SECONDS
    lines = log_lines(aws, task)
    while ended and time.monotonic() < deadline:
        time.sleep(0.5)
        before, lines = lines, log_lines(aws, task)
        if lines and lines == before:
            break
    return tuple(line.removeprefix("log: ") for line in lines)
