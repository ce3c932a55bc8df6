"""The load balancers of a rehearsal: a real proxy that follows what the emulated ELBv2 says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import httpx

from watari.aws.emulated import EmulatedAccount
from watari.errors import RehearsalFailed
from watari.model.crossing import Target
from watari.rehearse.balancer.health import HealthChecker, Probe
from watari.rehearse.balancer.members import Member, key_of, members, pool, routing
from watari.rehearse.balancer.metrics import GroupView, Publisher
from watari.rehearse.balancer.plane import DataPlane, Listen, Routing
from watari.rehearse.emulator.child import can_bind, free_port
from watari.rehearse.emulator.forwarding import Forward
from watari.rehearse.emulator.loadbalancing import Group, LoadBalancing
from watari.rehearse.emulator.registry import Hosts

HTTP = 80
POLL = 0.5
"""Seconds between two looks at ELBv2; what watari and ECS change is told at once besides."""

FRESH = 0.1
"""For so long (seconds) what was read is good enough to answer from."""

COMPRESSION = 10.0
"""Health-check intervals are divided by this: a rehearsal has minutes where a crossing has days."""

MIN_INTERVAL = 0.5
MAX_TIMEOUT = 3.0
LOOPBACK = "127.0.0.1"


class Balancer:
    """A context manager: in it the proxy serves; after it no process or thread is left.

    ``read`` gives the emulated ELBv2's state. ``address`` is where hosts reach
    this process. The load balancers, listeners and rules of the fleet must stand
    before it is entered: only their host names get a port of their own.
    """

    def __init__(
        self,
        plane: DataPlane,
        read: Callable[[], LoadBalancing],
        account: EmulatedAccount,
        hosts: Hosts,
        address: str,
    ) -> None:
        self._plane = plane
        self._read = read
        self._hosts = hosts
        self._address = address
        self._listen = Listen(address, 0, ())
        self._now = LoadBalancing((), (), (), ())
        self._members: dict[str, tuple[Member, ...]] = {}
        self._leaving: dict[str, set[tuple[str, int]]] = {}
        self._drained: set[str] = set()
        self._routing: Routing | None = None
        self._read_at = 0.0
        self._error: RehearsalFailed | None = None
        self._lock = threading.RLock()
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._health = HealthChecker(self.look)
        self._publisher = Publisher(account, plane.counters, self._view, self._failed)
        self._thread = threading.Thread(target=self._follow, name="balancer", daemon=True)

    def __enter__(self) -> Self:
        self._now = self._read()
        port = HTTP if can_bind(self._address, HTTP) else free_port(self._address)
        names = dict.fromkeys(host for rule in self._now.rules for host in rule.hosts if "*" not in host)
        self._listen = Listen(self._address, port, tuple((name, free_port(LOOPBACK)) for name in names))
        self._health.start()
        try:
            self._plane.start(self._listen, self._wanted(self._now))
        except BaseException:
            self._health.stop()
            self._plane.stop()
            raise
        self._thread.start()
        self._publisher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._wake.set()
        self._thread.join(timeout=5)
        self._publisher.stop()
        self._health.stop()
        self._plane.stop()

    @property
    def name(self) -> str:
        """The proxy and its version."""
        return self._plane.name

    @property
    def listener(self) -> tuple[str, int]:
        """Where the load balancers' names must lead; port 80 where it could be had."""
        return self._listen.address, self._listen.port

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not as on AWS, for the report."""
        kinds = sorted({kind for rule in self._now.rules for kind in rule.unplayed})
        sticky = any(
            rule.destination.sticky_seconds for rule in self._now.rules if isinstance(rule.destination, Forward)
        )
        return (
            f"Health checks run {COMPRESSION:.0f} times as often as the target groups say.",
            "The load balancer opens a connection to a target for each request.",
            *(("Stickiness of listener rules is not played.",) if sticky else ()),
            *(f"Listener rules with a condition on {kind} are not played." for kind in kinds),
        )

    def url_for(self, host_name: str) -> str:
        """A loopback URL that leads to that host's rule; KeyError where no rule named it at the start."""
        return f"http://{LOOPBACK}:{dict(self._listen.named)[host_name]}"

    def urls(self) -> dict[str, str]:
        """:meth:`url_for` of every host name."""
        return {name: f"http://{LOOPBACK}:{port}" for name, port in self._listen.named}

    def look(self) -> None:
        """Looks at ELBv2 now instead of at the next poll. From any thread, returns at once."""
        self._wake.set()

    def check(self) -> None:
        """Raises what the following thread failed with."""
        if self._error is not None:
            raise self._error

    def target_health(self, target_group: str) -> tuple[Target, ...] | None:
        """The group's targets and their measured health; None for an unknown group. Looks anew first."""
        if time.monotonic() - self._read_at > FRESH:
            self._refresh()
        with self._lock:
            listed = self._members.get(target_group)
        return None if listed is None else tuple(one.as_target() for one in listed)

    def drain(self, address: str, timeout: float = 60.0) -> None:
        """The host at that address gets no new request; returns when none is in flight.

        Or after ``timeout`` seconds. A data plane that fails is told by :meth:`check`, not here: the
        caller stops a host and goes on.
        """
        try:
            self._drain(address, timeout)
        except RehearsalFailed as error:
            self._failed(error)

    def _drain(self, address: str, timeout: float) -> None:
        with self._lock:
            keys = {
                one.key
                for listed in self._members.values()
                for one in listed
                if self._hosts.address_of(one.id) == address
            }
            self._drained |= keys
            self._apply()
        deadline = time.monotonic() + timeout
        while any(self._plane.in_flight(key) for key in keys) and time.monotonic() < deadline:
            time.sleep(0.05)

    def _follow(self) -> None:
        while not self._ended.is_set():
            self._wake.wait(POLL)
            self._wake.clear()
            if self._ended.is_set():
                return
            try:
                self._refresh()
                self._let_go()
            except RehearsalFailed as error:
                self._failed(error)

    def _refresh(self) -> None:
        try:
            now = self._read()
        except httpx.HTTPError:
            # MiniStack is busy: the last known state stays in force.
            return
        with self._lock:
            self._read_at = time.monotonic()
            self._note_leaving(now)
            self._now = now
            self._apply()

    def _apply(self) -> None:
        """Brings health checks and proxy to the state that is known."""
        wanted = self._wanted(self._now)
        self._health.follow(self._probes(self._now))
        if wanted != self._routing:
            self._plane.apply(wanted)
            self._routing = wanted

    def _note_leaving(self, now: LoadBalancing) -> None:
        """Deregistered targets stay known until their last request has been answered."""
        registered = {group.arn: set(group.targets) for group in now.groups}
        for group in self._now.groups:
            gone = set(group.targets) - registered.get(group.arn, set())
            self._leaving.setdefault(group.arn, set()).update(gone)
        for arn, targets in registered.items():
            self._leaving.setdefault(arn, set()).difference_update(targets)
        still = {key_of(arn, target) for arn, targets in registered.items() for target in targets}
        self._drained &= still | {key_of(arn, target) for arn, targets in self._leaving.items() for target in targets}

    def _let_go(self) -> None:
        """Forgets deregistered targets without a request in flight."""
        with self._lock:
            leaving = [(arn, target) for arn, targets in self._leaving.items() for target in targets]
        done = [(arn, target) for arn, target in leaving if not self._plane.in_flight(key_of(arn, target))]
        if done:
            with self._lock:
                for arn, target in done:
                    self._leaving[arn].discard(target)
                self._apply()

    def _wanted(self, now: LoadBalancing) -> Routing:
        self._members = {
            group.arn: members(
                group,
                in_use=bool(now.load_balancers_of(group.arn)),
                draining=self._drained,
                leaving=sorted(self._leaving.get(group.arn, ())),
                health=self._health.state,
                endpoint=self._hosts.resolve,
            )
            for group in now.groups
        }
        return routing(now, tuple(pool(arn, listed) for arn, listed in self._members.items()))

    def _probes(self, now: LoadBalancing) -> dict[str, Probe]:
        groups = {group.arn: group for group in now.groups}
        return {
            one.key: probe
            for arn, listed in self._members.items()
            for one in listed
            if one.state[0] not in {"unused", "draining"} and (probe := self._probe(groups[arn], one)) is not None
        }

    def _probe(self, group: Group, one: Member) -> Probe | None:
        check = group.check
        port = one.port if check.port == "traffic-port" else int(check.port)
        where = self._hosts.resolve(one.id, port)
        if where is None:
            return None
        return Probe(
            f"http://{where[0]}:{where[1]}{check.path}",
            max(MIN_INTERVAL, check.interval / COMPRESSION),
            min(MAX_TIMEOUT, check.timeout),
            check.healthy,
            check.unhealthy,
            check.matcher,
        )

    def _view(self) -> dict[str, GroupView]:
        with self._lock:
            listed, now = dict(self._members), self._now
        states = {arn: [one.state[0] for one in members] for arn, members in listed.items()}
        return {
            arn: GroupView(seen.count("healthy"), seen.count("unhealthy"), now.load_balancers_of(arn))
            for arn, seen in states.items()
        }

    def _failed(self, error: RehearsalFailed) -> None:
        self._error = error
