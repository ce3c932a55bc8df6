"""Programs on the same host that a service talks to, and the hosts it sends mail through.

A sidecar or another address has to take an agent's place on Fargate, where no task shares a host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Confidence, Evidence
from watari.model.fleet import ExternalHost, LocalAgent
from watari.survey.addresses import address_of
from watari.survey.facts import ConfigValue
from watari.survey.graph import Node
from watari.survey.owned import Owned
from watari.survey.secrets import redact

AGENTS = {
    25: "mail", 514: "syslog", 587: "mail", 2000: "xray", 4317: "opentelemetry", 4318: "opentelemetry",
    6831: "jaeger", 6832: "jaeger", 8125: "statsd", 8126: "datadog", 8500: "consul", 8600: "consul",
    9411: "zipkin", 14268: "jaeger", 24224: "fluentd", 24231: "fluentd", 25888: "cloudwatch-agent",
    14250: "jaeger",
}  # fmt: skip
"""Well-known ports of agents that run beside a service (the agents' own documentation, read 2026-11)."""

_LOCAL = re.compile(
    r"^(?:[a-z][a-z0-9+]*://)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal|172\.17\.0\.1)"
    r":(?P<port>\d{2,5})(?:/.*)?$"
)
_HERE = re.compile(r"^(?:localhost|127(?:\.\d{1,3}){3}|::1|host\.docker\.internal|172\.17\.0\.1)$")
_NAMED = re.compile(
    r"(?P<stem>.*(?:^|[._-])(?P<kind>statsd|xray|x_ray|fluentd?|datadog|dd_agent|otel|jaeger|zipkin|collectd"
    r"|telegraf|syslog|logstash)\w*?)[._](?:host(?:name)?|addr(?:ess)?|server)$",
    re.I,
)
_SOCKET = re.compile(r"^(?:unix://)?(?P<path>/(?:var/)?run/[\w./-]+\.sock(?:et)?|/dev/log)$")
_MAIL_KEY = re.compile(
    r"(?:^|[._])(?:SMTP|MAIL|EMAIL)\w*[._](?:HOST|SERVER|ADDRESS|RELAY)$|^(?:SMTP|MAIL)(?:HOST|SERVER)$"
)
_MAIL_HOST = re.compile(r"^(?:smtp|mail|email-smtp|mailrelay)[\w-]*(?:\.[\w-]+)+$")


def local_agents(owned: Owned) -> tuple[LocalAgent, ...]:
    """Agents by the port or socket that code, settings and configuration files name, each address once."""
    found: dict[tuple[str, str], LocalAgent] = {}
    for text, evidence, start in _values(owned):
        local, socket = _LOCAL.match(text), _SOCKET.match(text)
        if local and int(local["port"]) in AGENTS:
            kind, confidence = AGENTS[int(local["port"])], _confidence(owned, start)
            found.setdefault((kind, text), LocalAgent(kind, redact(text), evidence, confidence))
        elif socket:
            kind = "syslog" if socket["path"] == "/dev/log" else _kind_of_socket(socket["path"])
            found.setdefault((kind, text), LocalAgent(kind, text, evidence))
    for agent in _by_parts(owned):
        found.setdefault((agent.kind, agent.address), agent)
    return tuple(found[key] for key in sorted(found))


def _by_parts(owned: Owned) -> Iterator[LocalAgent]:
    """Host and port in two variables or keys: ``STATSD_HOST`` and ``STATSD_PORT``, ``[statsd] host`` and ``port``."""
    parts = {one.key: (one.value, one.evidence) for one in owned.of(ConfigValue)}
    parts |= {name: known for name in owned.reads if (known := owned.value(name))}
    for name, (value, evidence) in parts.items():
        match = _NAMED.match(name)
        if match and _HERE.match(value):
            port = next(
                (
                    parts[key][0]
                    for end in ("port", "PORT")
                    for mark in "._"
                    if (key := match["stem"] + mark + end) in parts
                ),
                "",
            )
            address = f"{value}:{port}" if port else value
            yield LocalAgent(match["kind"].lower().replace("_", ""), address, evidence)


def _kind_of_socket(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _confidence(owned: Owned, start: Node | None) -> Confidence:
    """Proven where the value comes to a call that dials; many agents are dialled by libraries unseen."""
    return "proven" if start and any(sink.kind in ("http", "grpc") for sink in owned.flow.sinks(start)) else "likely"


def mail_hosts(owned: Owned) -> tuple[ExternalHost, ...]:
    """Mail servers: by the variable or key that names one, or by the host's own name."""
    found: dict[str, ExternalHost] = {}
    for name in owned.reads:
        known = owned.value(name)
        if known and _MAIL_KEY.search(name.upper()) and (host := _host(known[0])):
            found.setdefault(host, ExternalHost(host, known[1], name))
    for one in owned.of(ConfigValue):
        if _MAIL_KEY.search(one.key.upper()) and (host := _host(one.value)):
            found.setdefault(host, ExternalHost(host, one.evidence))
    for text, evidence in owned.flow.literals.items():
        host = _host(text)
        if host and _MAIL_HOST.match(host):
            found.setdefault(host, ExternalHost(host, evidence, confidence="likely"))
    return tuple(found[host] for host in sorted(found))


def _host(value: str) -> str | None:
    address = address_of(value)
    return address.host if address and "." in address.host else None


def _values(owned: Owned) -> Iterator[tuple[str, Evidence, Node | None]]:
    for name in owned.reads:
        known = owned.value(name)
        if known:
            yield known[0], known[1], ("env", name)
    for text, evidence in owned.flow.literals.items():
        yield text, evidence, ("literal", text)
    for one in owned.of(ConfigValue):
        yield one.value, one.evidence, None
