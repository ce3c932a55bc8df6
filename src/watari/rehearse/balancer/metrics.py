"""The balancer's figures as CloudWatch metrics of the namespace AWS/ApplicationELB.

Names and dimensions: ELB guide, "CloudWatch metrics for your Application Load
Balancer". An ALB publishes each minute; the rehearsal each second, at a storage
resolution of one second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from watari.aws.arns import target_group_dimension
from watari.aws.emulated import EmulatedAccount
from watari.errors import AwsFailed, RehearsalFailed
from watari.rehearse.balancer.plane import Counters

NAMESPACE = "AWS/ApplicationELB"


@dataclass(frozen=True, slots=True)
class GroupView:
    """A target group at one moment: healthy and unhealthy targets, and the ARNs of its load balancers."""

    healthy: int
    unhealthy: int
    load_balancers: tuple[str, ...]


class Publisher:
    """Publishes each second from a thread, until stopped.

    ``counters`` are cumulative, by target group. ``failed`` is told what ended it.
    """

    def __init__(
        self,
        account: EmulatedAccount,
        counters: Callable[[], Mapping[str, Counters]],
        view: Callable[[], Mapping[str, GroupView]],
        failed: Callable[[RehearsalFailed], None],
    ) -> None:
        self._account = account
        self._counters = counters
        self._view = view
        self._failed = failed
        self._published: Mapping[str, Counters] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="balancer metrics", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends. Idempotent."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._ended.wait(1.0):
            try:
                self.publish(time.time())
            except AwsFailed:
                # Not taken note of: the next second's figures hold these too.
                continue
            except RehearsalFailed as error:
                self._failed(error)
                return

    def publish(self, at: float) -> None:
        """What has been counted since the last time, as of the Unix time ``at``."""
        counted = dict(self._counters())
        deltas = {arn: now.since(self._published.get(arn, Counters())) for arn, now in counted.items()}
        self._account.put_metrics(NAMESPACE, data(at, deltas, self._view()))
        self._published = counted


def data(at: float, deltas: Mapping[str, Counters], view: Mapping[str, GroupView]) -> list[dict[str, Any]]:
    """The metric data of one second: ``at`` in Unix seconds, the rest by target group."""
    result: list[dict[str, Any]] = []
    made: dict[str, int] = {}
    for group, counted in deltas.items():
        seen = view.get(group, GroupView(0, 0, ()))
        # As on AWS: counts are reported when they are not zero, host counts always.
        figures = [(name, value) for name, value in _counts(counted) if value]
        figures += [("HealthyHostCount", seen.healthy), ("UnHealthyHostCount", seen.unhealthy)]
        for balancer in seen.load_balancers:
            made[balancer] = made.get(balancer, 0) + counted.balancer_5xx
            dimensions = [
                {"Name": "TargetGroup", "Value": target_group_dimension(group)},
                _load_balancer(balancer),
            ]
            result += [_datum(at, name, value, dimensions) for name, value in figures]
    for balancer, value in made.items():
        if value:
            result.append(_datum(at, "HTTPCode_ELB_5XX_Count", value, [_load_balancer(balancer)]))
    return result


def _load_balancer(arn: str) -> dict[str, str]:
    return {"Name": "LoadBalancer", "Value": arn.partition(":loadbalancer/")[2]}


def _counts(counted: Counters) -> list[tuple[str, int]]:
    classes = [(f"HTTPCode_Target_{number}XX_Count", counted.responses[number]) for number in range(2, 6)]
    return [
        ("RequestCount", counted.requests),
        ("TargetConnectionErrorCount", counted.connection_errors),
        *classes,
    ]


def _datum(at: float, name: str, value: int, dimensions: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "MetricName": name,
        "Dimensions": dimensions,
        "Timestamp": datetime.fromtimestamp(at, UTC),
        "Value": float(value),
        "Unit": "Count",
        "StorageResolution": 1,
    }
