"""The order of a fleet: the waves with their reasons, and what each pin costs."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from watari.model.fleet import Dependency, PinEffect, Service, Wave
from watari.survey.waves.crossings import Crossings
from watari.survey.waves.cut import cut
from watari.survey.waves.effects import effects
from watari.survey.waves.groups import Pair, Task, make_task, shared_stores
from watari.survey.waves.pins import Pin, require_known
from watari.survey.waves.reasons import reason

BROKERS = frozenset(
    [
        "amqp",
        "axon",
        "dapr",
        "eventbridge",
        "kafka",
        "kinesis",
        "mqtt",
        "nats",
        "nsq",
        "pubsub",
        "pulsar",
        "rabbitmq",
        "redis",
        "servicebus",
        "sns",
        "sqs",
    ]
)
"""Publisher and consumer meet in the broker; neither has to move before the other."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Waves in order, and for each pin what it changes against the order without pins."""

    waves: tuple[Wave, ...]
    effects: tuple[PinEffect, ...] = ()


def waves(services: Sequence[Service], dependencies: Iterable[Dependency]) -> tuple[Wave, ...]:
    """The waves without pins; every service stands in exactly one."""
    return order(services, dependencies).waves


def order(
    services: Sequence[Service], dependencies: Iterable[Dependency], pins: Sequence[Pin] = (), size: int | None = None
) -> Ordering:
    """The waves under ``pins``, at most ``size`` services each where nothing ties more together.

    A service that is pinned to stay is in no wave. Raises UsageError where a pin names no service, or
    where pins contradict one another.
    """
    names = [service.name for service in services]
    require_known(pins, names)
    calls = weights(dependencies)
    shared = shared_stores(services)

    def solved(some: Sequence[Pin]) -> tuple[Task, Crossings]:
        task = make_task(names, calls, shared, some)
        return task, Crossings(cut(task, size), calls)

    task, plan = solved(pins)
    said = tuple(
        Wave(tuple(sorted(name for group in wave for name in group)), reason(task, plan, number))
        for number, wave in enumerate(plan.waves)
    )
    return Ordering(said, effects(pins, lambda some: solved(some)[1]) if pins else ())


def weights(dependencies: Iterable[Dependency]) -> dict[Pair, int]:
    """Requests per call as runtime evidence counted them, else 1; every weight is 1 or more.

    A call that no capture could have shown weighs as the median of those that were counted.
    """
    calls = [d for d in dependencies if d.protocol not in BROKERS and d.via is None and d.source != d.target]
    counted: dict[Pair, int] = {}
    for one in calls:
        if one.seen_count:
            counted[one.source, one.target] = max(one.seen_count, counted.get((one.source, one.target), 0))
    usual = int(statistics.median(counted.values())) if counted else 1
    found: dict[Pair, int] = {}
    for one in calls:
        pair = (one.source, one.target)
        weight = counted.get(pair) or (1 if one.seen == "never-seen" else usual)
        found[pair] = max(found.get(pair, 1), weight)
    return dict(sorted(found.items()))


def is_broker(protocol: str) -> bool:
    """Whether a protocol goes through a broker."""
    return protocol in BROKERS
