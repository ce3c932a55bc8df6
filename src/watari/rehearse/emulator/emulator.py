"""The emulated AWS of one rehearsal: MiniStack, the engine that runs its tasks, and the front before it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from watari.aws.emulated import EmulatedAccount
from watari.errors import RehearsalFailed
from watari.rehearse.emulator.containers import TaskHistory
from watari.rehearse.emulator.corrections import TargetHealth
from watari.rehearse.emulator.engine import Engine, application
from watari.rehearse.emulator.front import Front
from watari.rehearse.emulator.loadbalancing import LoadBalancing, Reader
from watari.rehearse.emulator.metadata import MetadataEndpoints
from watari.rehearse.emulator.ministack import ACCOUNT_ID, MiniStack
from watari.rehearse.emulator.registry import Hosts
from watari.rehearse.emulator.serving import ServerThread
from watari.rehearse.emulator.tasks import Tasks
from watari.rehearse.hosts.interface import Endpoints, ExecResult, HostFactory


class Emulator:
    """A context manager: in it, AWS answers; after it, no process, thread or socket is left.

    ``front_url`` is the AWS endpoint for watari's own clients, ``hosts_url`` the
    one for hosts. ``folder`` holds MiniStack's log and the engine's socket. The
    factory stays the caller's: close it after this.
    """

    def __init__(self, factory: HostFactory, folder: Path, region: str) -> None:
        self.region = region
        self.account_id = ACCOUNT_ID
        self.hosts = Hosts()
        self.metadata = MetadataEndpoints()
        factory.set_metadata_handler(self.metadata)
        socket = self.ministack_socket = folder / "engine.sock"
        self.ministack = MiniStack(folder, socket, region, factory.service_address)
        self.endpoints = Endpoints(aws=self.ministack.url)
        self.account = EmulatedAccount(self.ministack.url, region)
        """Straight to MiniStack: for what stands there before the crossing."""
        starter = Tasks(factory, self.account, self.metadata, self.hosts, lambda: self.endpoints)
        self.engine = Engine(factory.image, starter)
        self._engine_server = ServerThread(application(self.engine), socket=socket)
        self._reader = Reader(self.ministack.url, region)
        self.front = Front(self.ministack.url, lambda: self.load_balancing(targets=False), self._execute)
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        try:
            self._stack.callback(self._reader.close)
            self._stack.callback(self._engine_server.stop)
            self._engine_server.start()
            self._stack.callback(self.ministack.stop)
            # Without this MiniStack would stop the tasks one by one at its own end.
            self._stack.callback(self.engine.close)
            self.ministack.start()
            self._stack.callback(self.front.stop)
            self.front.start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def front_url(self) -> str:
        """The AWS endpoint for watari's own clients."""
        return self.front.url

    @property
    def hosts_url(self) -> str:
        """The AWS endpoint as hosts see it."""
        return self.ministack.url

    def attach_balancer(
        self,
        drain: Callable[[str], None],
        target_health: TargetHealth,
        changed: Callable[[], None],
        endpoints: Endpoints,
    ) -> None:
        """Joins the balancer: what drains an address, knows health, looks anew; where hosts find it."""
        self.engine.before_stop = drain
        self.engine.changed = changed
        self.front.target_health = target_health
        self.front.changed = changed
        self.endpoints = endpoints

    def load_balancing(self, *, targets: bool = True) -> LoadBalancing:
        """What ELBv2 holds now."""
        return self._reader.read(targets=targets)

    def task_history(self) -> tuple[TaskHistory, ...]:
        """The life of every Fargate task of the run, oldest first."""
        return self.engine.history()

    def _execute(self, task_arn: str, container: str, command: tuple[str, ...]) -> ExecResult:
        found = self.engine.by_task(task_arn, container)
        if found is None or found.host is None or found.look() != "running":
            raise RehearsalFailed(f"Task {task_arn} is not running.")
        return found.host.exec(command)
