"""What a survey finds: services, the calls between them, and the order to move them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watari.model.evidence import Confidence, Evidence
from watari.model.pipeline import Pipeline

ProcessKind = Literal["web", "worker", "scheduled", "one-off"]


@dataclass(frozen=True, slots=True)
class Process:
    """A program that one service runs.

    ``command`` is the argument vector as the host starts it (systemd's
    ``ExecStart``, a crontab line, ``CMD``), ``environment`` what that unit sets,
    ``environment_files`` the ``EnvironmentFile=`` paths on the host,
    ``working_directory`` the folder it starts in (None for the root),
    ``schedule`` a five-field cron expression for ``kind == "scheduled"``.
    """

    name: str
    command: tuple[str, ...]
    kind: ProcessKind
    evidence: Evidence
    confidence: Confidence = "proven"
    environment: tuple[tuple[str, str], ...] = ()
    environment_files: tuple[str, ...] = ()
    user: str | None = None
    schedule: str | None = None
    working_directory: str | None = None


@dataclass(frozen=True, slots=True)
class Port:
    """A TCP port that a process listens on; ``env`` names the variable that sets it, if one does."""

    number: int
    evidence: Evidence
    confidence: Confidence = "proven"
    env: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The HTTP path that tells whether the service is well."""

    path: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class EnvVar:
    """An environment variable that the service's code reads."""

    name: str
    evidence: Evidence
    required: bool = False
    default: str | None = None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret, by name. Its value is never held."""

    name: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file on the host that the service reads or writes; ``env`` names the variable that sets its path."""

    path: str
    evidence: Evidence
    env: str | None = None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class Datastore:
    """A database, cache or queue; ``kind`` as the field calls it (``dynamodb``, ``sqs``, ``redis``…)."""

    kind: str
    evidence: Evidence
    name: str | None = None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class AwsCall:
    """An AWS API operation, named as IAM names it: ``service="dynamodb"``, ``operation="PutItem"``.

    One call that IAM splits into several actions (``TransactWriteItems``) keeps the API's name.
    """

    service: str
    operation: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class ExternalHost:
    """A host outside the fleet; ``env`` names the variable that carries it, if one does."""

    host: str
    evidence: Evidence
    env: str | None = None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class StopsOnSigterm:
    """Whether the process ends by itself on SIGTERM, with the line that decides it."""

    value: bool
    evidence: Evidence | None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class Build:
    """How the repository builds its artefact: an argument vector run in the service's folder."""

    command: tuple[str, ...]
    evidence: Evidence
    artefacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Install:
    """A file that a deployment puts on the host: ``source`` in the repository, ``destination`` there."""

    source: str
    destination: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework the service is written with, by its own name (``gin``, ``Spring Boot``, ``FastAPI``)."""

    name: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A route that the service answers.

    ``method`` in capitals, ``ANY`` where the line names none; a gRPC method has ``protocol`` ``grpc`` and
    ``/package.Service/Method`` as ``path``. Holes are written as the source writes them.
    """

    method: str
    path: str
    evidence: Evidence
    protocol: str = "http"
    confidence: Confidence = "proven"


LogKind = Literal["stdout", "file", "syslog", "journald", "agent"]


@dataclass(frozen=True, slots=True)
class LogSink:
    """Where log lines go; ``target`` is the file's path or the agent's address where a line says it."""

    kind: LogKind
    evidence: Evidence
    target: str | None = None
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class LocalAgent:
    """A program on the same host that the service talks to: StatsD, the X-Ray daemon, a syslog socket.

    ``address`` as the line writes it (``127.0.0.1:8125``, ``unix:///run/agent.sock``).
    """

    kind: str
    address: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class Need:
    """A time zone or a locale that a line relies on: ``kind`` ``time_zone`` or ``locale``, and its name."""

    kind: Literal["time_zone", "locale"]
    value: str
    evidence: Evidence
    confidence: Confidence = "proven"


@dataclass(frozen=True, slots=True)
class ResourceHint:
    """CPU or memory that a manifest or a start option gives: vCPU (1.0 is one) or MiB.

    ``what`` is ``cpu`` or ``memory``; ``bound`` says whether the line limits, reserves, or sets a heap.
    """

    what: Literal["cpu", "memory"]
    bound: Literal["limit", "request", "heap"]
    amount: float
    evidence: Evidence
    confidence: Confidence = "proven"


QuestionKind = Literal[
    "start", "port", "host", "address", "load-balancer", "capture", "shared-store", "queue", "store", "schedule",
    "health", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """Something no line says; asked of a person instead of guessed.

    ``service`` is empty where one question is asked of many services; ``text`` then names them.
    """

    service: str
    text: str
    evidence: Evidence | None = None
    kind: QuestionKind = "other"


@dataclass(frozen=True, slots=True)
class Service:
    """One deployable of the fleet, with every fact's line.

    ``path`` is the service's folder relative to the path the user gave, with
    ``/`` (``.`` for the root itself).
    """

    name: str
    path: str
    languages: tuple[str, ...]
    evidence: Evidence
    processes: tuple[Process, ...] = ()
    ports: tuple[Port, ...] = ()
    health: Health | None = None
    env: tuple[EnvVar, ...] = ()
    secrets: tuple[Secret, ...] = ()
    files_read: tuple[FileUse, ...] = ()
    files_written: tuple[FileUse, ...] = ()
    datastores: tuple[Datastore, ...] = ()
    aws_calls: tuple[AwsCall, ...] = ()
    external_hosts: tuple[ExternalHost, ...] = ()
    stops_on_sigterm: StopsOnSigterm | None = None
    build: Build | None = None
    installs: tuple[Install, ...] = ()
    confidence: Confidence = "proven"
    frameworks: tuple[Framework, ...] = ()
    entry_points: tuple[Evidence, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    log_sinks: tuple[LogSink, ...] = ()
    temp_files: tuple[FileUse, ...] = ()
    local_agents: tuple[LocalAgent, ...] = ()
    mail_hosts: tuple[ExternalHost, ...] = ()
    needs: tuple[Need, ...] = ()
    resource_hints: tuple[ResourceHint, ...] = ()


Seen = Literal["confirmed", "only-seen", "never-seen"]
"""What runtime evidence says of an edge: seen as source says, seen and in no source, in source and not seen."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """``source`` calls ``target``: the call's line, and the line that fixes the host.

    ``address`` is what the caller dials (``http://account.wallet.internal``, a
    queue's name), ``env`` the variable that carries it, if one does, ``via`` the topic,
    queue or event that joins publisher and consumer. ``seen`` is None where no
    runtime evidence was given, or none that could have shown the call; ``seen_in`` is the file and line of
    that evidence, ``seen_count`` the requests (or connections) that it counts.
    """

    source: str
    target: str
    protocol: str
    evidence: Evidence
    target_evidence: Evidence | None = None
    confidence: Confidence = "proven"
    address: str | None = None
    env: str | None = None
    via: str | None = None
    seen: Seen | None = None
    seen_in: Evidence | None = None
    seen_count: int | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Services to move together, and why."""

    services: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PinnedCall:
    """A call that crosses between EC2 and Fargate longer because of a pin; ``for_good`` after the last wave too."""

    source: str
    target: str
    waves_before: int
    waves_after: int
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class PinEffect:
    """What one pin (``orders=first``) changes against the plan without pins.

    ``extra_crossings`` counts crossing calls, summed over the waves; below 0 where the pin saves some.
    """

    pin: str
    text: str
    extra_crossings: int
    waves_before: int
    waves_after: int
    calls: tuple[PinnedCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be read or was left out, said instead of passed over."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Fleet:
    """The result of a survey. ``root`` is the absolute path that all paths are relative to."""

    root: str
    services: tuple[Service, ...]
    dependencies: tuple[Dependency, ...] = ()
    waves: tuple[Wave, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    pin_effects: tuple[PinEffect, ...] = ()
    pipelines: tuple[Pipeline, ...] = ()

    def service(self, name: str) -> Service:
        """The service of that name; KeyError where there is none."""
        for one in self.services:
            if one.name == name:
                return one
        raise KeyError(name)
