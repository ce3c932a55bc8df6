"""The host in a value: a URL, ``host:port``, a bare host, a resolver's address."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HOLE = r"%[sdv]|[$#]?\{[^{}]*\}|\$\w+"
_ADDRESS = re.compile(
    r"^(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^/@\s]*@)?(?P<host>[A-Za-z0-9_][\w.-]*)"
    rf"(?P<suffix>{_HOLE})?(?P<port>:(?:\d+|{_HOLE}))?(?:[/?].*)?$"
)
_RESOLVER = re.compile(r"^(?:dns|passthrough|direct|static|kubernetes|k8s|xds)://[^/]*/")
"""gRPC's resolvers of an address: what follows is a host."""
_DISCOVERY = re.compile(r"^(?:discovery|etcd3?|consul|nacos|polaris|eureka|zk|zookeeper)://[^/]*/+([\w.-]+)")
"""Resolvers of a name: what follows is the name under which a service registers itself."""
_INVOKED = re.compile(r"^https?://[^/]*/v1\.0/invoke/([\w.-]+)/method\b")
"""Dapr's own address holds the name of the application that is called."""
_HERE = ("localhost", "0.0.0.0", "host.docker.internal")  # noqa: S104
STORES = frozenset([
    "redis", "rediss", "postgres", "postgresql", "mysql", "mongodb", "mongodb+srv", "amqp", "amqps", "memcached",
    "kafka", "nats", "jdbc", "file", "s3", "arn",
])  # fmt: skip
"""Schemes of databases, brokers and files: nobody's service."""


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
    if match is None or match["host"].lower() in _HERE or re.fullmatch(r"[\d.]+", match["host"]):
        return None
    if match["suffix"] and (match["host"].endswith(("-", "_")) or not match["scheme"]):
        return None
    # Aspire names one endpoint of several before the host: `https+http://_grpc.fares`.
    host = re.sub(r"^_\w+\.", "", match["host"].lower().rstrip("."))
    return Address(host, match["scheme"] or "", bool(match["port"]))
