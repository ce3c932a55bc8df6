"""EC2 instances: MiniStack's records, each with a host behind it, stopped when the record is terminated."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from watari.aws.emulated import EmulatedAccount, Network
from watari.errors import AwsFailed
from watari.rehearse.emulator.metadata import MetadataEndpoints
from watari.rehearse.emulator.registry import Hosts
from watari.rehearse.hosts.interface import Ec2HostSpec, Endpoints, Host, HostFactory

GONE = frozenset({"shutting-down", "terminated", "stopping", "stopped"})
STOP_TIMEOUT = 30.0
"""Seconds between SIGTERM and SIGKILL; systemd's default is 90, an instance's own shutdown gives less."""


@dataclass(frozen=True, slots=True)
class InstanceHistory:
    """One instance's life; Unix times in seconds, ``gone_at`` None while its host runs."""

    instance_id: str
    service: str
    launched_at: float
    gone_at: float | None


@dataclass(slots=True)
class LaunchedInstance:
    """A running instance and its host."""

    id: str
    service: str
    host: Host
    launched_at: float
    stop_timeout: float = STOP_TIMEOUT
    gone_at: float | None = None
    stopping: bool = False


class Ec2Agent:
    """Launches instances and follows their records; a context manager around its watching thread."""

    def __init__(
        self,
        factory: HostFactory,
        account: EmulatedAccount,
        account_id: str,
        metadata: MetadataEndpoints,
        hosts: Hosts,
        network: Network,
    ) -> None:
        self.before_stop: Callable[[str], None] = lambda _address: None
        self._factory = factory
        self._account = account
        self._account_id = account_id
        self._metadata = metadata
        self._hosts = hosts
        self._network = network
        self._instances: dict[str, LaunchedInstance] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="ec2 agent", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=5)

    def launch(
        self,
        spec: Ec2HostSpec,
        endpoints: Endpoints,
        role: str = "",
        stop_timeout: float = STOP_TIMEOUT,
    ) -> LaunchedInstance:
        """RunInstances, then a started host for it; ``stop_timeout`` (seconds) as its unit's TimeoutStopSec.

        ``spec.identity`` is filled in here (its user data, type and role stay,
        where given); ``role`` defaults to ``<service>-instance``.
        RehearsalFailed where the host cannot be made.
        """
        wanted = spec.identity
        tags = {"Name": spec.name, "Service": spec.service}
        instance = self._account.run_instance(self._network, wanted.instance_type, tags)
        identity = replace(
            wanted,
            instance_id=instance.id,
            region=self._account.region,
            availability_zone=f"{self._account.region}a",
            account_id=self._account_id,
            private_ip=instance.private_ip,
            role=role or wanted.role or f"{spec.service}-instance",
        )
        host = self._factory.ec2_host(replace(spec, identity=identity), endpoints)
        self._metadata.register_instance(host.name, identity, host.address)
        self._hosts.add(instance.id, host)
        launched = LaunchedInstance(instance.id, spec.service, host, time.time(), stop_timeout)
        with self._lock:
            self._instances[instance.id] = launched
        host.start()
        return launched

    def terminate(self, instance_id: str) -> None:
        """TerminateInstances; the watching thread stops the host."""
        self._account.terminate_instance(instance_id)

    def instances(self, service: str = "") -> tuple[LaunchedInstance, ...]:
        """Every instance of the run (of that service), the gone ones too."""
        with self._lock:
            return tuple(one for one in self._instances.values() if not service or one.service == service)

    def history(self) -> tuple[InstanceHistory, ...]:
        """The life of every instance of the run, oldest first."""
        return tuple(InstanceHistory(one.id, one.service, one.launched_at, one.gone_at) for one in self.instances())

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            try:
                states = {one.id: one.state for one in self._account.instances()}
            except AwsFailed:
                # MiniStack is busy or ending; a look that failed says nothing of an instance.
                continue
            for one in self.instances():
                if not one.stopping and states.get(one.id, "terminated") in GONE:
                    one.stopping = True
                    name = f"stop {one.id}"
                    threading.Thread(target=self._stop, args=(one,), name=name, daemon=True).start()

    def _stop(self, one: LaunchedInstance) -> None:
        self.before_stop(one.host.address)
        one.host.stop(one.stop_timeout)
        one.gone_at = time.time()
        self._hosts.remove(one.id, one.host)
        one.host.remove()
