"""HAProxy's configuration and map for a routing, as text.

The configuration never changes after the start. A request's host finds a *plan*
in the map: five thresholds and five backends. The request draws a random
number, and the first threshold above it names the backend. Changing weights is
therefore one change of the map, which the runtime API does as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from watari.rehearse.balancer.plane import FixedResponse, Listen, Routing, shares
from watari.rehearse.emulator.forwarding import Forward

DRAWS = 1_000_000
"""The random number is below this; a weight's share is exact to a millionth."""

SLOTS = 24
"""Servers that a backend has room for; a target group of a rehearsal has a few."""

GROUPS = 5
"""Target groups of one action: the ALB quota."""

STATUSES = (200, 301, 400, 401, 403, 404, 410, 429, 500, 502, 503)
"""Fixed responses that a rule added after the start can give; before it, any."""

NOTHING = "fixed503"


@dataclass(frozen=True, slots=True)
class Files:
    """Where HAProxy's files lie."""

    folder: Path

    @property
    def config(self) -> Path:
        """The configuration."""
        return self.folder / "haproxy.cfg"

    @property
    def map(self) -> Path:
        """The map from hosts to plans, as at the start."""
        return self.folder / "haproxy.map"

    @property
    def socket(self) -> Path:
        """The runtime API."""
        return self.folder / "haproxy.sock"

    @property
    def bad_gateway(self) -> Path:
        """What a client gets where the target refused the connection."""
        return self.folder / "502.http"


BAD_GATEWAY = "HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\nContent-Length: 0\r\nContent-Type: text/html\r\n\r\n"


def backend(index: int) -> str:
    """The name of the backend with that index."""
    return f"group{index}"


def map_lines(routing: Routing, backends: Mapping[str, str]) -> tuple[str, ...]:
    """The map: a regular expression and a plan in each line, tried in order."""
    lines: dict[str, str] = {}
    for route in routing.routes:
        plan = _plan(route.destination, backends)
        for pattern in [_regex(host) for host in route.hosts] or ["."]:
            # The first rule for a host is the one that counts.
            lines.setdefault(pattern, plan)
    return tuple(f"{pattern} {plan}" for pattern, plan in lines.items())


def _regex(pattern: str) -> str:
    text = re.escape(pattern.lower()).replace(r"\*", ".*").replace(r"\?", ".")
    return f"^{text}$"


def _plan(destination: Forward | FixedResponse | None, backends: Mapping[str, str]) -> str:
    if isinstance(destination, FixedResponse):
        return _always(f"fixed{destination.status}")
    if destination is None:
        return _always("fixed501")
    weighted = shares(destination)
    if not weighted:
        return _always(NOTHING)
    total, sum_so_far = sum(weight for _, weight in weighted), 0
    cuts: list[int] = []
    for _, weight in weighted:
        sum_so_far += weight
        cuts.append(DRAWS * sum_so_far // total)
    names = [backends.get(arn, NOTHING) for arn, _ in weighted]
    missing = GROUPS - len(weighted)
    return "|".join([*map(str, cuts), *[str(DRAWS)] * missing, *names, *[NOTHING] * missing])


def _always(name: str) -> str:
    return "|".join([str(DRAWS)] * GROUPS + [name] * GROUPS)


def configuration(files: Files, listen: Listen, routing: Routing, backends: int) -> str:
    """The whole configuration with that many backends for target groups."""
    fixed = {
        route.destination.status: route.destination
        for route in reversed(routing.routes)
        if isinstance(route.destination, FixedResponse)
    }
    texts = [_head(files), _frontend(files, listen)]
    texts += [_group(files, index) for index in range(backends)]
    texts += [_fixed(status, fixed.get(status)) for status in sorted({*STATUSES, 501, *fixed})]
    return "\n".join(texts)


def _head(files: Files) -> str:
    # Timeouts are an ALB's: 10 s to connect, 60 s idle. A connection to a target
    # is closed after each request, so that a target that ends idle connections
    # early does not make a lost request of what is none of the crossing's doing.
    return f"""\
global
  stats socket {files.socket} mode 600 level admin
  maxconn 4000
  nbthread 1
defaults
  mode http
  retries 0
  option http-server-close
  option forwardfor
  timeout connect 10s
  timeout client 60s
  timeout server 60s
  timeout http-request 60s
  timeout http-keep-alive 60s
"""


def _frontend(files: Files, listen: Listen) -> str:
    binds = [f"  bind {listen.address}:{listen.port}"]
    binds += [f"  bind 127.0.0.1:{port}" for _, port in listen.named]
    names = [f"  http-request set-header Host {name} if {{ dst_port {port} }}" for name, port in listen.named]
    draw = [f"  http-request set-var(txn.roll) rand({DRAWS})"]
    for slot in range(1, GROUPS + 1):
        draw.append(f"  http-request set-var(txn.cut{slot}) var(txn.plan),field({slot},|),add(0)")
    for slot in range(GROUPS, 0, -1):
        # Evaluated from the last to the first: the lowest threshold above the number wins.
        below = f"{{ var(txn.roll),sub(txn.cut{slot}) lt 0 }}"
        name = f"var(txn.plan),field({GROUPS + slot},|)"
        draw.append(f"  http-request set-var(txn.to) {name} if {below}")
    return "\n".join(
        [
            "frontend load_balancers",
            *binds,
            *names,
            "  http-request set-header X-Forwarded-Proto http",
            f"  http-request set-var(txn.plan) req.hdr(host),field(1,:),lower,map_reg({files.map},-)",
            *draw,
            "  use_backend %[var(txn.to)] if { var(txn.to) -m found }",
            "  default_backend fixed404",
            "",
        ]
    )


def _group(files: Files, index: int) -> str:
    # HAProxy says 503 where a target refuses the connection, an ALB 502; 503 is
    # left for a group without a target that takes requests.
    return f"""\
backend {backend(index)}
  balance roundrobin
  http-request return status 503 content-type text/plain string "no target" if {{ nbsrv eq 0 }}
  errorfile 503 {files.bad_gateway}
  server-template s 1-{SLOTS} 127.0.0.1:1 disabled
"""


def _fixed(status: int, response: FixedResponse | None) -> str:
    rule = f"http-request return status {status}"
    if response is not None and response.body:
        body = response.body.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        rule += f' content-type {response.content_type} string "{body}"'
    return f"backend fixed{status}\n  {rule}\n"
