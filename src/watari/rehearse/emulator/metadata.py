"""Who answers the link-local endpoints: IMDS for EC2 hosts, task endpoints for Fargate hosts."""

from __future__ import annotations

from dataclasses import replace

from watari.rehearse.emulator.credentials import Issuer
from watari.rehearse.emulator.imds import InstanceMetadata
from watari.rehearse.emulator.task_metadata import TaskIdentity, TaskMetadata
from watari.rehearse.hosts.interface import InstanceIdentity, MetadataRequest, MetadataResponse


class MetadataEndpoints:
    """A :data:`MetadataHandler`.

    A host gets only what its home has: an EC2 sender that asks for task paths
    gets 404, and so does a Fargate sender that asks for IMDS's, as does a host
    nobody registered.
    """

    def __init__(self) -> None:
        self._credentials = Issuer()
        self._instances: dict[str, InstanceMetadata] = {}
        self._tasks: dict[str, TaskMetadata] = {}

    def register_instance(self, host: str, identity: InstanceIdentity, address: str) -> None:
        """Before the host of that name starts. ``address`` is the host's own, whatever the identity says."""
        known = replace(identity, private_ip=address)
        self._instances[host] = InstanceMetadata(known, address, self._credentials)

    def register_task(self, host: str, identity: TaskIdentity, address: str) -> None:
        """Before the host of that name starts."""
        self._tasks[host] = TaskMetadata(identity, address, self._credentials)

    def forget(self, host: str) -> None:
        """The host is gone."""
        self._instances.pop(host, None)
        self._tasks.pop(host, None)

    def __call__(self, request: MetadataRequest) -> MetadataResponse:
        """The answer to one request of one host."""
        homes = self._instances if request.home == "ec2" else self._tasks
        found = homes.get(request.host)
        if found is None:
            return MetadataResponse(404, b"")
        return found.answer(request)
