"""Counting: what was sent, what failed, how long it took, second by second."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from watari.rehearse.result import FailedRequest, Second, TrafficSummary

KEPT = 500
"""Failures that are kept one by one; all of them are counted."""


@dataclass(slots=True)
class _Bucket:
    sent: int = 0
    failed: int = 0
    latencies: array[float] = field(default_factory=lambda: array("f"))


class Tally:
    """The figures of one run of traffic. Used from one thread, read from any."""

    def __init__(self) -> None:
        self.sent = 0
        self.failed = 0
        self.held_back = 0
        self._seconds: dict[int, _Bucket] = {}
        self._failures: list[FailedRequest] = []

    def add(self, at: float, seconds: float, label: str, reason: str) -> None:
        """A finished request: due at ``at`` (Unix time), ended after ``seconds``; ``reason`` if it failed."""
        bucket = self._seconds.setdefault(int(at), _Bucket())
        self.sent += 1
        bucket.sent += 1
        bucket.latencies.append(seconds * 1000)
        if reason:
            self.failed += 1
            bucket.failed += 1
            if len(self._failures) < KEPT:
                self._failures.append(FailedRequest(at, label, reason))

    def hold_back(self) -> None:
        """A request was due and was not sent."""
        self.held_back += 1

    def summary(self) -> TrafficSummary:
        """All of it; latencies in milliseconds, of failed requests too."""
        every: array[float] = array("f")
        seconds: list[Second] = []
        for at, bucket in sorted(self._seconds.items()):
            every.extend(bucket.latencies)
            ordered = sorted(bucket.latencies)
            seconds.append(
                Second(float(at), bucket.sent, bucket.failed, percentile(ordered, 50), percentile(ordered, 99))
            )
        ordered = sorted(every)
        return TrafficSummary(
            self.sent,
            self.failed,
            percentile(ordered, 50),
            percentile(ordered, 99),
            tuple(seconds),
            tuple(self._failures),
            self.held_back,
        )


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile of sorted values; 0.0 of none."""
    if not ordered:
        return 0.0
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
