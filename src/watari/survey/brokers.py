"""Which broker is behind a library that speaks to several: by its configuration's calls, packages and URLs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from watari.survey.facts import BuildFile, CodeFile, GoImports, Message, NamedText, Setting

FIXED = {
    "easynetq": "amqp", "rabbit-template": "amqp", "bull": "redis", "rq": "redis", "asynq": "redis", "sidekiq": "redis",
    "eventuate": "kafka",
}  # fmt: skip
"""Libraries that know one broker only."""

BRANCHED = frozenset(
    [
        "bus",
        "masstransit",
        "cap",
        "stream",
        "binding",
        "watermill",
        "nest",
        "celery",
        "dapr",
        "micro",
        "axon",
        "rabbit-wrapper",
    ]
)
"""Libraries that know several."""

_CALLS = (
    ("amqp", re.compile(r"(?i)UsingRabbitMq|UseRabbitMQ|AddRabbitMQ|rabbitmq|amqp")),
    ("servicebus", re.compile(r"(?i)UsingAzureServiceBus|UseAzureServiceBus|azureservicebus|servicebus")),
    ("kafka", re.compile(r"(?i)UsingKafka|UseKafka|kafka")),
    ("sqs", re.compile(r"(?i)UsingAmazonSqs|AmazonSQS")),
    ("nats", re.compile(r"(?i)\bnats|nats\b|stan\.go")),
    ("redis", re.compile(r"(?i)redis")),
    ("mqtt", re.compile(r"(?i)mqtt")),
    ("pubsub", re.compile(r"(?i)googlecloud|google\W.*pubsub")),
)
_URL = re.compile(r"^(?:py)?(amqps?|rediss?|kafka|nats|sqs|mqtt)://")
_SCHEMES = {"amqps": "amqp", "rediss": "redis"}
_TRANSPORTS = {
    ".RMQ": "amqp", ".KAFKA": "kafka", ".REDIS": "redis", ".NATS": "nats", ".MQTT": "mqtt", ".TCP": "tcp",
    ".GRPC": "grpc",
}  # fmt: skip
_COMPONENTS = {
    "rabbitmq": "amqp", "kafka": "kafka", "redis": "redis", "azure": "servicebus", "snssqs": "sns", "mqtt": "mqtt",
    "mqtt3": "mqtt", "jetstream": "nats", "natsstreaming": "nats", "gcp": "pubsub", "pulsar": "pulsar",
}  # fmt: skip
_IN_MEMORY = re.compile(r"UsingInMemory|InMemoryTransport|InMemoryEventBus")


class Brokers:
    """The brokers behind one service's libraries, seen in its own and in shared facts."""

    def __init__(
        self,
        code: Iterable[CodeFile],
        builds: Iterable[BuildFile],
        imports: Iterable[GoImports],
        messages: Iterable[Message],
        settings: Iterable[Setting],
        texts: Iterable[NamedText],
    ) -> None:
        self._code = list(code)
        self._packages = [package for one in builds for package in one.packages]
        self._packages += [package for one in imports for package in one.imports]
        self._messages = Counter(one.protocol for one in messages)
        self._values = [one.value for one in settings] + [one.text for one in texts]
        self._components = [one.text for one in texts if one.name.startswith("dapr-component.")]

    def of(self, library: str) -> str | None:
        """The protocol of a library's messages; None where they stay in the process, or no line says it."""
        if library in FIXED:
            return FIXED[library]
        if library not in BRANCHED:
            return library
        if library == "nest":
            return self._nest()
        if library == "dapr":
            kinds = {_COMPONENTS.get(one.split(".")[1]) for one in self._components}
            known = kinds.pop() if len(kinds) == 1 else None
            return known or "dapr"
        if library in ("celery",):
            return self._by_url() or self._by_package() or "amqp"
        if library == "masstransit":
            return self._by_call(r"Using(RabbitMq|AzureServiceBus|Kafka|AmazonSqs|InMemory)|AddRider")
        if library == "bus" and self._messages.get("dapr"):
            return self.of("dapr")
        return self._by_message() or self._by_package() or self._by_url()

    def _by_message(self) -> str | None:
        known = [name for name, _ in _CALLS if self._messages.get(name) and name != "redis"]
        return known[0] if known else None

    def _by_package(self) -> str | None:
        for protocol, pattern in _CALLS:
            if any(pattern.search(package) for package in self._packages):
                return protocol
        return None

    def _by_url(self) -> str | None:
        for value in self._values:
            match = _URL.match(value)
            if match:
                return _SCHEMES.get(match[1], match[1])
        return None

    def _by_call(self, wanted: str) -> str | None:
        """By the call that configures the transport; an in-memory one beside a real one is for tests."""
        names = {call.name for file in self._code for call in file.calls if re.search(wanted, call.name)}
        for protocol, pattern in _CALLS:
            if any(pattern.search(name) for name in names):
                return protocol
        return None if any(_IN_MEMORY.search(name) for name in names) else self._by_package()

    def _nest(self) -> str | None:
        for file in self._code:
            for one in file.assignments:
                if one.target.rsplit(".", 1)[-1] == "transport":
                    for ref in one.refs:
                        if (known := _TRANSPORTS.get("." + ref.rsplit(".", 1)[-1])) is not None:
                            return known
        return None
