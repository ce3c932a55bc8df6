"""ECS: clusters, task definitions, services, tasks, exec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watari.aws import arns
from watari.aws.errors import told
from watari.errors import AwsFailed

if TYPE_CHECKING:
    from mypy_boto3_ecs import ECSClient


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment of a service; ``rollout`` is IN_PROGRESS, COMPLETED or FAILED."""

    id: str
    status: str
    task_definition: str
    rollout: str
    rollout_reason: str
    desired: int
    running: int
    pending: int
    failed: int


@dataclass(frozen=True, slots=True)
class ServiceBalancer:
    """The target group that a service registers its tasks in, and the container port it names there."""

    target_group: str
    container: str
    port: int


@dataclass(frozen=True, slots=True)
class EcsService:
    """A service as ECS describes it. ``events`` are ECS's own messages, newest first."""

    name: str
    arn: str
    status: str
    task_definition: str
    desired: int
    running: int
    pending: int
    deployments: tuple[Deployment, ...]
    balancers: tuple[ServiceBalancer, ...]
    events: tuple[str, ...]

    @property
    def primary(self) -> Deployment | None:
        """The deployment that ECS is moving to, or has moved to."""
        return next((one for one in self.deployments if one.status == "PRIMARY"), None)


@dataclass(frozen=True, slots=True)
class Container:
    """A container of a task; ``exit_code`` is None while it runs or if it never started."""

    name: str
    status: str
    exit_code: int | None
    reason: str
    runtime_id: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task; ``created`` is Unix time in seconds, 0 where ECS does not say."""

    arn: str
    task_definition: str
    status: str
    stopped_reason: str
    created: float
    containers: tuple[Container, ...]
    address: str = ""
    """The private IPv4 address of its network interface, once it has one."""

    @property
    def id(self) -> str:
        """The last part of the ARN, which also names the task's log streams."""
        return arns.last(self.arn)


class Ecs:
    """Amazon ECS."""

    def __init__(self, client: ECSClient) -> None:
        self._client = client

    @told()
    def ensure_cluster(self, name: str) -> bool:
        """Makes the cluster; False where an active one was there."""
        found = self._client.describe_clusters(clusters=[name])["clusters"]
        if any(one.get("status", "ACTIVE") == "ACTIVE" for one in found):
            return False
        self._client.create_cluster(clusterName=name)
        return True

    @told()
    def task_definition(self, name: str) -> dict[str, Any] | None:
        """A task definition by family (the newest), ``family:revision`` or ARN; None where there is none."""
        try:
            found = self._client.describe_task_definition(taskDefinition=name)["taskDefinition"]
        except self._client.exceptions.ClientException:
            return None
        return dict(found) if found.get("status", "ACTIVE") == "ACTIVE" else None

    @told()
    def register(self, definition: Mapping[str, Any]) -> str:
        """Registers a revision, in the shape of ``RegisterTaskDefinition``; its ARN."""
        wanted: Any = dict(definition)
        return self._client.register_task_definition(**wanted)["taskDefinition"]["taskDefinitionArn"]

    @told()
    def service(self, cluster: str, name: str) -> EcsService | None:
        """The service, None where there is none or it was deleted."""
        try:
            found = self._client.describe_services(cluster=cluster, services=[name])["services"]
        except self._client.exceptions.ClusterNotFoundException:
            return None
        alive = [one for one in found if one.get("status") != "INACTIVE"]
        return _service(alive[0]) if alive else None

    @told()
    def service_names(self, cluster: str) -> tuple[str, ...]:
        """The names of the cluster's services, sorted."""
        pages = self._client.get_paginator("list_services").paginate(cluster=cluster)
        return tuple(sorted(arns.last(arn) for page in pages for arn in page["serviceArns"]))

    @told()
    def create_service(self, settings: Mapping[str, Any]) -> EcsService:
        """A new service, in the shape of ``CreateService``."""
        wanted: Any = dict(settings)
        return _service(self._client.create_service(**wanted)["service"])

    @told()
    def update_service(self, settings: Mapping[str, Any]) -> EcsService:
        """The changed service, in the shape of ``UpdateService``."""
        wanted: Any = dict(settings)
        return _service(self._client.update_service(**wanted)["service"])

    def set_desired_count(self, cluster: str, service: str, count: int) -> EcsService:
        """Changes the desired count alone, which starts no deployment."""
        return self.update_service({"cluster": cluster, "service": service, "desiredCount": count})

    @told()
    def tasks(self, cluster: str, service: str, status: str = "RUNNING") -> tuple[Task, ...]:
        """The service's tasks of that desired status (RUNNING or STOPPED), newest first.

        ECS keeps stopped tasks for about an hour.
        """
        pages = self._client.get_paginator("list_tasks").paginate(
            cluster=cluster,
            serviceName=service,
            desiredStatus="STOPPED" if status == "STOPPED" else "RUNNING",
        )
        listed = [arn for page in pages for arn in page["taskArns"]]
        result: list[Task] = []
        for start in range(0, len(listed), 100):  # DescribeTasks takes at most 100
            found = self._client.describe_tasks(cluster=cluster, tasks=listed[start : start + 100])
            result.extend(_task(one) for one in found["tasks"])
        return tuple(sorted(result, key=lambda one: -one.created))

    @told()
    def run_task(self, settings: Mapping[str, Any]) -> Task:
        """Starts one task outside any service; AwsFailed with ECS's reason where it places none."""
        answer = self._client.run_task(**settings)
        if not answer["tasks"]:
            reasons = "; ".join(one.get("reason", "") for one in answer.get("failures", []))
            raise AwsFailed(f"ECS placed no task: {reasons or 'no reason given'}.")
        return _task(answer["tasks"][0])

    @told()
    def task(self, cluster: str, arn: str) -> Task | None:
        """One task as it is now; None where ECS no longer knows it."""
        found = self._client.describe_tasks(cluster=cluster, tasks=[arn])["tasks"]
        return _task(found[0]) if found else None

    @told()
    def stop_task(self, cluster: str, arn: str, reason: str) -> None:
        """Stops a task (``StopTask``); ``reason`` is shown in its description."""
        self._client.stop_task(cluster=cluster, task=arn, reason=reason)

    @told()
    def execute(self, cluster: str, task: str, container: str, command: str) -> dict[str, str]:
        """Starts a command in a container; ``sessionId``, ``streamUrl`` and ``tokenValue`` of its session."""
        answer = self._client.execute_command(
            cluster=cluster, task=task, container=container, command=command, interactive=True
        )
        return {key: str(value) for key, value in dict(answer["session"]).items()}


def _service(found: Any) -> EcsService:
    return EcsService(
        name=found["serviceName"],
        arn=found["serviceArn"],
        status=found.get("status", ""),
        task_definition=found.get("taskDefinition", ""),
        desired=int(found.get("desiredCount", 0)),
        running=int(found.get("runningCount", 0)),
        pending=int(found.get("pendingCount", 0)),
        deployments=tuple(_deployment(one) for one in found.get("deployments", [])),
        balancers=tuple(
            ServiceBalancer(one["targetGroupArn"], one.get("containerName", ""), one.get("containerPort", 0))
            for one in found.get("loadBalancers", [])
            if one.get("targetGroupArn")
        ),
        events=tuple(one.get("message", "") for one in found.get("events", [])[:20]),
    )


def _deployment(found: Any) -> Deployment:
    return Deployment(
        id=found.get("id", ""),
        status=found.get("status", ""),
        task_definition=found.get("taskDefinition", ""),
        rollout=found.get("rolloutState", ""),
        rollout_reason=found.get("rolloutStateReason", ""),
        desired=int(found.get("desiredCount", 0)),
        running=int(found.get("runningCount", 0)),
        pending=int(found.get("pendingCount", 0)),
        failed=int(found.get("failedTasks", 0)),
    )


def _task(found: Any) -> Task:
    created = found.get("createdAt")
    return Task(
        arn=found["taskArn"],
        task_definition=found.get("taskDefinitionArn", ""),
        status=found.get("lastStatus", ""),
        stopped_reason=found.get("stoppedReason", ""),
        created=created.timestamp() if created else 0.0,
        containers=tuple(
            Container(
                name=one.get("name", ""),
                status=one.get("lastStatus", ""),
                exit_code=one.get("exitCode"),
                reason=one.get("reason", ""),
                runtime_id=one.get("runtimeId", ""),
            )
            for one in found.get("containers", [])
        ),
        address=_address(found),
    )


def _address(found: Any) -> str:
    details = (detail for one in found.get("attachments", []) for detail in one.get("details", []))
    return next((one["value"] for one in details if one.get("name") == "privateIPv4Address"), "")
