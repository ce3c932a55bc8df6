"""Publisher to consumer: joined on queue, exchange and routing key, topic, subject, stream, task or event type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Datastore, Dependency, Question, Service
from watari.survey.ends import End, Shared, ends_of
from watari.survey.facts import CodeFile, FactBase
from watari.survey.owned import Owned
from watari.survey.stores import AWS_STORES, last_part

_NAMES = ("topic", "queue", "subscription", "list", "stream", "task", "pattern")
_EVENT_LIBRARIES = frozenset(["bus", "masstransit", "easynetq", "eventuate", "axon", "rabbit-wrapper"])
_KINDS = {"amqp": "rabbitmq"}
_QUESTIONED = frozenset(["amqp", "kafka", "nats", "pubsub", "servicebus", "kinesis"])


@dataclass(slots=True)
class Messaging:
    """What messages give: the edges, the questions, and each service's channels by its name."""

    dependencies: list[Dependency]
    questions: list[Question]
    stores: dict[str, list[Datastore]]


def messaging(owned: dict[str, Owned], base: FactBase) -> Messaging:
    """The messages between services."""
    shared = Shared(list(owned.values()), base)
    ends = [end for one in owned.values() for end in ends_of(one, shared)]
    edges = [*_by_amqp(ends), *_by_channel(ends), *_by_event(ends), *_by_construction(ends, owned, shared)]
    return Messaging(_unique(edges), list(_questions(ends, edges)), _stores(ends))


def _unique(edges: Iterable[Dependency]) -> list[Dependency]:
    found: dict[tuple[str, str, str], Dependency] = {}
    for one in sorted(edges, key=lambda d: (d.confidence != "proven", d.evidence)):
        found.setdefault((one.source, one.target, one.protocol), one)
    return list(found.values())


def _edge(publisher: End, consumer: End, via: str, confidence: Confidence = "proven") -> Dependency:
    queue = publisher.parts.get("queue")
    return Dependency(
        publisher.service,
        consumer.service,
        publisher.protocol,
        publisher.evidence,
        consumer.evidence,
        confidence,
        last_part(queue) if queue else None,
        via=via,
    )


def _pairs(ends: Iterable[End]) -> Iterator[tuple[End, End]]:
    """Publishers and consumers of one protocol in two services."""
    every = list(ends)
    takers: dict[str, list[End]] = {}
    for one in every:
        if one.role == "consume":
            takers.setdefault(one.protocol, []).append(one)
    for publisher in every:
        for consumer in takers.get(publisher.protocol, ()) if publisher.role == "publish" else ():
            if publisher.service != consumer.service:
                yield publisher, consumer


@dataclass(frozen=True, slots=True)
class _Binding:
    """A queue that an exchange fills; ``queue`` is None for the nameless queue of ``service``."""

    exchange: str
    key: str | None
    queue: str | None
    service: str
    open: bool


def _by_amqp(ends: list[End]) -> Iterator[Dependency]:
    mine = [one for one in ends if one.protocol == "amqp" and one.parts]
    types = {one.parts["exchange"]: one.parts["type"] for one in mine
             if one.role == "exchange" and {"exchange", "type"} <= set(one.parts)}  # fmt: skip
    bindings = list(_amqp_bindings(mine))
    typed = {one.service for one in ends if one.protocol == "amqp" and one.role == "consume" and one.events}
    for publisher, consumer in _pairs(mine):
        if consumer.service in typed and types.get(publisher.parts.get("exchange", "")) == "fanout":
            continue  # It takes every message and does something with the types that it names.
        via = _amqp_via(publisher, consumer, types, bindings)
        if via is not None:
            yield _edge(publisher, consumer, via)


def _amqp_bindings(ends: list[End]) -> Iterator[_Binding]:
    for one in ends:
        exchange = one.parts.get("exchange")
        if one.role in ("bind", "consume") and exchange:
            key = one.parts.get("key")
            yield _Binding(exchange, key, _queue(one.parts), one.service, "key" in one.open)


def _amqp_via(publisher: End, consumer: End, types: dict[str, str], bindings: list[_Binding]) -> str | None:
    """What joins the two: a queue through the default exchange, or a binding of the publisher's exchange."""
    exchange, key = publisher.parts.get("exchange"), publisher.parts.get("key")
    queue = _queue(consumer.parts)
    topic = publisher.parts.get("topic")
    if topic is not None:
        return f"exchange {topic}" if consumer.parts.get("topic") == topic else None
    if not exchange and "exchange" not in publisher.open:
        return f"queue {queue}" if key and key == queue else None
    for one in bindings:
        takes = one.queue == queue if one.queue and queue else one.service == consumer.service
        if takes and one.exchange == exchange and _routed(types.get(exchange), one, key, publisher):
            return (
                f"exchange {exchange}" + (f", routing key {key}" if key else "") + (f", queue {queue}" if queue else "")
            )
    return None


def _queue(parts: dict[str, str]) -> str | None:
    """The queue's name; AMQP 1.0 writes ``/queues/`` before it."""
    name = parts.get("queue")
    return name.removeprefix("/queues/") if name else None


def _routed(kind: str | None, binding: _Binding, key: str | None, publisher: End) -> bool:
    bound = binding.key
    if kind in ("fanout", "headers"):
        return True
    if binding.open:
        return False
    if bound in ("#", "*") and kind != "direct":
        return True
    if "key" in publisher.open:
        return False
    if not bound and not key:
        return True
    return bound is not None and key is not None and _dotted(bound, key)


def _dotted(pattern: str, name: str) -> bool:
    """AMQP's topic patterns: ``*`` is one word, ``#`` any number of words."""
    form = re.escape(pattern).replace(r"\#\.", r"(?:[^.]+\.)*").replace(r"\.\#", r"(?:\.[^.]+)*")
    form = form.replace(r"\#", ".*").replace(r"\*", r"[^.]+")
    return pattern == name or re.fullmatch(form, name) is not None


def _by_channel(ends: list[End]) -> Iterator[Dependency]:
    """One name on both sides; through a subscription where publisher and consumer name different things."""
    others = [one for one in ends if one.protocol != "amqp"]
    fed = [one for one in others if one.role == "bind" and "topic" in one.parts]
    for publisher, consumer in _pairs(others):
        for part in _NAMES:
            name = publisher.parts.get(part)
            if name and (via := _taken(publisher.protocol, part, name, consumer, fed)):
                yield _edge(publisher, consumer, via)
                break
    for one in fed:
        for publisher in others:
            for consumer in others:
                if (
                    (publisher.protocol, publisher.role, consumer.protocol, consumer.role)
                    == ("sns", "publish", "sqs", "consume")
                    and publisher.service != consumer.service
                    and _same(publisher.parts.get("topic"), one.parts["topic"])
                    and _same(consumer.parts.get("queue"), one.parts.get("queue"))
                ):
                    yield _edge(publisher, consumer, f"topic {last_part(one.parts['topic'])}")


def _same(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and last_part(a) == last_part(b)


def _taken(protocol: str, part: str, name: str, consumer: End, fed: list[End]) -> str | None:
    theirs = consumer.parts.get(part)
    if theirs is not None and _matches(protocol, theirs, name):
        return f"{part} {last_part(name)}"
    pattern = consumer.parts.get("pattern")
    if part == "topic" and pattern is not None and _expression(pattern, name):
        return f"topic {name}"
    subscription = consumer.parts.get("subscription")
    if part == "topic" and subscription:
        for one in fed:
            if _same(one.parts["topic"], name) and _same(one.parts.get("subscription"), subscription):
                return f"topic {last_part(name)}, subscription {last_part(subscription)}"
    return None


def _expression(pattern: str, name: str) -> bool:
    try:
        return re.fullmatch(pattern, name) is not None
    except re.error:
        return False


def _matches(protocol: str, theirs: str, name: str) -> bool:
    """Whether a subscription takes what is sent: the same name, or the protocol's wildcards."""
    if last_part(theirs) == last_part(name):
        return True
    if protocol == "nats" and re.search(r"[*>]", theirs):
        form = re.escape(theirs).replace(r"\*", r"[^.]+").replace(">", ".+")
        return re.fullmatch(form, name) is not None
    if protocol == "mqtt" and re.search(r"[+#]", theirs):
        form = re.escape(theirs).replace(r"\+", "[^/]+").replace(r"/\#", "(?:/.*)?").replace(r"\#", ".*")
        return re.fullmatch(form, name) is not None
    if protocol == "redis" and "*" in theirs and theirs.strip("*"):
        return fnmatchcase(name, theirs)
    if protocol == "kafka" and theirs.startswith("^"):
        return _expression(theirs, name)
    if protocol in ("celery", "redis", "amqp") and theirs.endswith("." + name.rsplit(".", 2)[-1]):
        return theirs.split(".")[-2:] == name.split(".")[-2:]
    return False


def _by_event(ends: list[End]) -> Iterator[Dependency]:
    for publisher, consumer in _pairs(one for one in ends if one.events):
        for event in publisher.events:
            if event in consumer.events and _one_bus(publisher.library, consumer.library):
                yield _edge(publisher, consumer, event)


def _one_bus(a: str, b: str) -> bool:
    """An own bus is a layer over any library."""
    return a == b or "bus" in (a, b)


def _by_construction(ends: list[End], owned: dict[str, Owned], shared: Shared) -> Iterator[Dependency]:
    """Who makes an event that others take, and publishes over the same bus events of unknown type."""
    takers = [one for one in ends if one.role == "consume" and one.events]
    wanted = {event for one in takers for event in one.events}
    for name, one in owned.items():
        senders: dict[tuple[str, str], list[End]] = {}
        for end in ends:
            bus = end.library in _EVENT_LIBRARIES and not end.parts and not end.open
            if end.service == name and end.role == "publish" and bus:
                senders.setdefault((end.protocol, end.library), []).append(end)
        made = dict(_made(one, wanted, shared)) if senders else {}
        for taker in takers if made else ():
            sending = senders.get((taker.protocol, taker.library)) or senders.get((taker.protocol, "bus"))
            for event in taker.events if sending and taker.service != name else ():
                if event in made:
                    yield _edge(_sender(sending or [], made[event]), taker, event, "likely")


def _sender(sending: list[End], made: Evidence) -> End:
    """The publishing line nearest to where the event is made: those whose event no line says come first."""
    nearest = sorted(
        sending, key=lambda end: (bool(end.events), end.evidence.path != made.path, abs(end.evidence.line - made.line))
    )
    return nearest[0] if not nearest[0].events else replace(nearest[0], evidence=made)


def _made(owned: Owned, wanted: set[str], shared: Shared) -> Iterator[tuple[str, Evidence]]:
    """The events made in the service's own files; what a common library makes says nothing of one service."""
    for file in owned.of(CodeFile):
        for call in file.calls if shared.alone(file.evidence.path) else ():
            last = re.sub(r"<.*", "", call.name)
            if last in wanted:
                yield last, Evidence(file.evidence.path, call.line)


def _stores(ends: list[End]) -> dict[str, list[Datastore]]:
    """The broker as each service's store, by the channels' names."""
    found: dict[str, dict[tuple[str, str | None], Datastore]] = {}
    for one in ends:
        if one.role not in ("publish", "consume") or one.protocol in ("tcp", "grpc", *AWS_STORES):
            continue
        kind = _KINDS.get(one.protocol, one.protocol)
        name = next((one.parts[part] for part in ("queue", "topic", "stream", "list", "key", "exchange")
                     if one.parts.get(part)), None)  # fmt: skip
        if name is None and not one.events:
            continue
        key = (kind, last_part(name) if name else None)
        found.setdefault(one.service, {}).setdefault(key, Datastore(kind, one.line or one.evidence, key[1]))
    return {service: list(stores.values()) for service, stores in found.items()}


def with_channels(service: Service, stores: list[Datastore]) -> Service:
    """The service with the channels that it uses; a named one replaces the nameless entry of its kind."""
    given = [one for one in stores if one.name or not any(old.kind == one.kind for old in service.datastores)]
    if not given:
        return service
    named = {one.kind for one in given if one.name}
    kept = {(one.kind, one.name): one for one in service.datastores if one.name or one.kind not in named}
    for one in given:
        kept.setdefault((one.kind, one.name), one)
    return replace(service, datastores=tuple(sorted(kept.values(), key=lambda one: (one.kind, one.name or ""))))


def _questions(ends: list[End], edges: list[Dependency]) -> Iterator[Question]:
    """Channels that no line names."""
    used = {one.evidence for one in edges} | {one.target_evidence for one in edges}
    for one in ends:
        nameless = not (set(one.parts) - {"type"}) and not one.events
        asked = (
            one.protocol in _QUESTIONED
            and one.library not in ("binding", "stream")
            and one.role in ("publish", "consume")
            and one.open
        )
        if asked and nameless and one.evidence not in used:
            doing = "publishes to" if one.role == "publish" else "takes messages from"
            text = f"no line says which {_noun(one.protocol)} {one.service} {doing}"
            yield Question(one.service, text, one.evidence)


def _noun(protocol: str) -> str:
    return {"amqp": "queue or exchange", "sqs": "queue", "kinesis": "stream", "nats": "subject"}.get(protocol, "topic")


def by_operation(services: list[Service]) -> Iterator[Dependency]:
    """SQS's publisher to consumer by the operations of the whole service, where one line does not say both."""
    for consumer in services:
        taken = {
            s.name: s for s in consumer.datastores if s.kind == "sqs" and s.name and _calls(consumer, "ReceiveMessage")
        }
        for publisher in services:
            sent = _calls(publisher, "SendMessage")
            if sent is None or publisher.name == consumer.name:
                continue
            for store in publisher.datastores:
                if store.kind == "sqs" and store.name in taken:
                    yield Dependency(
                        publisher.name, consumer.name, "sqs", sent, store.evidence, "proven", store.name, via=store.name
                    )


def _calls(service: Service, operation: str) -> Evidence | None:
    return next((c.evidence for c in service.aws_calls if (c.service, c.operation) == ("sqs", operation)), None)
