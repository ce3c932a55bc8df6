"""The machines of a rehearsal: one interface, two kinds.

An *EC2 host* answers the instance metadata service and has no task metadata; a
*Fargate host* is the other way round. Both kinds (containers, processes) give
:class:`Host` objects; nothing above this package knows which kind it drives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

HostKind = Literal["containers", "processes"]
Isolation = Literal["docker", "namespaces", "environment"]


@dataclass(frozen=True, slots=True)
class InstanceIdentity:
    """What the instance metadata service says of one EC2 host."""

    instance_id: str
    region: str
    availability_zone: str
    account_id: str
    private_ip: str
    role: str
    instance_type: str = "t3.small"
    image_id: str = "ami-0123456789abcdef0"
    user_data: str = ""


@dataclass(frozen=True, slots=True)
class FileCopy:
    """A file or folder of this machine, put at an absolute path of the host."""

    source: Path
    destination: str


@dataclass(frozen=True, slots=True)
class Ec2HostSpec:
    """One EC2 host that runs one process of one service, as its systemd unit would."""

    name: str
    service: str
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    files: tuple[FileCopy, ...]
    ports: tuple[int, ...]
    identity: InstanceIdentity
    directories: tuple[str, ...] = ()
    working_directory: str = "/"


@dataclass(frozen=True, slots=True)
class TaskHostSpec:
    """One container of one Fargate task. ``image`` is a name that ``build_image`` gave.

    ``environment`` holds what Fargate sets: the task definition's variables,
    ``AWS_REGION``, ``AWS_EXECUTION_ENV``, and the paths (not the addresses) of the
    two task endpoints in ``ECS_CONTAINER_METADATA_URI_V4`` (``/v4/…``) and
    ``AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`` (``/v2/credentials/…``). The factory
    puts its own address before the first; where it cannot own 169.254.170.2 it
    turns the second into ``AWS_CONTAINER_CREDENTIALS_FULL_URI``.
    ``stop_timeout`` in seconds. ``init`` is ``initProcessEnabled``: without it the
    program is PID 1, and a SIGTERM it has no handler for is ignored.
    """

    name: str
    service: str
    image: str
    command: tuple[str, ...] | None
    environment: tuple[tuple[str, str], ...]
    ports: tuple[int, ...]
    task_arn: str
    stop_timeout: float = 30.0
    init: bool = True


@dataclass(frozen=True, slots=True)
class ExecResult:
    """What a program run inside a host gave."""

    exit_code: int
    output: str


@dataclass(frozen=True, slots=True)
class Image:
    """A built image: its name, and what the builder had to stand in for (said in the report)."""

    name: str
    size_bytes: int
    entrypoint: tuple[str, ...]
    stood_in: tuple[str, ...] = ()


class Host(Protocol):
    """A running machine."""

    @property
    def name(self) -> str:
        """Unique within the run."""

    @property
    def address(self) -> str:
        """The host's own IPv4 address; unique within the run and what AWS calls its private IP."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not as on the real machine, in sentences for the report."""

    def endpoint(self, port: int) -> tuple[str, int]:
        """Where the balancer reaches ``port`` of this host. Usually ``(address, port)``."""

    def start(self) -> None:
        """Starts the process. RehearsalFailed where the host itself cannot be made."""

    def stop(self, timeout: float) -> int | None:
        """SIGTERM, ``timeout`` seconds, SIGKILL. The exit code (137 for a kill), None if never started."""

    def running(self) -> bool:
        """Whether the process is alive now."""

    def exit_code(self) -> int | None:
        """None while it runs. A death by signal N is 128 + N."""

    def logs(self) -> str:
        """Standard output and error so far, together."""

    def exec(self, command: tuple[str, ...], timeout: float = 30.0) -> ExecResult:
        """Runs a program beside the process, in the same host."""

    def remove(self) -> None:
        """Everything of this host goes. Idempotent."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """What every host must be able to reach, filled in by the run.

    ``aws`` is the AWS endpoint's URL as hosts see it. ``names`` gives the load
    balancers' host names (``account.wallet.internal``) the address to resolve
    to; ``rewrites`` gives URLs as written in the units the URLs to use instead,
    for hosts that cannot have names of their own.
    """

    aws: str
    names: dict[str, str] = field(default_factory=dict)
    rewrites: dict[str, str] = field(default_factory=dict)


class HostFactory(Protocol):
    """Makes hosts of one kind; owns everything it made.

    A context manager: on leaving, no process, container, network, namespace or
    file of it is left, also after an exception or a signal.
    """

    @property
    def kind(self) -> HostKind:
        """The kind that the user asked for."""

    @property
    def isolation(self) -> Isolation:
        """How the kind is done here; said in the report."""

    @property
    def service_address(self) -> str:
        """The address on which this process must serve (balancer, AWS endpoint) for hosts to reach it."""

    def build_image(self, context: Path, dockerfile: Path, tag: str) -> Image:
        """Builds an image. RehearsalFailed with the builder's last lines where that fails."""

    def image(self, name: str) -> Image | None:
        """The image that :meth:`build_image` made under that name."""

    def ec2_host(self, spec: Ec2HostSpec, endpoints: Endpoints) -> Host:
        """A new EC2 host, not started. IMDS is at 169.254.169.254 or where the environment says."""

    def task_host(self, spec: TaskHostSpec, endpoints: Endpoints) -> Host:
        """A new Fargate host, not started."""

    def set_metadata_handler(self, handler: MetadataHandler) -> None:
        """Who answers IMDS and the task endpoints; must be called before the first host."""

    def run_outside(self) -> Callable[[], None] | None:
        """A ``preexec_fn`` that takes a child back to the network it would have without the rehearsal."""

    def close(self) -> None:
        """Removes everything. Idempotent."""

    def __enter__(self) -> Self:
        """Itself. From its making to its end SIGTERM and SIGHUP raise SystemExit, so that leaving happens."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes."""


@dataclass(frozen=True, slots=True)
class MetadataRequest:
    """A request to a link-local endpoint, with the host that sent it.

    ``host`` is the :attr:`Host.name` of the sender, ``home`` says which endpoint it used.
    """

    host: str
    home: Literal["ec2", "fargate"]
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MetadataResponse:
    """The answer: status, headers, body."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


MetadataHandler = Callable[[MetadataRequest], MetadataResponse]
