"""Whom a service calls: names in its code, hosts in its environment, queues it shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Dependency, ExternalHost, Question, Service
from watari.survey.facts import ConfigValue, ServiceName, Upstream
from watari.survey.flow import Node, Sink
from watari.survey.owned import Owned
from watari.survey.secrets import redact
from watari.survey.units import Unit

_INTERNAL = re.compile(r"\.(internal|local|lan|corp|private|intra|consul|svc|cluster\.local|localdomain|test)$")
_CARRIES_HOST = re.compile(r"(URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|UPSTREAM|BASE|SERVICE|SERVER|API|ORIGIN)S?$")
_ADDRESS = re.compile(
    r"^(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^/@\s]*@)?(?P<host>[A-Za-z0-9_][\w.-]*)(?P<port>:\d+)?(?:[/?].*)?$"
)
_STORES = frozenset(
    [
        "redis",
        "rediss",
        "postgres",
        "postgresql",
        "mysql",
        "mongodb",
        "mongodb+srv",
        "amqp",
        "amqps",
        "memcached",
        "kafka",
        "nats",
        "jdbc",
        "file",
        "s3",
        "arn",
    ]
)


@dataclass(frozen=True, slots=True)
class Address:
    """A host as a value writes it; ``scheme`` is empty where none is written."""

    host: str
    scheme: str
    port: bool


def address_of(value: str) -> Address | None:
    """The host in a URL, ``host:port`` or a bare host; None for other texts and for this machine itself."""
    match = _ADDRESS.match(value.strip().removeprefix("dns:///"))
    if match is None or match["host"] in ("localhost", "0.0.0.0") or re.fullmatch(r"[\d.]+", match["host"]):  # noqa: S104
        return None
    return Address(match["host"].lower(), match["scheme"] or "", bool(match["port"]))


class Names:
    """The names under which services are known."""

    def __init__(self, units: list[Unit]) -> None:
        self._by_alias: dict[str, str] = {}
        self._registered: set[str] = set()
        for unit in units:
            for alias in (*unit.aliases, unit.name.lower()):
                self._by_alias.setdefault(alias, unit.name)

    def add(self, alias: str, service: str) -> None:
        """Another name of a service, such as the one it registers for discovery; the first owner keeps it."""
        self._by_alias.setdefault(alias.lower(), service)
        self._registered.add(alias.lower())

    def registered(self, name: str) -> bool:
        """Whether some service registers itself under this very name."""
        return name.lower() in self._registered

    def service(self, address: Address) -> tuple[str, Confidence] | None:
        """The service behind a host: by its full name, or by the first label of an internal name."""
        if address.host in self._by_alias:
            return self._by_alias[address.host], "proven"
        first, _, rest = address.host.partition(".")
        if rest and first in self._by_alias:
            if _INTERNAL.search("." + rest) or "." not in rest or ".svc" in rest:
                return self._by_alias[first], "proven"
            if not re.search(r"amazonaws\.com|googleapis\.com|azure", rest):
                return self._by_alias[first], "likely"
        return None


@dataclass(slots=True)
class Joined:
    """What joining gives for one service."""

    dependencies: list[Dependency]
    external: list[ExternalHost]
    questions: list[Question]


def join(owned: Owned, names: Names) -> Joined:
    """The calls of one service to others and to hosts outside the fleet."""
    result = Joined([], [], [])
    for name in owned.reads:
        known = owned.value(name)
        if known is None:
            continue
        _one(owned, names, ("env", name), known, name, result)
    for text, evidence in list(owned.flow.literals.items()):
        defaults = {read.default for read in owned.reads.values()}
        if text not in defaults and ("://" in text or _is_dialled_name(owned, names, text)):
            _one(owned, names, ("literal", text), (text, evidence), None, result)
    for one in owned.of(ConfigValue):
        if re.match(r"^[a-z][a-z0-9+]*://", one.value):
            _from_file(owned, names, one, result)
    for upstream in owned.of(Upstream):
        _proxied(owned, names, upstream, result)
    return result


def _from_file(owned: Owned, names: Names, one: ConfigValue, result: Joined) -> None:
    """A URL in a configuration file; that the file's key is dialled is likely, no line of code shows it."""
    address = address_of(one.value)
    target = names.service(address) if address and address.scheme not in _STORES else None
    if address and target and target[0] != owned.unit.name:
        protocol = _protocol(address, [])
        result.dependencies.append(
            Dependency(owned.unit.name, target[0], protocol, one.evidence, one.evidence, "likely", redact(one.value))
        )


def _is_dialled_name(owned: Owned, names: Names, text: str) -> bool:
    """``host:port`` that a line dials, or a bare name that a service registers itself under.

    Any other word that happens to be a service's name is only a word.
    """
    address = address_of(text)
    if address is None or not (names.registered(text) or (address.port and names.service(address))):
        return False
    return any(sink.kind in ("http", "grpc") for sink in owned.flow.sinks(("literal", text)))


def _one(owned: Owned, names: Names, start: Node, known: tuple[str, Evidence], env: str | None, result: Joined) -> None:
    address = address_of(known[0])
    if address is None or address.scheme in _STORES:
        return
    if not address.scheme and not address.port and env and not _CARRIES_HOST.search(env):
        return
    dialled = [sink for sink in owned.flow.sinks(start) if sink.kind in ("http", "grpc")]
    uses = [sink for sink in owned.flow.sinks(start) if sink.kind == "use"]
    target = names.service(address)
    if target is None:
        _outside(owned, address, known, env, dialled, result)
    elif target[0] != owned.unit.name and (dialled or env):
        evidence = _call_site(owned, env, dialled, uses)
        confidence: Confidence = target[1] if dialled else "likely"
        protocol = _protocol(address, dialled)
        result.dependencies.append(
            Dependency(owned.unit.name, target[0], protocol, evidence, known[1], confidence, redact(known[0]), env)
        )


def _call_site(owned: Owned, env: str | None, dialled: list[Sink], uses: list[Sink]) -> Evidence:
    """The line that tells most: a call of this one client, else the request, else the reading of the name.

    A client shared by several addresses sends every request from one line, which
    says nothing of whom it goes to; the call of the client does.
    """
    if not dialled:
        return owned.reads[env or ""].evidence
    others = {
        sink.evidence
        for name in owned.reads
        if name != env and (known := owned.value(name)) and "://" in known[0]
        for sink in owned.flow.sinks(("env", name))
    }
    if dialled[0].evidence not in others:
        return dialled[0].evidence
    own = [use for use in uses if use.evidence not in others]
    return own[0].evidence if own else dialled[0].evidence


def _protocol(address: Address, dialled: list[Sink]) -> str:
    if dialled:
        return dialled[0].kind
    return "http" if address.scheme in ("http", "https", "") else address.scheme


def _outside(
    owned: Owned,
    address: Address,
    known: tuple[str, Evidence],
    env: str | None,
    dialled: list[Sink],
    result: Joined,
) -> None:
    """A host that is no service: outside where a line dials it; a question where it looks like ours."""
    if re.search(r"(^|\.)amazonaws\.com(\.cn)?$", address.host):
        if ".elb." in address.host and env:
            text = f"{env} is a load balancer, {address.host}: which service is behind it?"
            result.questions.append(Question(owned.unit.name, text, known[1]))
        return
    if "." not in address.host or not (dialled or (env and address.scheme in ("http", "https"))):
        return
    if _INTERNAL.search(address.host):
        text = f"no service below the given paths answers as {address.host}"
        result.questions.append(Question(owned.unit.name, text, known[1]))
    confidence: Confidence = "proven" if dialled else "likely"
    result.external.append(ExternalHost(address.host, known[1], env, confidence))


def registered_names(owned: Owned) -> list[str]:
    """The names under which a service registers itself for discovery."""
    literals = list(owned.flow.literals)
    own = [fact.name for fact in owned.of(ServiceName)]
    return own + [
        text for text in literals if any(sink.kind == "register" for sink in owned.flow.sinks(("literal", text)))
    ]


_HOLE = re.compile(r"\$\{?(\w+)\}?")


def _proxied(owned: Owned, names: Names, upstream: Upstream, result: Joined) -> None:
    """A proxy's configuration is its code: the line is the call."""
    target_evidence = upstream.evidence
    hole = _HOLE.search(upstream.address)
    value = upstream.address
    if hole:
        setting = owned.settings.get(hole[1])
        if setting is None:
            return
        value, target_evidence = value.replace(hole[0], setting.value), setting.evidence
    address = address_of(_HOLE.sub("", value))
    target = names.service(address) if address else None
    if target and target[0] != owned.unit.name:
        result.dependencies.append(
            Dependency(
                source=owned.unit.name,
                target=target[0],
                protocol=upstream.protocol,
                evidence=upstream.evidence,
                target_evidence=target_evidence,
                confidence=target[1],
                address=redact(value),
                env=hole[1] if hole else None,
            )
        )


def unique(dependencies: list[Dependency]) -> tuple[Dependency, ...]:
    """One entry per caller, callee and protocol: the proven before the likely, then the first."""
    found: dict[tuple[str, str, str], Dependency] = {}
    for one in sorted(dependencies, key=lambda d: (d.confidence != "proven", d.evidence)):
        found.setdefault((one.source, one.target, one.protocol), one)
    proven = {(d.source, d.target) for d in found.values() if d.confidence == "proven"}
    kept = [d for d in found.values() if d.confidence == "proven" or (d.source, d.target) not in proven]
    return tuple(sorted(kept, key=lambda d: (d.source, d.target, d.protocol)))


def with_external(service: Service, hosts: list[ExternalHost]) -> Service:
    """The service with its hosts outside the fleet, each once."""
    found: dict[str, ExternalHost] = {}
    for host in sorted(hosts, key=lambda h: (h.confidence != "proven", h.evidence)):
        found.setdefault(host.host, host)
    return replace(service, external_hosts=tuple(found[name] for name in sorted(found)))
