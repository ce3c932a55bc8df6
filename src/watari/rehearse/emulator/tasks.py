"""Starts the Fargate host of an ECS task's container."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from watari.aws.emulated import EmulatedAccount, TaskContainer
from watari.errors import RehearsalFailed
from watari.rehearse.emulator.containers import Container
from watari.rehearse.emulator.metadata import MetadataEndpoints
from watari.rehearse.emulator.registry import Hosts
from watari.rehearse.emulator.task_environment import fargate_environment
from watari.rehearse.emulator.task_metadata import TaskIdentity
from watari.rehearse.hosts.interface import Endpoints, Host, HostFactory, TaskHostSpec

LABEL = "com.amazonaws.ecs."
DEFAULT_STOP_TIMEOUT = 30.0
"""Seconds; Fargate's where the task definition sets none (ECS guide, ``stopTimeout``)."""


class Tasks:
    """The ``starter`` of the engine: from a container to a running Fargate host."""

    def __init__(
        self,
        factory: HostFactory,
        account: EmulatedAccount,
        metadata: MetadataEndpoints,
        hosts: Hosts,
        endpoints: Callable[[], Endpoints],
    ) -> None:
        self._factory = factory
        self._account = account
        self._metadata = metadata
        self._hosts = hosts
        self._endpoints = endpoints

    def __call__(self, container: Container) -> tuple[Host, float]:
        """The running host and its stop timeout in seconds; RehearsalFailed where it can't be made."""
        known = self._known(container)
        container.service = known.group.removeprefix("service:") or container.spec.label(
            f"{LABEL}task-definition-family"
        )
        endpoint_id = f"{_task_id(container)}-{int(container.id[:8], 16)}"
        endpoints = self._endpoints()
        stop_timeout = DEFAULT_STOP_TIMEOUT if known.stop_timeout is None else known.stop_timeout
        spec = TaskHostSpec(
            name=f"{container.service}-{_task_id(container)[:8]}",
            service=container.service,
            image=container.spec.image,
            command=container.spec.command,
            environment=fargate_environment(
                dict(container.spec.environment),
                endpoint_id=endpoint_id,
                region=self._account.region,
                aws_endpoint=endpoints.aws,
                has_role=bool(known.role_arn),
            ),
            ports=known.ports,
            task_arn=container.spec.label(f"{LABEL}task-arn"),
            stop_timeout=stop_timeout,
            init=known.init,
        )
        host = self._factory.task_host(spec, endpoints)
        self._metadata.register_task(host.name, _identity(container, known, endpoint_id), host.address)
        self._hosts.add(host.address, host)
        try:
            host.start()
        except RehearsalFailed:
            self._hosts.remove(host.address, host)
            host.remove()
            raise
        return host, stop_timeout

    def _known(self, container: Container) -> TaskContainer:
        label = container.spec.label
        known = self._account.task_container(
            label(f"{LABEL}cluster"), label(f"{LABEL}task-arn"), label(f"{LABEL}container-name")
        )
        if known is None:
            raise RehearsalFailed(f"The task of container {container.spec.name} is gone.")
        return known


def _task_id(container: Container) -> str:
    return container.spec.label(f"{LABEL}task-arn").rpartition("/")[2].replace("-", "")


def _identity(container: Container, known: TaskContainer, endpoint_id: str) -> TaskIdentity:
    def status() -> Literal["RUNNING", "STOPPED"]:
        return "STOPPED" if container.state == "exited" else "RUNNING"

    label = container.spec.label
    return TaskIdentity(
        endpoint_id=endpoint_id,
        task_arn=label(f"{LABEL}task-arn"),
        cluster=label(f"{LABEL}cluster"),
        family=label(f"{LABEL}task-definition-family"),
        revision=label(f"{LABEL}task-definition-version"),
        service=container.service,
        container=label(f"{LABEL}container-name"),
        container_id=endpoint_id,
        image=container.spec.image,
        role_arn=known.role_arn,
        availability_zone=known.availability_zone,
        cpu=known.cpu,
        memory=known.memory,
        created_at=container.created_at,
        ports=known.ports,
        status=status,
    )
