"""A load balancer's metrics for tests: what the data plane would publish for the weights in force."""

from __future__ import annotations

import contextlib
import threading
import time
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError
from small_account import client

from watari.aws import arns
from watari.aws.cloudwatch import NAMESPACE
from watari.model.crossing import Route


def publish(
    endpoint_url: str | None, route: Route, group: str, requests: int, errors: int, at: float | None = None
) -> None:
    """Counts of one target group at one second."""
    dimensions = [
        {"Name": "TargetGroup", "Value": arns.target_group_dimension(group)},
        {"Name": "LoadBalancer", "Value": arns.load_balancer_dimension(route.rule_arn)},
    ]
    values = {"RequestCount": requests, "HTTPCode_Target_5XX_Count": errors}
    client("cloudwatch", endpoint_url).put_metric_data(
        Namespace=NAMESPACE,
        MetricData=[
            {
                "MetricName": name,
                "Dimensions": dimensions,
                "Timestamp": datetime.fromtimestamp(at or time.time(), UTC),
                "Value": value,
                "Unit": "Count",
                "StorageResolution": 1,
            }
            for name, value in values.items()
        ],
    )


class Traffic:
    """Steady traffic: shares its requests out by the live weights and publishes what it saw.

    ``error_rate`` is Fargate's. What it does not know it does not publish.
    """

    def __init__(self, endpoint_url: str, route: Route, *, rate: int = 400, error_rate: float = 0.0) -> None:
        self._endpoint_url = endpoint_url
        self._route = route
        self._rate = rate
        self.error_rate = error_rate
        self.seen: list[tuple[int, int]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Traffic:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        elb = client("elbv2", self._endpoint_url)
        while not self._stop.wait(0.25):
            with contextlib.suppress(BotoCoreError, ClientError):
                (rule,) = elb.describe_rules(RuleArns=[self._route.rule_arn])["Rules"]
                groups = rule["Actions"][0]["ForwardConfig"]["TargetGroups"]
                weights = {one["TargetGroupArn"]: int(one["Weight"]) for one in groups}
                self._publish(weights)

    def _publish(self, weights: dict[str, int]) -> None:
        total = sum(weights.values())
        ec2, fargate = (
            weights.get(self._route.ec2_target_group, 0),
            weights.get(self._route.fargate_target_group, 0),
        )
        self.seen.append((ec2, fargate))
        for group, weight in weights.items():
            requests = round(self._rate * weight / total / 4)
            bad = group == self._route.fargate_target_group
            publish(
                self._endpoint_url,
                self._route,
                group,
                requests,
                round(requests * self.error_rate) if bad else 0,
            )
