"""Whom a service calls: names in its code, hosts in its environment, queues it shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Dependency, ExternalHost, Question, Service
from watari.survey.addresses import STORES, Address, address_of
from watari.survey.appsettings import in_force
from watari.survey.code.language import DIALS
from watari.survey.facts import CodeFile, ConfigValue, DiscoveryName, ServiceName, Upstream
from watari.survey.flags import flags_given
from watari.survey.flow import Sink
from watari.survey.frameworks import Configured, configured_calls
from watari.survey.graph import Node
from watari.survey.names import BESIDE, INTERNAL, Names
from watari.survey.owned import Owned
from watari.survey.questions import is_platform_host
from watari.survey.readers.interpolate import interpolate
from watari.survey.secrets import redact

_CARRIES_HOST = re.compile(
    r"(URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|UPSTREAM|(?<!DATA)BASE|SERVICE|SERVER|API|ORIGIN)S?$"
)
_TAKES_PATHS = re.compile(r"\.([mc]?[jt]sx?|php|rb)$")
"""Where HTTP clients take a bare word for a path below their base URL, not for a name to be discovered."""


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
    address = names.address(owned.unit.name, one.value)
    target = names.service(address) if address and address.scheme not in STORES else None
    if address is None or target is None or target[0] == owned.unit.name:
        return
    dialled = [sink for sink in owned.flow.sinks(("config", one.key)) if sink.kind in DIALS]
    if dialled and dialled[0].kind == "grpc" and _no_client(owned, ("config", one.key)):
        return
    if dialled or (address.scheme != BESIDE and re.match(r"^[a-z][a-z0-9+]*://", one.value)):
        confidence: Confidence = target[1] if dialled else "likely"
        evidence, protocol = dialled[0].evidence if dialled else one.evidence, _protocol(address, dialled)
        result.dependencies.append(
            Dependency(owned.unit.name, target[0], protocol, evidence, one.evidence, confidence, redact(one.value))
        )


def _is_dialled_name(owned: Owned, names: Names, text: str) -> bool:
    """``host:port`` that a line dials, or a bare name that a service registers itself under.

    Any other word that happens to be a service's name is only a word.
    """
    address = names.address(owned.unit.name, text)
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
    address = _address(owned, names, *known)
    if address is None or address.scheme in STORES:
        return
    if not address.scheme and not address.port and env and not _CARRIES_HOST.search(env):
        return
    dialled = [sink for sink in owned.flow.sinks(start) if sink.kind in DIALS]
    if address.scheme == BESIDE:
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


def _address(owned: Owned, names: Names, value: str, evidence: Evidence) -> Address | None:
    """The host in a value; this machine where a container gets the value is that container, or a browser's."""
    if owned.in_container(evidence) and "host.docker.internal" not in value:
        return address_of(value)
    return names.address(owned.unit.name, value)


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
    return address.scheme != BESIDE and not owned.reads[env].evidence.path.endswith(".cs")


def _by_framework(owned: Owned, names: Names, one: Configured, result: Joined) -> None:
    """A framework dials what its key says: the line is the call."""
    address = _address(owned, names, one.address, one.target_evidence)
    target = names.service(address) if address else None
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
    return "http" if address.scheme in ("http", "https", "", BESIDE) else address.scheme


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
    if INTERNAL.search(address.host) and not is_platform_host(address.host):
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
    # A proxy of its own in a program's image forwards to that by this machine's name; in .NET it is the program.
    packed = bool(owned.of(CodeFile)) and not upstream.evidence.path.endswith(".json")
    source = next(iter(known.values())).evidence if known else upstream.evidence
    address = address_of(value) if packed else _address(owned, names, value, source)
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
