"""Sums of the load balancer's metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from watari.aws import arns
from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_cloudwatch import CloudWatchClient

NAMESPACE = "AWS/ApplicationELB"
"""Metric names: ELB guide "CloudWatch metrics for your Application Load Balancer", 2026-08."""

METRICS = ("RequestCount", "HTTPCode_Target_5XX_Count", "TargetConnectionErrorCount")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a target group answered in a span of time.

    ``errors`` are answers with 5xx and connections that failed before there was
    an answer (the client saw 502 or 504 from the balancer); never more than
    ``requests``.
    """

    requests: int
    errors: int


class CloudWatch:
    """CloudWatch metrics."""

    def __init__(self, client: CloudWatchClient) -> None:
        self._client = client

    @told()
    def counts(
        self, rule_arn: str, target_groups: Sequence[str], start: float, end: float, period: int
    ) -> tuple[Counts, ...]:
        """Requests and errors of each target group from ``start`` to ``end`` (Unix seconds).

        ``period`` in seconds: 60 for what the load balancer publishes. CloudWatch
        sums whole periods; the one that ``start`` falls into is counted.
        """
        balancer = arns.load_balancer_dimension(rule_arn)
        queries: list[Any] = [
            _query(f"q{number}_{metric.lower()}", metric, balancer, group, period)
            for number, group in enumerate(target_groups)
            for metric in METRICS
        ]
        sums: dict[str, float] = {}
        pages = self._client.get_paginator("get_metric_data").paginate(
            MetricDataQueries=queries,
            StartTime=datetime.fromtimestamp(start // period * period, UTC),
            EndTime=datetime.fromtimestamp((end // period + 1) * period, UTC),
        )
        for page in pages:
            for one in page["MetricDataResults"]:
                sums[one["Id"]] = sums.get(one["Id"], 0.0) + sum(one.get("Values", []))
        return tuple(_counted(sums, number) for number in range(len(target_groups)))


def _query(name: str, metric: str, balancer: str, group: str, period: int) -> dict[str, Any]:
    dimensions = [
        {"Name": "TargetGroup", "Value": arns.target_group_dimension(group)},
        {"Name": "LoadBalancer", "Value": balancer},
    ]
    return {
        "Id": name,
        "ReturnData": True,
        "MetricStat": {
            "Metric": {"Namespace": NAMESPACE, "MetricName": metric, "Dimensions": dimensions},
            "Period": period,
            "Stat": "Sum",
        },
    }


def _counted(sums: dict[str, float], number: int) -> Counts:
    requests, answered, unreached = (round(sums.get(f"q{number}_{metric.lower()}", 0)) for metric in METRICS)
    # The three metrics are published one by one: an error may show before its request does.
    return Counts(max(requests, answered + unreached), answered + unreached)
