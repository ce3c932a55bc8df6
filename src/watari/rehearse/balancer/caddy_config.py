"""Caddy's two configurations for a routing, as JSON values (Caddy's documentation, "JSON config structure").

The *front* listens for clients, keeps their connections, and never changes. The
*router* behind it holds the rules and is reloaded at each change; the front
opens a connection to it for each request, so that no reload can cut one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watari.rehearse.balancer.plane import FixedResponse, Listen, Pool, Route, Routing, shares
from watari.rehearse.emulator.forwarding import Forward

Json = dict[str, Any]

DRAWS = 1 << 32
"""A request's random id begins with eight hexadecimal digits."""

IDLE = "60s"
"""An ALB's idle timeout."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where Caddy's files lie."""

    folder: Path

    @property
    def front_config(self) -> Path:
        """The front's configuration."""
        return self.folder / "caddy-front.json"

    @property
    def router_config(self) -> Path:
        """The router's first configuration."""
        return self.folder / "caddy-router.json"

    @property
    def router(self) -> Path:
        """Where the router listens."""
        return self.folder / "caddy-router.sock"

    @property
    def admin(self) -> Path:
        """The router's administration endpoint."""
        return self.folder / "caddy-admin.sock"

    @property
    def access(self) -> Path:
        """The router's access log: one JSON object for each request."""
        return self.folder / "caddy-access.log"


def front(files: Files, listen: Listen) -> Json:
    """The configuration of the front."""
    servers = {"load_balancers": _front_server(files, f"{listen.address}:{listen.port}", None)}
    for index, (name, port) in enumerate(listen.named):
        servers[f"named{index}"] = _front_server(files, f"127.0.0.1:{port}", name)
    return {
        "admin": {"disabled": True, "config": {"persist": False}},
        "logging": {"logs": {"default": {"level": "ERROR"}}},
        "apps": {"http": {"servers": servers}},
    }


def _front_server(files: Files, address: str, host: str | None) -> Json:
    proxy: Json = _proxy([f"unix/{files.router}"])
    # Only a connection that could not be opened, or a repeatable request that
    # got no answer from the router, is tried again: never one that a target answered.
    proxy["load_balancing"] = {"try_duration": "5s", "try_interval": "20ms"}
    if host is not None:
        proxy["headers"] = {"request": {"set": {"Host": [host]}}}
    return _server(address, [{"handle": [proxy]}])


def _server(address: str, routes: list[Json]) -> Json:
    return {
        "listen": [address],
        "automatic_https": {"disable": True},
        "protocols": ["h1"],
        "idle_timeout": IDLE,
        "routes": routes,
    }


def _proxy(dials: list[str]) -> Json:
    return {
        "handler": "reverse_proxy",
        "upstreams": [{"dial": dial} for dial in dials],
        "transport": {"protocol": "http", "dial_timeout": "10s", "keep_alive": {"enabled": False}},
    }


def router(files: Files, routing: Routing) -> Json:
    """The configuration of the router."""
    pools = {pool.group: pool for pool in routing.pools}
    routes = [_route(route, pools) for route in routing.routes]
    routes += _draining(routing.pools)
    server = _server(f"unix/{files.router}", routes)
    server["trusted_proxies_unix"] = True
    server["logs"] = {}
    # An error here is a target that could not be reached; the mark tells it from a target's own answer.
    server["errors"] = {
        "routes": [
            {
                "handle": [
                    {"handler": "log_append", "key": "failed", "value": "connection"},
                    {"handler": "static_response", "status_code": "{http.error.status_code}"},
                ]
            }
        ]
    }
    return {
        "admin": {"listen": f"unix/{files.admin}", "config": {"persist": False}},
        "logging": {"logs": {"default": {"level": "ERROR", "exclude": ["http.log.access"]}, "access": _log(files)}},
        "apps": {"http": {"grace_period": "120s", "servers": {"router": server}}},
    }


def _log(files: Files) -> Json:
    deleted = {"filter": "delete"}
    return {
        "include": ["http.log.access"],
        "writer": {"output": "file", "filename": str(files.access), "roll": False, "mode": "0600"},
        "encoder": {
            "format": "filter",
            "wrap": {"format": "json"},
            "fields": {"request": deleted, "resp_headers": deleted},
        },
    }


def _route(route: Route, pools: dict[str, Pool]) -> Json:
    result: Json = {"handle": _handlers(route.destination, pools), "terminal": True}
    if route.hosts:
        pattern = "|".join(_regex(host) for host in route.hosts)
        result["match"] = [{"vars_regexp": {"{http.request.host}": {"pattern": f"(?i)^(?:{pattern})$"}}}]
    return result


def _regex(pattern: str) -> str:
    return re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".").replace(r"\-", "-")


def _handlers(destination: Forward | FixedResponse | None, pools: dict[str, Pool]) -> list[Json]:
    if isinstance(destination, FixedResponse):
        headers = {"Content-Type": [destination.content_type]}
        answer: Json = {"handler": "static_response", "status_code": str(destination.status)}
        return [answer | {"headers": headers, "body": destination.body}]
    if destination is None:
        return [{"handler": "static_response", "status_code": "501"}]
    weighted = shares(destination)
    if not weighted:
        return [{"handler": "static_response", "status_code": "503"}]
    total, so_far = sum(weight for _, weight in weighted), 0
    routes: list[Json] = []
    for arn, weight in weighted:
        so_far += weight
        routes.append({"handle": _pool(pools.get(arn, Pool(arn, ()))), "terminal": True})
        if so_far < total:
            # Hexadecimal text of one length compares like the numbers.
            cut = f"{DRAWS * so_far // total:08x}"
            routes[-1]["match"] = [{"expression": f"{{http.request.uuid}} < '{cut}'"}]
    return [{"handler": "subroute", "routes": routes}]


def _pool(pool: Pool) -> list[Json]:
    dials = [f"{server.host}:{server.port}" for server in pool.servers if server.accepts]
    marks: list[Json] = [{"handler": "log_append", "key": "group", "value": pool.group}]
    if not dials:
        marks.append({"handler": "log_append", "key": "failed", "value": "empty"})
        return [*marks, {"handler": "static_response", "status_code": "503", "body": "no target"}]
    proxy = _proxy(dials)
    proxy["load_balancing"] = {"selection_policy": {"policy": "round_robin"}}
    return [*marks, proxy]


def _draining(pools: tuple[Pool, ...]) -> list[Json]:
    """A route that nothing takes: it keeps Caddy counting the requests of servers that drain."""
    dials = [f"{one.host}:{one.port}" for pool in pools for one in pool.servers if not one.accepts]
    if not dials:
        return []
    return [{"match": [{"host": ["draining.invalid"]}], "handle": [_proxy(dials)], "terminal": True}]
