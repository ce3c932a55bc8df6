"""Steady open-loop traffic: a request is due at its time, whether or not earlier ones were answered.

As many requests as there are connections may wait for one; beyond that, what is due is held back and
counted, not sent.
Latency counts from when a request was due, so a stall shows in every request
that it held back. Nothing is ever sent twice: a lost request must be seen.
"""

from __future__ import annotations

import asyncio
import threading
import time
from types import TracebackType
from typing import Self

import httpx

from watari.errors import RehearsalFailed
from watari.rehearse.result import TrafficSummary
from watari.rehearse.traffic.tally import Tally
from watari.rehearse.traffic.template import Request, Templates
from watari.sources.config import RequestConfig, TrafficConfig

TIMEOUT = 30.0
"""Seconds from the time a request was due until it counts as lost; half of an ALB's idle timeout."""

MAX_REQUESTS = 1_000_000
MAX_SECONDS = 3600.0


class Traffic:
    """A context manager that sends ``config``'s requests to ``url`` from a thread until it is stopped.

    ``health_path`` is asked where the configuration names no request. A request
    fails by a connection error, by :data:`TIMEOUT`, and by any status from 400
    that is not in ``accepted``. It ends by itself after :data:`MAX_REQUESTS` or :data:`MAX_SECONDS`.
    """

    def __init__(
        self,
        url: str,
        config: TrafficConfig,
        *,
        health_path: str = "/",
        accepted: frozenset[int] = frozenset(),
        seed: int | None = None,
    ) -> None:
        requests = config.requests or (RequestConfig(path=health_path),)
        self._templates = Templates(requests, config.values, seed)
        self._url = url
        self._rate = config.rate
        self._connections = config.connections
        self._accepted = accepted
        self._tally = Tally()
        self._ended = threading.Event()
        self._paused = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="traffic", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A run that was interrupted does not wait for its last answers.
        self._end(TIMEOUT + 5 if kind is None else 1.0)

    @property
    def sent(self) -> int:
        """Requests finished so far."""
        return self._tally.sent

    @property
    def failed(self) -> int:
        """Requests failed so far."""
        return self._tally.failed

    @property
    def held_back(self) -> int:
        """Requests that were due and not sent so far."""
        return self._tally.held_back

    def pause(self) -> None:
        """No new request until :meth:`resume`; those on their way end."""
        self._paused.set()

    def resume(self) -> None:
        """Goes on at the same rate; what was not sent meanwhile is not made up for."""
        self._paused.clear()

    def stop(self) -> TrafficSummary:
        """Ends, waits for the requests on their way, and gives the figures. Idempotent."""
        self._end(TIMEOUT + 5)
        if self._error is not None:
            raise RehearsalFailed(f"The traffic ended by itself: {self._error}.") from self._error
        return self._tally.summary()

    def _end(self, timeout: float) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        try:
            asyncio.run(self._send_all())
        except Exception as error:  # told by stop(), in the thread that can act on it
            self._error = error

    async def _send_all(self) -> None:
        due: asyncio.Queue[tuple[float, Request] | None] = asyncio.Queue()
        limits = httpx.Limits(max_connections=self._connections, max_keepalive_connections=self._connections)
        timeout = httpx.Timeout(TIMEOUT)
        async with httpx.AsyncClient(
            base_url=self._url,
            limits=limits,
            timeout=timeout,
            verify=False,  # noqa: S501 - plain HTTP; loading certificates takes half a second
            trust_env=False,
        ) as client:
            workers = [asyncio.create_task(self._work(client, due)) for _ in range(self._connections)]
            await self._schedule(due)
            for _ in workers:
                due.put_nowait(None)
            await asyncio.gather(*workers)

    async def _schedule(self, due: asyncio.Queue[tuple[float, Request] | None]) -> None:
        began = following = time.monotonic()
        for _ in range(MAX_REQUESTS):
            while self._paused.is_set() and not self._ended.is_set():
                await asyncio.sleep(0.02)
                following = time.monotonic()
            while following > time.monotonic() and not self._ended.is_set():
                await asyncio.sleep(min(following - time.monotonic(), 0.2))
            if self._ended.is_set() or following - began > MAX_SECONDS:
                return
            # A machine that can't keep up sends less; what was never sent can't be lost.
            if due.qsize() < self._connections:
                due.put_nowait((following, self._templates.draw()))
            else:
                self._tally.hold_back()
            following += 1 / self._rate

    async def _work(self, client: httpx.AsyncClient, due: asyncio.Queue[tuple[float, Request] | None]) -> None:
        while (item := await due.get()) is not None:
            when, request = item
            waited = time.monotonic() - when
            late = waited > TIMEOUT
            reason = f"no free connection for {waited:.0f} s" if late else await self._answered(client, request)
            seconds = time.monotonic() - when
            self._tally.add(time.time() - seconds, seconds, request.label, reason)

    async def _answered(self, client: httpx.AsyncClient, request: Request) -> str:
        """Sends it once; why it failed, empty where it did not."""
        headers = {"content-type": "application/json"} if request.body is not None else None
        try:
            async with asyncio.timeout(TIMEOUT):
                answer = await client.request(request.method, request.path, content=request.body, headers=headers)
        except TimeoutError:
            return f"no answer within {TIMEOUT:.0f} s"
        except httpx.HTTPError as error:
            return f"{type(error).__name__}: {error}".rstrip(": ")
        if answer.status_code >= 400 and answer.status_code not in self._accepted:
            return f"status {answer.status_code}"
        return ""
