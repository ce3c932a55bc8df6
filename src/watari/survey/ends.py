"""The ends of messages: which service publishes or takes what, with the channel's names worked out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from watari.model.evidence import Evidence
from watari.survey.brokers import BRANCHED, Brokers
from watari.survey.channels import Channels
from watari.survey.code.messaging.expressions import Known, Place, flat
from watari.survey.facts import (
    BuildFile,
    Call,
    CodeFile,
    FactBase,
    GoImports,
    Message,
    MessageRole,
    NamedText,
    Setting,
    evidence_of,
)
from watari.survey.owned import Owned

_TYPE = re.compile(r"(?i)(fanout|topic|direct|headers)\W*$")
_MOST = 40
_BINDING = re.compile(r"^spring\.cloud\.stream\.bindings\.(?P<name>[^.]+)\.destination$")
_MESSAGING = re.compile(
    r"^mp\.messaging\.(?P<way>incoming|outgoing)\.(?P<name>[^.]+)\.(?P<key>topic|connector|address)$"
)


@dataclass(frozen=True, slots=True)
class End:
    """One end: ``parts`` the channel's names, ``open`` parts that a line writes and none resolves."""

    service: str
    role: MessageRole
    protocol: str
    parts: dict[str, str]
    evidence: Evidence
    open: frozenset[str] = frozenset()
    events: tuple[str, ...] = ()
    library: str = ""
    line: Evidence | None = field(default=None, compare=False)


class Shared:
    """The source that belongs to no service, or to several: libraries."""

    def __init__(self, owned: Iterable[Owned], base: FactBase) -> None:
        owners: dict[str, set[str]] = {}
        for one in owned:
            for file in one.of(CodeFile):
                owners.setdefault(file.evidence.path, set()).add(one.unit.name)
        self._owners = owners
        self.files = [file for file in base.of(CodeFile) if not owners.get(file.evidence.path)]
        self.messages = [one for one in base.of(Message) if not owners.get(one.evidence.path)]
        taken = {evidence_of(fact).path for one in owned for fact in one.of(NamedText)}
        self.texts = [one for one in base.of(NamedText) if one.evidence.path not in taken]
        self.constants = [one for one in base.of(NamedText) if one.holder and not one.configured]
        built = {evidence_of(fact).path for one in owned for fact in one.of(BuildFile)}
        self.builds = [one for one in base.of(BuildFile) if one.evidence.path not in built]

    def alone(self, path: str) -> bool:
        """Whether the file is one service's own."""
        return len(self._owners.get(path, ())) == 1


def ends_of(owned: Owned, shared: Shared) -> list[End]:
    """The ends of one service."""
    own: list[Message] = owned.of(Message)
    own_paths = {one.evidence.path for one in owned.of(NamedText)}
    # A constant of another service's package is seen through its holder's name only.
    foreign = [one for one in shared.constants if one.evidence.path not in own_paths]
    texts = list(dict.fromkeys([*owned.of(NamedText), *shared.texts, *foreign]))
    code = [*owned.of(CodeFile), *shared.files]
    messages = [*own, *shared.messages]
    channels = Channels(code, texts, owned.value, (one.evidence for one in messages if one.protocol not in BRANCHED))
    brokers = Brokers(
        code, [*owned.of(BuildFile), *shared.builds], owned.of(GoImports), messages, owned.of(Setting), texts
    )
    found: list[End] = []
    for message in messages:
        protocol = brokers.of(message.protocol)
        if protocol is not None:
            found += _resolved(owned, shared, channels, _plain(message), protocol)
    found += _bindings(owned, channels, brokers)
    return found


def _plain(message: Message) -> Message:
    """Spring's ``convertAndSend(key, body)`` against ``(exchange, key, body)``."""
    if message.protocol != "rabbit-template":
        return message
    parts = dict(message.parts)
    body = parts.pop("body", None)
    if body is None or "->" in body or "PostProcessor" in body or "CorrelationData" in body:
        parts = {"exchange": '""', "key": parts["exchange"]} if "key" in parts else {}
    return Message(
        message.role, message.protocol, tuple(parts.items()), message.evidence, message.function, message.events
    )


def _resolved(owned: Owned, shared: Shared, channels: Channels, message: Message, protocol: str) -> Iterator[End]:
    place = Place(message.evidence.path, message.evidence.line, message.function)
    known: dict[str, list[Known]] = {}
    for part, expression in message.parts:
        if part == "type" and (kind := _TYPE.search(expression)):
            known[part] = [Known(kind[1].lower(), message.evidence)]
        else:
            known[part] = channels.texts(expression, place)
    open_parts = frozenset(part for part, texts in known.items() if not texts)
    if not shared.alone(message.evidence.path):
        # What a caller sets replaces a library's default.
        known = {part: [one for one in texts if one.sites] or texts for part, texts in known.items()}
    closed = {part: texts for part, texts in known.items() if texts}
    rows = _combined(closed)
    alone = shared.alone(message.evidence.path)
    several = len({tuple(sorted((p, k.text) for p, k in row.items())) for row in rows}) > 1
    for row in rows or [{}]:
        sites = [site for one in sorted(row.values(), key=lambda one: -len(one.sites)) for site in one.sites]
        mine = [site for site in sites if shared.alone(site.path)]
        if not alone and not mine:
            mine = _called(shared, channels, message) if row else []
            if not mine:
                continue
        evidence = message.evidence if alone and not (several and mine) else mine[-1] if mine else message.evidence
        yield End(
            owned.unit.name,
            message.role,
            protocol,
            {part: one.text for part, one in row.items()},
            evidence,
            open_parts,
            message.events or _named_for_a_type(message, row),
            message.protocol,
            message.evidence,
        )


def _named_for_a_type(message: Message, row: dict[str, Known]) -> tuple[str, ...]:
    """A subscription whose topic or key is a type's name takes the messages of that type."""
    names = {row[part].text for part in ("topic", "key") if part in row} if message.role == "consume" else set()
    return tuple(sorted(name for name in names if re.fullmatch(r"[A-Z][a-z0-9]+[A-Z]\w+", name)))


def _combined(known: dict[str, list[Known]]) -> list[dict[str, Known]]:
    """Texts of several parts that stand together: through one call, or through calls side by side."""
    if not known:
        return []
    rows = [
        (chosen, [(a, b) for a, b in itertools.combinations(chosen, 2) if a.sites and b.sites])
        for chosen in itertools.islice(itertools.product(*known.values()), 400)
    ]
    fitting = [(chosen, pairs) for chosen, pairs in rows if all(_fits(a, b) for a, b in pairs)]
    close = [(chosen, pairs) for chosen, pairs in fitting if pairs and all(_close(a, b) for a, b in pairs)]
    return [dict(zip(known, chosen, strict=True)) for chosen, _ in close or fitting]


def _fits(a: Known, b: Known) -> bool:
    """Parameters of one function come from one call of it."""
    calls = dict(zip(a.through, a.sites, strict=True))
    return all(calls.get(function, site) == site for function, site in zip(b.through, b.sites, strict=True))


def _close(a: Known, b: Known) -> bool:
    return bool(set(a.sites) & set(b.sites)) or _beside(a.sites, b.sites)


def _beside(a: tuple[Evidence, ...], b: tuple[Evidence, ...]) -> bool:
    """Calls that set parts of one thing stand one below the other: ``ExchangeName(…)``, ``BindingKey(…)``."""
    return a[-1].path == b[-1].path and abs(a[-1].line - b[-1].line) <= 3


def _called(shared: Shared, channels: Channels, message: Message) -> list[Evidence]:
    """The service's own calls of the library function in which the message stands."""
    seen: set[tuple[str, str]] = set()
    names: list[tuple[str | None, str]] = [(message.function, message.evidence.path)]
    for _ in range(3):
        following: list[tuple[str | None, str]] = []
        for function, path in names:
            for where, call in channels.callers(function, path) if function else ():
                if not _plausible(call, path):
                    continue
                if shared.alone(where):
                    return [Evidence(where, call.line)]
                if call.function and (call.function, where) not in seen:
                    seen.add((call.function, where))
                    following.append((call.function, where))
        names = following
    return []


def _plausible(call: Call, path: str) -> bool:
    """Whether a value's name fits the library's: ``messageHandler.start()`` for ``RabbitMessageHandler``.

    A function's name of three words, such as ``onTicketSold``, says enough by itself.
    """
    if len(re.findall(r"[A-Z]?[a-z0-9]+", call.name.removesuffix("Async"))) > 2:
        return True
    qualifier = flat(re.sub(r"<.*", "", call.callee).rpartition(".")[0].rpartition(".")[2])
    homes = [flat(part.rsplit(".", 1)[0]) for part in path.split("/")[-2:]]
    return not qualifier or any(len(home) > 2 and (home in qualifier or qualifier in home) for home in homes)


def _bindings(owned: Owned, channels: Channels, brokers: Brokers) -> Iterator[End]:
    """Spring Cloud Stream and MicroProfile: the configuration says what a named binding is."""
    lines = {one.name: one for one in owned.of(NamedText) if one.configured}
    for key, one in lines.items():
        match = _BINDING.match(key)
        if match:
            role = _way(owned, match["name"])
            protocol = brokers.of("stream")
            if role and protocol:
                for known in channels.texts(f'"{one.text}"', Place(one.evidence.path, one.evidence.line, None)):
                    yield End(owned.unit.name, role, protocol, {"topic": known.text}, one.evidence, library="stream")
    for key, one in lines.items():
        match = _MESSAGING.match(re.sub(r"^%\w+\.", "", key))
        if not match:
            continue
        way, name = match["way"], match["name"]
        stem = f"mp.messaging.{way}.{name}."
        if match["key"] == "connector" and (stem + "topic" in lines or stem + "address" in lines):
            continue
        text = one.text if match["key"] != "connector" else name
        connector = lines.get(stem + "connector")
        protocol = _connector(connector.text if connector else "") or brokers.of("binding")
        if protocol:
            role = "publish" if way == "outgoing" else "consume"
            yield End(owned.unit.name, role, protocol, {"topic": text}, one.evidence, library="binding")


def _connector(text: str) -> str | None:
    return next(
        (
            known
            for part, known in (("kafka", "kafka"), ("rabbit", "amqp"), ("amqp", "amqp"), ("mqtt", "mqtt"))
            if part in text
        ),
        None,
    )


def _way(owned: Owned, binding: str) -> MessageRole | None:
    """Whether a binding sends or takes: by its functional name, else by the annotation that names it."""
    functional = re.search(r"-(in|out)-\d+$", binding)
    if functional:
        return "consume" if functional[1] == "in" else "publish"
    for message in owned.of(Message):
        if message.protocol in ("binding", "stream"):
            for _, expression in message.parts:
                if flat(expression.rsplit(".", 1)[-1]) == flat(binding):
                    return "publish" if message.role == "publish" else "consume"
    return {"output": "publish", "input": "consume"}.get(binding)  # type: ignore[return-value]
