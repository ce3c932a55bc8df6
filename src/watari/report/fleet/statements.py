"""A service's page: every fact as a sentence fragment with the line that proves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import Dependency, Endpoint, Fleet, ResourceHint, Seen, Service

SEEN: dict[Seen, str] = {
    "confirmed": "seen at run time",
    "only-seen": "seen at run time, in no source",
    "never-seen": "not seen at run time",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of a page. ``label`` names the kind of fact; statements of one kind follow one another."""

    label: str
    text: str
    evidence: Evidence | None
    confidence: Confidence = "proven"


def statements(service: Service, fleet: Fleet) -> list[Statement]:
    """Everything that is known of one service, in the order a person asks for it."""
    parts: tuple[Callable[[Service], Iterator[Statement]], ...] = (_is, _runs, _reads, _uses, _host, _ships)
    first, *rest = (list(part(service)) for part in parts)
    calls = [*_calls(service, fleet), *_callers(service, fleet)]
    return [*first, *rest[0], *calls, *(one for part in rest[1:] for one in part)]


def _is(service: Service) -> Iterator[Statement]:
    language = ", ".join(service.languages) or "language unknown"
    yield Statement("service", language, service.evidence, service.confidence)
    for framework in service.frameworks:
        yield Statement("framework", framework.name, framework.evidence, framework.confidence)
    for entry in service.entry_points:
        yield Statement("entry point", entry.path.rpartition("/")[2], entry)


def _runs(service: Service) -> Iterator[Statement]:
    for process in service.processes:
        when = f" at {process.schedule}" if process.schedule else ""
        who = f" as {process.user}" if process.user else ""
        text = f"{process.kind} {process.name}: {' '.join(process.command)}{when}{who}"
        yield Statement("process", text, process.evidence, process.confidence)
    for port in service.ports:
        yield Statement("port", _with_env(str(port.number), port.env), port.evidence, port.confidence)
    if service.health:
        yield Statement("health", service.health.path, service.health.evidence, service.health.confidence)
    for endpoint in service.endpoints:
        yield Statement("endpoint", endpoint_text(endpoint), endpoint.evidence, endpoint.confidence)
    stops = service.stops_on_sigterm
    if stops is not None:
        yield Statement("SIGTERM", "stops" if stops.value else "does not stop", stops.evidence, stops.confidence)


def _calls(service: Service, fleet: Fleet) -> Iterator[Statement]:
    for one in fleet.dependencies:
        if one.source == service.name:
            yield Statement("calls", f"{one.target} by {call_text(one)}", one.evidence, one.confidence)
            if one.target_evidence is not None:
                yield Statement("calls", "  host fixed by", one.target_evidence)


def _callers(service: Service, fleet: Fleet) -> Iterator[Statement]:
    for one in fleet.dependencies:
        if one.target == service.name:
            yield Statement("called by", f"{one.source} by {one.protocol}", one.evidence, one.confidence)


def _reads(service: Service) -> Iterator[Statement]:
    for variable in service.env:
        extra = f" = {variable.default}" if variable.default else " (required)" if variable.required else ""
        yield Statement("environment", variable.name + extra, variable.evidence, variable.confidence)
    for secret in service.secrets:
        yield Statement("secret", secret.name, secret.evidence, secret.confidence)
    files = (("reads", service.files_read), ("writes", service.files_written), ("temporary", service.temp_files))
    for label, uses in files:
        for file in uses:
            yield Statement(label, _with_env(file.path, file.env), file.evidence, file.confidence)


def _uses(service: Service) -> Iterator[Statement]:
    for store in service.datastores:
        yield Statement("datastore", store_text(store.kind, store.name), store.evidence, store.confidence)
    for call in service.aws_calls:
        yield Statement("AWS", f"{call.service}:{call.operation}", call.evidence, call.confidence)
    for label, hosts in (("outside", service.external_hosts), ("mail", service.mail_hosts)):
        for host in hosts:
            yield Statement(label, _with_env(host.host, host.env), host.evidence, host.confidence)


def _host(service: Service) -> Iterator[Statement]:
    """What it takes from the machine it runs on."""
    for log in service.log_sinks:
        text = f"{log.kind} {log.target}" if log.target else log.kind
        yield Statement("logs to", text, log.evidence, log.confidence)
    for agent in service.local_agents:
        yield Statement("local agent", f"{agent.kind} {agent.address}", agent.evidence, agent.confidence)
    for need in service.needs:
        yield Statement("needs", f"{need.kind.replace('_', ' ')} {need.value}", need.evidence, need.confidence)
    for hint in service.resource_hints:
        yield Statement("resources", resource_text(hint), hint.evidence, hint.confidence)


def _ships(service: Service) -> Iterator[Statement]:
    if service.build:
        artefacts = f" → {', '.join(service.build.artefacts)}" if service.build.artefacts else ""
        yield Statement("build", " ".join(service.build.command) + artefacts, service.build.evidence)
    for install in service.installs:
        yield Statement("installs", f"{install.source} → {install.destination}", install.evidence)


def call_text(one: Dependency) -> str:
    """How a call is made: ``http, http://stock.internal (from STOCK_URL)``."""
    parts = [one.protocol]
    if one.via and one.via != one.address:
        parts.append(f"via {one.via}")
    if one.address:
        parts.append(_with_env(one.address, one.env))
    if one.seen:
        parts.append(seen_text(one))
    return ", ".join(parts)


def seen_text(one: Dependency) -> str:
    """What runtime evidence says of a call, and how often; empty where there is none."""
    if one.seen is None:
        return ""
    return f"{SEEN[one.seen]} ({one.seen_count:,} times)" if one.seen_count else SEEN[one.seen]


def store_text(kind: str, name: str | None) -> str:
    """``postgres orders``, or the kind alone."""
    return f"{kind} {name}" if name else kind


def endpoint_text(endpoint: Endpoint) -> str:
    """``GET /orders/{id}``; a gRPC method by its full name."""
    if endpoint.protocol == "http":
        return f"{endpoint.method} {endpoint.path}"
    return f"{endpoint.protocol} {endpoint.path}"


def resource_text(hint: ResourceHint) -> str:
    """``memory limit 512 MiB``, ``cpu request 0.25 vCPU``."""
    unit = "vCPU" if hint.what == "cpu" else "MiB"
    return f"{hint.what} {hint.bound} {hint.amount:g} {unit}"


def _with_env(text: str, env: str | None) -> str:
    return f"{text} (from {env})" if env else text
