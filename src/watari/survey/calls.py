"""Whom a service calls: names in its code, hosts in its environment, queues it shares."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Dependency, ExternalHost, Question, Service
from watari.survey.appsettings import in_force
from watari.survey.code.language import DIALS
from watari.survey.facts import CodeFile, ConfigValue, DiscoveryName, Property, ServiceName, Upstream
from watari.survey.flags import flags_given
from watari.survey.flow import Sink
from watari.survey.frameworks import Configured, configured_calls
from watari.survey.graph import Node
from watari.survey.owned import Owned
from watari.survey.questions import is_platform_host
from watari.survey.readers.interpolate import interpolate
from watari.survey.secrets import redact
from watari.survey.unit import Unit

_INTERNAL = re.compile(r"\.(internal|local|lan|corp|private|intra|consul|svc|cluster\.local|localdomain|test)$")
_CARRIES_HOST = re.compile(
    r"(URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|UPSTREAM|(?<!DATA)BASE|SERVICE|SERVER|API|ORIGIN)S?$"
)
_HOLE = r"%[sdv]|[$#]?\{[^{}]*\}|\$\w+"
_ADDRESS = re.compile(
    r"^(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^/@\s]*@)?(?P<host>[A-Za-z0-9_][\w.-]*)"
    rf"(?P<suffix>{_HOLE})?(?P<port>:(?:\d+|{_HOLE}))?(?:[/?].*)?$"
)
_TAKES_PATHS = re.compile(r"\.([mc]?[jt]sx?|php|rb)$")
"""Where HTTP clients take a bare word for a path below their base URL, not for a name to be discovered."""
_LOCAL = re.compile(
    r"^(?:[a-z]+:/+)?(?:localhost|127\.0\.0\.1|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})"
    r":(\d+)"
)
_RESOLVER = re.compile(r"^(?:dns|passthrough|direct|static|kubernetes|k8s|xds)://[^/]*/")
"""gRPC's resolvers of an address: what follows is a host."""
_DISCOVERY = re.compile(r"^(?:discovery|etcd3?|consul|nacos|polaris|eureka|zk|zookeeper)://[^/]*/+([\w.-]+)")
"""Resolvers of a name: what follows is the name under which a service registers itself."""
_HERE = re.compile(r"^(?:https?://|dns:///|passthrough:///)?(?:localhost|127\.0\.0\.1):(\d{2,5})(?:[/?].*)?$")
_INVOKED = re.compile(r"^https?://[^/]*/v1\.0/invoke/([\w.-]+)/method\b")
"""Dapr's own address holds the name of the application that is called."""
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
    """The host in a URL, ``host:port`` or a bare host; None for other texts and for this machine itself.

    What is filled in behind the host's first label (``http://stock%s/items``) can only be its domain.
    """
    if invoked := _INVOKED.match(value.strip()):
        return Address(invoked[1].lower(), "http", port=False)
    if discovered := _DISCOVERY.match(value.strip()):
        return Address(discovered[1].lower(), "discovery", False)
    match = _ADDRESS.match(_RESOLVER.sub("", value.strip()))
    if match is None or match["host"] in ("localhost", "0.0.0.0") or re.fullmatch(r"[\d.]+", match["host"]):  # noqa: S104
        return None
    if match["suffix"] and (match["host"].endswith(("-", "_")) or not match["scheme"]):
        return None
    # Aspire names one endpoint of several before the host: `https+http://_grpc.fares`.
    host = re.sub(r"^_\w+\.", "", match["host"].lower().rstrip("."))
    return Address(host, match["scheme"] or "", bool(match["port"]))


class Names:
    """The names under which services are known."""

    def __init__(self, units: list[Unit]) -> None:
        self._by_alias: dict[str, str] = {}
        self._registered: set[str] = set()
        own = {unit.name.lower() for unit in units}
        counts = Counter(alias for unit in units for alias in unit.aliases)
        self._on_port: dict[int, set[str]] = defaultdict(set)
        for unit in units:
            # A name that several share, such as that of the package they were all copied from, says nothing.
            alone = [alias for alias in unit.aliases if counts[alias] == 1 and alias not in own]
            for alias in (*alone, unit.name.lower()):
                self._by_alias.setdefault(alias, unit.name)

    def register(self, alias: str) -> None:
        """Says that a name is one for discovery: a bare word that a line dials may be it."""
        self._registered.add(alias.lower())

    def add(self, alias: str, service: str) -> None:
        """Another name of a service, such as the one it registers for discovery; the first owner keeps it."""
        self._by_alias.setdefault(alias.lower(), service)
        self._registered.add(alias.lower())

    def listens(self, service: str, port: int) -> None:
        """A port on which a service takes requests."""
        self._on_port[port].add(service)

    def beside(self, caller: str, value: str) -> Address | None:
        """The one service that listens on a port of this machine, where several services share a host."""
        local = _HERE.match(value.strip())
        listening = self._on_port.get(int(local[1]), set()) if local else set()
        alone = len(listening) == 1 and caller not in listening
        return Address(next(iter(listening)), "beside", True) if alone else None

    def listen(self, service: Service) -> None:
        """Takes the ports of a service, for addresses of this machine itself."""
        for port in service.ports:
            self.listens(service.name, port.number)

    def local(self, value: str) -> str | None:
        """The one service that listens on the port of an address without a name, such as ``http://localhost:8081``."""
        match = _LOCAL.match(value)
        on = self._on_port.get(int(match[1]), set()) if match else set()
        return next(iter(on)) if len(on) == 1 else None

    @property
    def aliases(self) -> dict[str, str]:
        """Every name under which a service is known, in small letters, with the service."""
        return dict(self._by_alias)

    def registered(self, name: str) -> bool:
        """Whether some service registers itself under this very name."""
        return name.lower() in self._registered

    def service(self, address: Address) -> tuple[str, Confidence] | None:
        """The service behind a host: by its full name, or by the first label of an internal name."""
        if address.scheme == "beside":
            return address.host, "likely"
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
        if known is None or (owned.configuration.takes(name) and not owned.flow.sinks(("env", name))):
            continue  # What a key holds is followed from the key: no line dials the variable itself.
        _one(owned, names, ("env", name), known, name, result)
    for text, evidence in list(owned.flow.literals.items()):
        defaults = {read.default for read in owned.reads.values()}
        if text not in defaults and ("://" in text or _is_dialled_name(owned, names, text)):
            _one(owned, names, ("literal", text), (text, evidence), None, result)
    for template, evidence in list(owned.flow.templates.items()):
        if (filled := owned.configuration.fill(template, evidence)) is not None:
            _one(owned, names, ("template", template), filled, None, result)
    for one in configured_calls(owned):
        _by_framework(owned, names, one, result)
    for one in owned.of(ConfigValue):
        _from_file(owned, names, one, result)
    for flag, value, evidence in flags_given(owned):
        if flag in owned.flow.literals:
            _one(owned, names, ("literal", flag), (value, evidence), None, result)
    if not owned.of(CodeFile):
        _by_manifest(owned, names, result)
    for upstream in owned.of(Upstream):
        _proxied(owned, names, in_force(upstream, owned.value), result)
    return result


def _by_manifest(owned: Owned, names: Names, result: Joined) -> None:
    """URLs that a manifest gives a service in whose language nothing is read: likely it calls them."""
    for setting in owned.settings.values():
        if setting.owner is None or not re.match(r"^(https?|grpcs?)://", setting.value):
            continue
        address = address_of(setting.value)
        target = names.service(address) if address else None
        if address and target and target[0] != owned.unit.name:
            protocol, value = _protocol(address, []), redact(setting.value)
            result.dependencies.append(
                Dependency(owned.unit.name, target[0], protocol, setting.evidence, setting.evidence, "likely", value,
                           setting.name)
            )  # fmt: skip


def _from_file(owned: Owned, names: Names, one: ConfigValue, result: Joined) -> None:
    """A value of a configuration file: proven where a line dials its key, likely where it is a URL."""
    address = address_of(one.value) or names.beside(owned.unit.name, one.value)
    target = names.service(address) if address and address.scheme not in _STORES else None
    if address is None or target is None or target[0] == owned.unit.name:
        return
    dialled = [sink for sink in owned.flow.sinks(("config", one.key)) if sink.kind in DIALS]
    if dialled and dialled[0].kind == "grpc" and _no_client(owned, ("config", one.key)):
        return
    if dialled or (address.scheme != "beside" and re.match(r"^[a-z][a-z0-9+]*://", one.value)):
        confidence: Confidence = target[1] if dialled else "likely"
        evidence, protocol = dialled[0].evidence if dialled else one.evidence, _protocol(address, dialled)
        result.dependencies.append(
            Dependency(owned.unit.name, target[0], protocol, evidence, one.evidence, confidence, redact(one.value))
        )


def _is_dialled_name(owned: Owned, names: Names, text: str) -> bool:
    """``host:port`` that a line dials, or a bare name that a service registers itself under.

    Any other word that happens to be a service's name is only a word.
    """
    address = address_of(text) or names.beside(owned.unit.name, text)
    target = names.service(address) if address else None
    registered = names.registered(text) and not _TAKES_PATHS.search(owned.flow.literals[text].path)
    if address is None or not (registered or target):
        return False
    dialled = [sink for sink in owned.flow.sinks(("literal", text)) if sink.kind in DIALS]
    if not dialled:
        return False
    written_as_host = any(owned.flow.reaches(("literal", text), field) for field in (".host", ".hostname"))
    return registered or bool(address.port) or written_as_host or _joined_to_scheme(owned, dialled)


def _joined_to_scheme(owned: Owned, dialled: list[Sink]) -> bool:
    """Whether ``"http://"`` alone is dialled by the same line: the name is put behind it."""
    places = {sink.evidence for sink in dialled}
    return any(
        sink.evidence in places
        for scheme in ("http://", "https://", "lb://")
        if scheme in owned.flow.literals
        for sink in owned.flow.sinks(("literal", scheme))
    )


def _one(owned: Owned, names: Names, start: Node, known: tuple[str, Evidence], env: str | None, result: Joined) -> None:
    address = address_of(known[0]) or names.beside(owned.unit.name, known[0])
    if address is None:
        _by_port(owned, names, start, known, result)
        return
    if address.scheme in _STORES:
        return
    if not address.scheme and not address.port and env and not _CARRIES_HOST.search(env):
        return
    dialled = [sink for sink in owned.flow.sinks(start) if sink.kind in DIALS]
    if address.scheme == "beside":
        # In a browser this machine is the reader's own.
        dialled = [sink for sink in dialled if not re.search(r"\.([mc]?[jt]sx?|vue|svelte)$", sink.evidence.path)]
    if dialled and dialled[0].kind == "grpc" and _no_client(owned, start):
        return
    uses = [sink for sink in owned.flow.sinks(start) if sink.kind == "use"]
    target = names.service(address)
    if target is None:
        _outside(owned, address, known, env, dialled, result)
    elif target[0] != owned.unit.name and (dialled or (env and _likely_dialled(owned, env, address))):
        evidence = _call_site(owned, env, dialled, uses)
        confidence: Confidence = target[1] if dialled else "likely"
        protocol = _protocol(address, dialled)
        result.dependencies.append(
            Dependency(owned.unit.name, target[0], protocol, evidence, known[1], confidence, redact(known[0]), env)
        )


def _no_client(owned: Owned, start: Node) -> bool:
    """Whether a connection serves nobody: no method of its client is called.

    Where several services are roles of one program, all share the lines that connect; only those that
    make a client of a connection use it.
    """
    return owned.flow.unused(start) or (owned.unit.shared and not owned.flow.has_client(start))


def _likely_dialled(owned: Owned, env: str, address: Address) -> bool:
    """Whether a variable that no found line dials may be dialled all the same.

    C# is followed by types: a line that dials would have been found.
    """
    return address.scheme != "beside" and not owned.reads[env].evidence.path.endswith(".cs")


def _by_port(owned: Owned, names: Names, start: Node, known: tuple[str, Evidence], result: Joined) -> None:
    """An address without a name that Java code dials: likely the one service that listens on its port."""
    target = names.local(known[0]) if start[0] != "env" and owned.of(Property) else None
    if target is None or target == owned.unit.name:
        return
    dialled = [sink for sink in owned.flow.sinks(start) if sink.kind in ("http", "grpc")]
    if dialled:
        evidence = _call_site(owned, None, dialled, [])
        result.dependencies.append(
            Dependency(owned.unit.name, target, dialled[0].kind, evidence, known[1], "likely", redact(known[0]))
        )


def _by_framework(owned: Owned, names: Names, one: Configured, result: Joined) -> None:
    """A framework dials what its key says: the line is the call."""
    address = address_of(one.address)
    target = names.service(address) if address else None
    if target is None and (local := names.local(one.address)) is not None:
        target = local, "likely"
    if target and target[0] != owned.unit.name:
        result.dependencies.append(
            Dependency(
                source=owned.unit.name,
                target=target[0],
                protocol="http",
                evidence=one.evidence,
                target_evidence=one.target_evidence,
                confidence=target[1],
                address=redact(one.address),
            )
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
    return "http" if address.scheme in ("http", "https", "", "beside") else address.scheme


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
            result.questions.append(Question(owned.unit.name, text, known[1], "load-balancer"))
        return
    if (
        address.scheme == "discovery"
        or "." not in address.host
        or not (dialled or (env and address.scheme in ("http", "https")))
    ):
        return
    if _INTERNAL.search(address.host) and not is_platform_host(address.host):
        text = f"no service below the given paths answers as {address.host}: what does?"
        result.questions.append(Question(owned.unit.name, text, known[1], "host"))
    confidence: Confidence = "proven" if dialled else "likely"
    result.external.append(ExternalHost(address.host, known[1], env, confidence))


_FILE = re.compile(r"/|\.(json|ya?ml|toml|ini|conf|env|properties|pem|crt|key)$")
_REGISTERED_KEY = re.compile(r"^(etcd|consul|nacos|polaris)\.key$", re.I)
"""go-zero: a server's own entry; a client's stands one level deeper."""


def _registers(owned: Owned, one: ConfigValue) -> bool:
    """Whether code registers the service under a value of its configuration file."""
    if not re.fullmatch(r"[A-Za-z][\w.-]*", one.value) or one.value.lower() in ("true", "false"):
        return False
    return any(sink.kind == "register" for sink in owned.flow.sinks(("config", one.key)))


def registered_names(owned: Owned) -> list[str]:
    """The names under which a service registers itself for discovery."""
    own = [fact.name for fact in (*owned.of(ServiceName), *owned.of(DiscoveryName))]
    own += [one.value for one in owned.of(ConfigValue) if _REGISTERED_KEY.match(one.key) or _registers(owned, one)]
    return own + [text for text in owned.flow.literals_to("register") if not _FILE.search(text)]


_VARIABLE = re.compile(r"\$\{?(\w+)")
_UNKNOWN_SCHEME = re.compile(r"^\$\{?\w+\}?://")
_UNKNOWN_PORT = re.compile(r":\$(?:\w+|\{[^}]*\})")


def _proxied(owned: Owned, names: Names, upstream: Upstream, result: Joined) -> None:
    """A proxy's configuration is its code: the line is the call."""
    known = {name: setting for name in _VARIABLE.findall(upstream.address) if (setting := owned.settings.get(name))}
    filled = interpolate(upstream.address, {name: setting.value for name, setting in known.items()})
    value = _UNKNOWN_PORT.sub("", _UNKNOWN_SCHEME.sub("http://", filled))
    address = address_of(value)
    target = names.service(address) if address else None
    if target and target[0] != owned.unit.name:
        first = next(iter(known), None)
        result.dependencies.append(
            Dependency(
                source=owned.unit.name,
                target=target[0],
                protocol=upstream.protocol,
                evidence=upstream.evidence,
                target_evidence=known[first].evidence if first else upstream.evidence,
                confidence=target[1],
                address=redact(value),
                env=first,
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
