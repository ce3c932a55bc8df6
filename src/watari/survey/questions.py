"""What no line says, as questions that a person can answer: each once, the most pressing first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import yaml

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Question, QuestionKind, Service
from watari.survey.code.language import DIALS
from watari.survey.facts import BuildFile, GoImports
from watari.survey.owned import Owned
from watari.survey.secrets import is_secret
from watari.survey.waves.groups import shared_stores

_RANK: tuple[QuestionKind, ...] = (
    "start", "port", "host", "address", "load-balancer", "capture", "shared-store", "queue", "store", "schedule",
    "health", "other",
)  # fmt: skip
"""What stops a move before what only delays it."""

_MANY = 4
"""From so many services on, one question is asked of them all."""

_OF_MANY: dict[QuestionKind, str] = {
    "start": "no line says how these are started: {}",
    "port": "no line says which port these listen on: {}",
    "health": "no line says which path tells that these are healthy: {}",
    "store": "these use a database library, and no line says which database: {}",
}
"""Questions that are asked of several services at once; ``{}`` stands for the names."""

_WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"})
"""DynamoDB's operations that write items."""


@cache
def _listed(name: str) -> frozenset[str]:
    text = files("watari.survey").joinpath(f"data/{name}.yaml").read_text("utf-8")
    return frozenset(str(one).lower() for one in yaml.safe_load(text))


def is_platform_host(host: str) -> bool:
    """Whether a platform answers under this name, so that nobody needs to be asked whose it is."""
    return host.lower() in _listed("platform_hosts")


_NO_ADDRESS = re.compile(
    r"(TIMEOUT|INTERVAL|DELAY|TTL|DURATION|SECONDS|MILLIS|MS|RETRIES|ATTEMPTS|LIMIT|SIZE|COUNT|MAX|MIN|LEVEL|ENABLED)$"
)


def about_service(service: Service, owned: Owned) -> Iterator[Question]:
    """What no line says of one service."""
    if not service.processes:
        yield Question(service.name, f"no line says how {service.name} is started", service.evidence, "start")
    for process in service.processes:
        if process.kind == "web" and not service.ports:
            yield Question(service.name, f"no line says which port {service.name} listens on", process.evidence, "port")
        if process.kind == "scheduled" and process.schedule is None:
            text = f"{process.name} has a calendar that five cron fields cannot say: when does it run?"
            yield Question(service.name, text, process.evidence, "schedule")
    if service.ports and service.health is None:
        text = f"no line says which path tells that {service.name} is healthy"
        yield Question(service.name, text, service.ports[0].evidence, "health")
    yield from _dialled_without_value(owned)
    yield from _unknown_store(service, owned)


def _dialled_without_value(owned: Owned) -> Iterator[Question]:
    """Variables that code dials, and that no manifest and no default gives a value: one question for all."""
    names = [
        name
        for name in owned.reads
        if not is_secret(name)
        and not _NO_ADDRESS.search(name)
        and owned.value(name) is None
        and any(sink.kind in DIALS for sink in owned.flow.sinks(("env", name)))
    ]
    if names:
        what = "what is it in production?" if len(names) == 1 else "what are they in production?"
        text = f"{owned.unit.name} calls the address in {', '.join(names)}, and no line gives a value: {what}"
        yield Question(owned.unit.name, text, owned.reads[names[0]].evidence, "address")


def _unknown_store(service: Service, owned: Owned) -> Iterator[Question]:
    """A library for databases in general, where no driver and no address names one."""
    if service.datastores:
        return
    known: list[tuple[str, Evidence]] = [
        (package, fact.evidence) for fact in owned.of(BuildFile) if fact.language != "go" for package in fact.packages
    ]
    known += [(package, fact.evidence) for fact in owned.of(GoImports) for package in fact.imports]
    for package, evidence in known:
        if package.lower() in _listed("store_libraries"):
            text = f"{service.name} uses {package}, and no line says which database it speaks to"
            yield Question(service.name, text, evidence, "store")
            return


def about_fleet(services: Sequence[Service], dependencies: Iterable[Dependency]) -> Iterator[Question]:
    """What no line says between services: queues with one end, databases with several users."""
    yield from _queues(services, list(dependencies))
    by_name = {service.name: service for service in services}
    for (kind, name), users in sorted(shared_stores(services).items()):
        evidence = next(s.evidence for s in by_name[users[0]].datastores if (s.kind, s.name) == (kind, name))
        if kind == "dynamodb":
            users = [name for name in users if _WRITES & {call.operation for call in by_name[name].aws_calls}]
            if len(users) < 2:
                continue  # One writes, the others read: source has answered.
        asked = "do all have to write to it?" if kind == "dynamodb" else "do they share tables, or only the server?"
        text = f"{', '.join(users)} use {kind} {name}, so they are moved together: {asked}"
        yield Question(users[0], text, evidence, "shared-store")


def _queues(services: Sequence[Service], dependencies: list[Dependency]) -> Iterator[Question]:
    """A named SQS queue that is only sent to, or only received from, inside the fleet."""
    joined = {d.via or d.address for d in dependencies if d.protocol == "sqs"}
    for operation, other, text in (
        ("SendMessage", "ReceiveMessage", "{} sends to the queue {}, and no service receives from it: who does?"),
        ("ReceiveMessage", "SendMessage", "{} receives from the queue {}, and no service sends to it: who does?"),
    ):
        answered = {name for service in services if _does(service, other) for name, _ in _named_queues(service)}
        for service in services:
            for name, evidence in _named_queues(service) if _does(service, operation) else ():
                if name not in answered | joined:
                    yield Question(service.name, text.format(service.name, name), evidence, "queue")


def _does(service: Service, operation: str) -> bool:
    batch = operation + "Batch"
    return any(call.service == "sqs" and call.operation in (operation, batch) for call in service.aws_calls)


def _named_queues(service: Service) -> Iterator[tuple[str, Evidence]]:
    for store in service.datastores:
        if store.kind == "sqs" and store.name:
            yield store.name, store.evidence


def ranked(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions without doubles; what is the same for many services is asked once."""
    by_kind: dict[QuestionKind, list[Question]] = defaultdict(list)
    for one in dict.fromkeys(questions):
        by_kind[one.kind].append(one)
    result: list[Question] = []
    for kind in _RANK:
        result += _merged(kind, by_kind[kind])
    return tuple(result)


def _merged(kind: QuestionKind, questions: list[Question]) -> list[Question]:
    names = sorted({one.service for one in questions})
    if kind not in _OF_MANY or len(names) < _MANY:
        return sorted(questions, key=lambda one: one.service) if kind != "capture" else questions
    first = min((one.evidence for one in questions if one.evidence is not None), default=None)
    return [Question("", _OF_MANY[kind].format(", ".join(names)), first, kind)]
