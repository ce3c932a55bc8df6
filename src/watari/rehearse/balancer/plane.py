"""The data plane's interface: a real proxy that does what a routing says, without losing a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from watari.rehearse.emulator.forwarding import Forward
from watari.rehearse.emulator.loadbalancing import Destination, FixedResponse


@dataclass(frozen=True, slots=True)
class Server:
    """A target as the proxy reaches it. ``key`` names it; it gets new requests if it ``accepts``."""

    key: str
    host: str
    port: int
    accepts: bool


@dataclass(frozen=True, slots=True)
class Pool:
    """The servers of one target group. Without one that accepts, the pool answers 503."""

    group: str
    servers: tuple[Server, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Requests for ``hosts`` (ALB patterns: ``*`` and ``?``; empty for any) go to ``destination``."""

    hosts: tuple[str, ...]
    destination: Destination


@dataclass(frozen=True, slots=True)
class Routing:
    """All that the proxy is to do. The first route that fits a request's host takes it."""

    routes: tuple[Route, ...]
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """Where the proxy listens: the load balancers' address, and a loopback port for each name in ``named``.

    Behind a named port the Host header is that name, whatever the client sent.
    """

    address: str
    port: int
    named: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counters:
    """What one target group has seen since the start, as an ALB counts it.

    ``requests`` were given to a target; ``responses`` are the targets' own by
    class (index 2 for 2xx); ``balancer_5xx`` were made by the proxy.
    """

    requests: int = 0
    responses: tuple[int, int, int, int, int, int] = (0, 0, 0, 0, 0, 0)
    connection_errors: int = 0
    balancer_5xx: int = 0

    def since(self, earlier: Counters) -> Counters:
        """The difference."""
        pairs = zip(self.responses, earlier.responses, strict=True)
        one, two, three, four, five, six = (now - then for now, then in pairs)
        return Counters(
            self.requests - earlier.requests,
            (one, two, three, four, five, six),
            self.connection_errors - earlier.connection_errors,
            self.balancer_5xx - earlier.balancer_5xx,
        )


class DataPlane(Protocol):
    """A proxy. Methods may be called from any thread, one at a time."""

    @property
    def name(self) -> str:
        """The program and its version, for the report."""

    def start(self, listen: Listen, routing: Routing) -> None:
        """Serves; RehearsalFailed where it can't."""

    def apply(self, routing: Routing) -> None:
        """Changes to ``routing``: no client connection is closed, no request lost, in-flight ones end."""

    def in_flight(self, key: str) -> int:
        """Requests that the server of that key is answering now."""

    def counters(self) -> Mapping[str, Counters]:
        """By target group."""

    def stop(self) -> None:
        """Ends the proxy. Idempotent."""


def shares(forward: Forward) -> tuple[tuple[str, int], ...]:
    """The groups that get traffic, with their weights; empty where all weights are 0."""
    return tuple((arn, weight) for arn, weight in forward.groups if weight > 0)


__all__ = ["Counters", "DataPlane", "FixedResponse", "Listen", "Pool", "Route", "Routing", "Server", "shares"]
