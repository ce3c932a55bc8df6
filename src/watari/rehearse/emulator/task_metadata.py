"""Task metadata version 4 and task credentials of one Fargate host.

Shapes: ECS guide, "Amazon ECS task metadata v4 response for tasks on Fargate"
and "Task IAM role".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from watari.rehearse.emulator.credentials import Issuer, iso
from watari.rehearse.hosts.interface import MetadataRequest, MetadataResponse


@dataclass(frozen=True, slots=True)
class TaskIdentity:
    """What the endpoint says of a task with one container.

    ``endpoint_id`` is the id in the paths; ``cpu`` in CPU units, ``memory`` in
    MiB; times are Unix seconds. ``status`` gives the container's state now.
    """

    endpoint_id: str
    task_arn: str
    cluster: str
    family: str
    revision: str
    service: str
    container: str
    container_id: str
    image: str
    role_arn: str
    availability_zone: str
    cpu: int
    memory: int
    created_at: float
    ports: tuple[int, ...]
    status: Callable[[], Literal["RUNNING", "STOPPED"]]


class TaskMetadata:
    """The two endpoints of one task."""

    def __init__(self, identity: TaskIdentity, address: str, credentials: Issuer) -> None:
        self._identity = identity
        self._address = address
        self._credentials = credentials

    def answer(self, request: MetadataRequest) -> MetadataResponse:
        """The answer to one request; 404 for another task's id."""
        path = request.path.partition("?")[0].rstrip("/")
        if request.method != "GET":
            return _json({"message": "method not allowed"}, 405)
        base = f"/v4/{self._identity.endpoint_id}"
        answers: dict[str, Callable[[], Any]] = {
            base: self._container,
            f"{base}/task": self._task,
            f"{base}/taskWithTags": self._task,
            f"{base}/stats": self._stats,
            f"{base}/task/stats": lambda: {self._identity.container_id: self._stats()},
        }
        if self._identity.role_arn:
            answers[f"/v2/credentials/{self._identity.endpoint_id}"] = self._role
        found = answers.get(path)
        return _json(found()) if found else _json({"message": "not found"}, 404)

    def _container(self) -> dict[str, Any]:
        one = self._identity
        return {
            "DockerId": one.container_id,
            "Name": one.container,
            "DockerName": one.container,
            "Image": one.image,
            "Ports": [{"ContainerPort": port, "Protocol": "tcp"} for port in one.ports],
            "Labels": {
                "com.amazonaws.ecs.cluster": one.cluster,
                "com.amazonaws.ecs.container-name": one.container,
                "com.amazonaws.ecs.task-arn": one.task_arn,
                "com.amazonaws.ecs.task-definition-family": one.family,
                "com.amazonaws.ecs.task-definition-version": one.revision,
            },
            "DesiredStatus": "RUNNING",
            "KnownStatus": one.status(),
            "Limits": {"CPU": one.cpu, "Memory": one.memory},
            "CreatedAt": iso(one.created_at),
            "StartedAt": iso(one.created_at),
            "Type": "NORMAL",
            "Networks": [{"NetworkMode": "awsvpc", "IPv4Addresses": [self._address]}],
            "Snapshotter": "overlayfs",
        }

    def _task(self) -> dict[str, Any]:
        one = self._identity
        return {
            "Cluster": one.cluster,
            "TaskARN": one.task_arn,
            "Family": one.family,
            "Revision": one.revision,
            "ServiceName": one.service,
            "DesiredStatus": "RUNNING",
            "KnownStatus": one.status(),
            # CPU in vCPUs and memory in MiB at the task's level.
            "Limits": {"CPU": one.cpu / 1024, "Memory": one.memory},
            "PullStartedAt": iso(one.created_at),
            "PullStoppedAt": iso(one.created_at),
            "AvailabilityZone": one.availability_zone,
            "LaunchType": "FARGATE",
            "Containers": [self._container()],
        }

    def _stats(self) -> dict[str, Any]:
        # The host measures nothing, so the object says who it is and no figures.
        return {"id": self._identity.container_id, "name": f"/{self._identity.container}"}

    def _role(self) -> dict[str, Any]:
        credentials = self._credentials.for_role(self._identity.role_arn)
        return {
            "RoleArn": self._identity.role_arn,
            "AccessKeyId": credentials.access_key_id,
            "SecretAccessKey": credentials.secret_access_key,
            "Token": credentials.token,
            "Expiration": iso(credentials.expires),
        }


def _json(body: Any, status: int = 200) -> MetadataResponse:
    return MetadataResponse(status, json.dumps(body).encode(), (("Content-Type", "application/json"),))
