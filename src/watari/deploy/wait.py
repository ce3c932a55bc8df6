"""Waiting until a service is stable, and saying why it is not."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from watari.aws import Aws
from watari.aws.ecs import EcsService, Task
from watari.errors import AwsFailed, DeployFailed
from watari.model.listener import Listener


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a service; ``healthy`` is None where it is behind no target group."""

    service: EcsService
    healthy: int | None

    def said(self) -> str:
        """The look in a few words."""
        primary = self.service.primary
        rollout = primary.rollout if primary else "no deployment"
        text = f"{self.service.running} of {self.service.desired} running, {rollout.lower() or 'rolling'}"
        return text if self.healthy is None else f"{text}, {self.healthy} healthy"


def look(aws: Aws, cluster: str, service: str) -> Look:
    """The service now, with the health of its first target group."""
    found = aws.ecs.service(cluster, service)
    if found is None:
        raise DeployFailed(f"There is no service {service} in the cluster {cluster}.", next_step="watari status")
    healthy = aws.elb.healthy(found.balancers[0].target_group) if found.balancers else None
    return Look(found, healthy)


def at_size(seen: Look) -> bool:
    """Whether as many tasks run, and are healthy, as are desired."""
    one = seen.service
    enough = seen.healthy is None or seen.healthy >= one.desired
    return one.running == one.desired and one.pending == 0 and enough


def rolled_out(task_definition: str, before: EcsService | None = None) -> Callable[[Look], bool]:
    """The question whether that task definition is fully rolled out; DeployFailed where it never will be.

    ``before`` is the service as it was: a deployment that had failed by then says nothing.
    """
    old = {one.id for one in before.deployments} if before else set()
    begun = False  # UpdateService may answer before DescribeServices knows of the new deployment

    def ask(seen: Look) -> bool:
        nonlocal begun
        primary = seen.service.primary
        failed = [
            one
            for one in seen.service.deployments
            if one.task_definition == task_definition and one.rollout == "FAILED" and one.id not in old
        ]
        if failed:
            raise DeployFailed(failed[0].rollout_reason or "The deployment circuit breaker was triggered.")
        ours = primary is not None and primary.task_definition == task_definition
        if begun and primary is not None and not ours:
            raise DeployFailed(f"The service went on to {primary.task_definition}.")
        begun = begun or ours
        if not ours:
            return False
        completed = primary is not None and primary.rollout == "COMPLETED"
        draining = [one for one in seen.service.deployments if one.status != "PRIMARY" and one.rollout != "FAILED"]
        return completed and not draining and at_size(seen)

    return ask


def until(
    aws: Aws,
    cluster: str,
    service: str,
    settled: Callable[[Look], bool],
    listener: Listener,
    *,
    timeout: float,
    poll: float,
) -> Look:
    """Looks every ``poll`` seconds until ``settled``; the last look.

    DeployFailed, with what the tasks said, where ``settled`` raises it or
    ``timeout`` seconds pass.
    """
    deadline = time.monotonic() + timeout
    said = ""
    while True:
        seen = look(aws, cluster, service)
        if seen.said() != said:
            said = seen.said()
            listener.doing(f"{service}: {said}")
        try:
            if settled(seen):
                return seen
        except DeployFailed as error:
            raise _failed(aws, cluster, seen, error.message) from error
        if time.monotonic() > deadline:
            raise _failed(aws, cluster, seen, f"not stable after {timeout:.0f} seconds ({said})")
        time.sleep(poll)


def why(aws: Aws, cluster: str, service: EcsService) -> tuple[str, ...]:
    """What the newest stopped task and ECS say: reason, exit codes, last log lines, events."""
    lines: list[str] = []
    stopped = aws.ecs.tasks(cluster, service.name, "STOPPED")
    for task in stopped[:1]:
        lines.append(f"task {task.id} stopped: {task.stopped_reason or 'no reason given'}")
        for one in task.containers:
            if one.exit_code is not None or one.reason:
                code = "no exit code" if one.exit_code is None else f"exit code {one.exit_code}"
                lines.append(f"container {one.name}: {code} {one.reason}".rstrip())
        lines.extend(log_lines(aws, task))
    lines.extend(f"event: {event}" for event in service.events[:3])
    return tuple(lines)


def log_lines(aws: Aws, task: Task, count: int = 10) -> tuple[str, ...]:
    """The last log lines of a task's containers, by the ``awslogs`` options of its task definition."""
    definition = aws.ecs.task_definition(task.task_definition) or {}
    lines: list[str] = []
    for container in definition.get("containerDefinitions", []):
        options = container.get("logConfiguration", {}).get("options", {})
        group, prefix = options.get("awslogs-group"), options.get("awslogs-stream-prefix")
        if group and prefix:
            stream = f"{prefix}/{container['name']}/{task.id}"
            lines.extend(f"log: {line}" for line in aws.logs.last_lines(group, stream, count))
    return tuple(lines)


def _failed(aws: Aws, cluster: str, seen: Look, reason: str) -> DeployFailed:
    try:
        details = why(aws, cluster, seen.service)
    except AwsFailed as error:  # the reason must not get lost because its details can't be read
        details = (f"(no details: {error.message})",)
    return DeployFailed(
        "\n  ".join((f"{seen.service.name} did not become stable: {reason.rstrip('.')}.", *details)),
        next_step=f"\nSee watari status --cluster {cluster}; no traffic was moved.",
    )
