"""Spans of a trace, whatever format they came in, joined into calls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from watari.model.evidence import Evidence
from watari.survey.runtime.ledger import Ledger, Pair, Party, Tally

WINDOW = 200_000
"""So many spans are remembered for finding parents and children; they stand near one another in an export."""

_BROKERS = {
    "kafka": "kafka", "rabbitmq": "amqp", "amqp": "amqp", "aws_sqs": "sqs", "amazonsqs": "sqs", "aws.sqs": "sqs",
    "sqs": "sqs", "aws_sns": "sns", "aws.sns": "sns", "nats": "nats", "kinesis": "kinesis",
}  # fmt: skip
_HOST = re.compile(
    r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?(\[[0-9a-fA-F:]+\]|[\w.-]{1,253})(?::(\d{1,5}))?(?:[/?#]|$)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """One span. ``kind`` in small letters, empty where not said; ``peer`` and ``host`` are whom a client asks."""

    trace: str
    id: str
    parent: str
    service: str
    kind: str
    evidence: Evidence
    peer: str = ""
    host: str = ""
    port: int = 0
    destination: str = ""
    protocol: str = "tcp"
    store: bool = False


def span_from(tags: Mapping[str, str], **known: object) -> Span:
    """A span of OpenTelemetry's semantic conventions, old and new names (opentelemetry.io, "Trace semantics")."""

    def first(*names: str) -> str:
        return next((tags[name] for name in names if tags.get(name)), "")

    address = first("server.address", "net.peer.name", "net.sock.peer.name", "http.host", "url.full", "http.url")
    match = _HOST.match(address.strip())
    port = first("server.port", "net.peer.port") or (match[2] if match and match[2] else "")
    system = first("messaging.system").lower()
    protocol = _BROKERS.get(system, system) or _protocol(tags)
    return Span(
        peer=first("peer.service"),
        host=match[1].lower() if match else "",
        port=int(port) if port.isascii() and port.isdigit() and len(port) < 6 else 0,
        destination=first("messaging.destination.name", "messaging.destination", "message_bus.destination")
        if system
        else "",
        protocol=protocol,
        store=bool(first("db.system", "db.system.name", "db.type")),
        **known,  # type: ignore[arg-type]
    )


def _protocol(tags: Mapping[str, str]) -> str:
    if tags.get("rpc.system") == "grpc" or tags.get("component") == "grpc":
        return "grpc"
    if any(name.startswith(("http.", "url.")) for name in tags):
        return "http"
    return "tcp"


class Joiner:
    """Finds for each span the service of its parent; remembers only the last spans."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._services: dict[tuple[str, str], str] = {}
        self._waiting: dict[tuple[str, str], list[Span]] = {}

    def add(self, span: Span) -> None:
        """Takes a span in."""
        if not span.service or not span.id:
            return
        key = (span.trace, span.id)
        self._services[key] = span.service
        for child in self._waiting.pop(key, ()):
            self._called(span.service, child)
        if span.kind in ("server", "consumer", "") and span.parent:
            above = (span.trace, span.parent)
            if above in self._services:
                self._called(self._services[above], span)
            else:
                self._waiting.setdefault(above, []).append(span)
        self._alone(span)
        for held in (self._services, self._waiting):
            if len(held) > WINDOW:
                del held[next(iter(held))]

    def _called(self, caller: str, span: Span) -> None:
        if caller != span.service:
            pair = Pair("spans", Party(name=caller), Party(name=span.service), span.protocol, span.destination)
            self._ledger.see(pair, span.evidence)

    def _alone(self, span: Span) -> None:
        """What one span says by itself."""
        own = Party(name=span.service)
        if span.kind == "client":
            self._ledger.cover("spans", "out", own, span.evidence)
            if (span.peer or span.host) and not span.store and not span.destination:
                server = Party(name=span.peer) if span.peer else Party(host=span.host, port=span.port)
                self._ledger.see(Pair("peers", own, server, span.protocol), span.evidence)
        elif span.kind == "server":
            self._ledger.cover("spans", "in", own, span.evidence)
        elif span.kind in ("producer", "consumer"):
            self._ledger.cover("spans", span.kind, own, span.evidence)
            if span.destination:
                self._destination(span)

    def _destination(self, span: Span) -> None:
        side = self._ledger.published if span.kind == "producer" else self._ledger.consumed
        if len(side) > WINDOW:
            return
        tally = side[span.protocol, span.destination].setdefault(span.service, Tally(0, span.evidence))
        tally.count += 1
