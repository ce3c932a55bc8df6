"""Health checks of targets, as an Application Load Balancer makes them.

ELB guide, "Health checks for Application Load Balancer target groups": a new
target is healthy after one passed check, an unhealthy one after the healthy
threshold; a healthy one is unhealthy after the unhealthy threshold.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from watari.model.crossing import TargetState

USER_AGENT = "ELB-HealthChecker/2.0"

NEW: tuple[TargetState, str] = ("initial", "Elb.RegistrationInProgress")


@dataclass(frozen=True, slots=True)
class Probe:
    """How one target is checked: URL, seconds between checks and for one, thresholds, the good statuses."""

    url: str
    interval: float
    timeout: float
    healthy: int
    unhealthy: int
    matcher: str


@dataclass(frozen=True, slots=True)
class Record:
    """What the checks have shown: the state, its reason, and how often in a row the last outcome was seen."""

    state: TargetState = "initial"
    reason: str = "Elb.InitialHealthChecking"
    passed: int = 0
    failed: int = 0


def matches(matcher: str, status: int) -> bool:
    """Whether the status fits AWS's matcher: ``200``, ``200,202`` or ``200-299``, and mixtures."""
    for part in matcher.split(","):
        low, _, high = part.strip().partition("-")
        if int(low) <= status <= int(high or low):
            return True
    return False


def judged(before: Record, failure: str, healthy: int, unhealthy: int) -> Record:
    """The record after one more check; ``failure`` is a reason code, empty for a passed check."""
    if not failure:
        passed = before.passed + 1
        well = before.state in {"healthy", "initial"} or passed >= healthy
        state: TargetState = "healthy" if well else before.state
        return Record(state, "" if well else before.reason, passed, 0)
    failed = before.failed + 1
    ill = before.state == "unhealthy" or failed >= unhealthy
    return Record("unhealthy" if ill else before.state, failure if ill else before.reason, 0, failed)


class HealthChecker:
    """Checks every target in a thread of its own; ``changed`` is called after each change of a state."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._probes: dict[str, Probe] = {}
        self._records: dict[str, Record] = {}
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._client: httpx.AsyncClient
        self._open = asyncio.Event()
        self._over = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._thread = threading.Thread(target=self._run, name="health checks", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends every check. Idempotent."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join(timeout=5)

    def _run(self) -> None:
        self._loop.run_until_complete(self._until_over())
        self._loop.close()

    async def _until_over(self) -> None:
        # A connection for each check, as the load balancer does.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        async with httpx.AsyncClient(
            limits=limits,
            headers={"user-agent": USER_AGENT},
            verify=False,  # noqa: S501 - plain HTTP; loading certificates takes half a second
            trust_env=False,
        ) as self._client:
            self._open.set()
            await self._over.wait()
            running = list(self._tasks.values())
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def follow(self, probes: Mapping[str, Probe]) -> None:
        """Checks exactly these targets from now on, by key; a changed probe begins anew."""
        with self._lock:
            for key in set(self._probes) | set(probes):
                if self._probes.get(key) != probes.get(key) and not self._loop.is_closed():
                    self._records.pop(key, None)
                    self._loop.call_soon_threadsafe(self._restart, key, probes.get(key))
            self._probes = dict(probes)

    def state(self, key: str) -> tuple[TargetState, str]:
        """The target's state and AWS's reason code."""
        with self._lock:
            record = self._records.get(key)
        return (record.state, record.reason) if record is not None else NEW

    def _restart(self, key: str, probe: Probe | None) -> None:
        old = self._tasks.pop(key, None)
        if old is not None:
            old.cancel()
        if probe is not None:
            self._tasks[key] = self._loop.create_task(self._check_for_ever(key, probe))

    async def _check_for_ever(self, key: str, probe: Probe) -> None:
        await self._open.wait()
        while True:
            self._note(key, probe, await _check(self._client, probe))
            await asyncio.sleep(probe.interval)

    def _note(self, key: str, probe: Probe, failure: str) -> None:
        with self._lock:
            if self._probes.get(key) != probe:
                return
            before = self._records.get(key, Record())
            after = self._records[key] = judged(before, failure, probe.healthy, probe.unhealthy)
        if after.state != before.state:
            self._changed()


async def _check(client: httpx.AsyncClient, probe: Probe) -> str:
    try:
        answer = await client.get(probe.url, timeout=probe.timeout)
    except httpx.TimeoutException:
        return "Target.Timeout"
    except httpx.HTTPError:
        return "Target.FailedHealthChecks"
    return "" if matches(probe.matcher, answer.status_code) else "Target.ResponseCodeMismatch"
