"""What a rehearsal gives: measured in that run, every figure of it."""

from __future__ import annotations

from dataclasses import dataclass

from watari.model.crossing import WeightChange
from watari.model.finding import Finding
from watari.rehearse.hosts.interface import HostKind, Isolation


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to start a binary in one home.

    ``started`` is whether it answered its health path (or, without one, lived
    on); ``seconds`` until that was known; ``log`` the line of its own that says
    why not; ``binary_sha256`` tells which binary it was.
    """

    started: bool
    seconds: float
    log: str = ""
    binary_sha256: str = ""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One edited file: where, why, and by which recipes its findings were solved."""

    path: str
    purpose: str
    reason: str
    compiled: str
    recipes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstanceFate:
    """One EC2 host: launched and gone at Unix times in seconds; ``gone_at`` is None while it runs."""

    instance_id: str
    service: str
    launched_at: float
    gone_at: float | None


NOTHING_TO_DO = "there is nothing to do for it here"


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step of a job: seconds, exit code, what it said where it failed, and how it was run if not as it stands."""

    job: str
    name: str
    seconds: float
    exit_code: int
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PipelineRun:
    """The ECS jobs of a service's edited pipeline, as run here; ``image`` is what they built and deployed."""

    service: str
    steps: tuple[StepRun, ...]
    image: str

    @property
    def failed(self) -> StepRun | None:
        """The step that failed; None where all went well."""
        return next((one for one in self.steps if one.exit_code), None)

    @property
    def seconds(self) -> float:
        """How long all steps took."""
        return sum(one.seconds for one in self.steps)


@dataclass(frozen=True, slots=True)
class ServiceResult:
    """One service's crossing. ``reason`` says why it stays, None where it crossed; ``set_out`` that it was begun."""

    name: str
    crossed: bool
    reason: str | None
    findings: tuple[Finding, ...] = ()
    changes: tuple[FileChange, ...] = ()
    commits: tuple[tuple[str, str], ...] = ()
    set_out: bool = False
    unedited_on_fargate: Attempt | None = None
    edited_on_fargate: Attempt | None = None
    edited_on_ec2: Attempt | None = None
    weights: tuple[WeightChange, ...] = ()
    instances: tuple[InstanceFate, ...] = ()
    pipeline: PipelineRun | None = None


@dataclass(frozen=True, slots=True)
class Second:
    """One second of traffic: requests sent and failed, median and 99th percentile latency in ms."""

    at: float
    sent: int
    failed: int
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class FailedRequest:
    """A request that got no good answer."""

    at: float
    request: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrafficSummary:
    """The whole of the steady traffic; ``held_back`` requests were due and not sent: the machine was slow."""

    total: int
    failed: int
    p50_ms: float
    p99_ms: float
    seconds: tuple[Second, ...]
    failures: tuple[FailedRequest, ...] = ()
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, for the time line."""

    at: float
    service: str
    text: str


@dataclass(frozen=True, slots=True)
class Scaling:
    """A number that was typed and applied: tasks before and after, seconds until that many were healthy."""

    service: str
    before: int
    after: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Verification:
    """The fleet's own check of its data after the crossing."""

    command: str
    ok: bool
    output: str


@dataclass(frozen=True, slots=True)
class RehearsalResult:
    """The run as a whole. Times are Unix seconds; ``notes`` say what stood in for what."""

    run_id: str
    fleet: str
    host_kind: HostKind
    isolation: Isolation
    balancer: str
    started_at: float
    ended_at: float
    services: tuple[ServiceResult, ...]
    traffic: TrafficSummary
    moments: tuple[Moment, ...] = ()
    verification: Verification | None = None
    scaling: tuple[Scaling, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def crossed(self) -> tuple[ServiceResult, ...]:
        """The services that are on Fargate now."""
        return tuple(service for service in self.services if service.crossed)

    @property
    def lossless(self) -> bool:
        """Whether traffic was sent and not one request failed."""
        return self.traffic.total > 0 and self.traffic.failed == 0

    @property
    def passed(self) -> bool:
        """Whether the crossing may be believed: nothing lost, data consistent, all that set out arrived."""
        consistent = self.verification is None or self.verification.ok
        arrived = all(service.crossed for service in self.services if service.set_out or service.edited_on_fargate)
        return self.lossless and consistent and arrived and bool(self.crossed)
