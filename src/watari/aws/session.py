"""One account and region, as every stage that touches AWS is given it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import boto3
from botocore.config import Config

from watari.aws.autoscaling import AutoScaling
from watari.aws.cloudwatch import CloudWatch
from watari.aws.ec2 import Ec2
from watari.aws.ecs import Ecs
from watari.aws.elbv2 import ElbV2
from watari.aws.errors import told
from watari.aws.logs import Logs
from watari.aws.sts import Sts
from watari.errors import UsageError

RETRIES = Config(
    retries={"mode": "adaptive", "total_max_attempts": 8},
    connect_timeout=5,
    read_timeout=30,
    user_agent_extra="watari",
)
"""Adaptive mode slows down on throttling instead of only trying again (botocore's guide to retries)."""


@dataclass(frozen=True, slots=True)
class Connection:
    """What is needed to reach the account again, after a restart or from another process. No secret."""

    region: str
    endpoint_url: str | None = None
    profile: str | None = None


class Aws:
    """Typed access to the services that watari uses; a client is made when it is first needed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def region(self) -> str:
        """The region's name, such as ``ap-northeast-1``."""
        return self.connection.region

    @cached_property
    def ecs(self) -> Ecs:
        """Clusters, task definitions, services and tasks."""
        return Ecs(self._client("ecs"))

    @cached_property
    def elb(self) -> ElbV2:
        """Listener rules, target groups and targets."""
        return ElbV2(self._client("elbv2"))

    @cached_property
    def cloudwatch(self) -> CloudWatch:
        """Metrics."""
        return CloudWatch(self._client("cloudwatch"))

    @cached_property
    def ec2(self) -> Ec2:
        """Instances, and the Auto Scaling groups that own them."""
        return Ec2(self._client("ec2"))

    @cached_property
    def logs(self) -> Logs:
        """CloudWatch Logs."""
        return Logs(self._client("logs"))

    @cached_property
    def autoscaling(self) -> AutoScaling:
        """Application Auto Scaling of ECS services."""
        return AutoScaling(self._client("application-autoscaling"))

    @cached_property
    def sts(self) -> Sts:
        """Who we are."""
        return Sts(self._client("sts"))

    @cached_property
    def _session(self) -> boto3.Session:
        return boto3.Session(region_name=self.connection.region, profile_name=self.connection.profile)

    def _client(self, service: str) -> Any:
        with told():
            try:
                return cast(Any, self._session).client(
                    service, config=RETRIES, endpoint_url=self.connection.endpoint_url
                )
            except ValueError as error:  # botocore's way to say that a URL or region cannot be one
                raise UsageError(f"{str(error).rstrip('.')}.", next_step="Check --endpoint-url.") from error


def connect(region: str, endpoint_url: str | None = None, profile: str | None = None) -> Aws:
    """Access to one region. Nothing is called yet; bad credentials show at the first call.

    ``endpoint_url`` replaces every service's endpoint (an emulator). Credentials
    come from boto3's default chain, from ``profile`` where one is named.
    """
    return Aws(Connection(region, endpoint_url or None, profile or None))
