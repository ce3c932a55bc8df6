"""Autoscaling held still while something else changes the desired count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from watari.aws import Aws
from watari.aws.autoscaling import ALL_SUSPENDED, ScalableTarget
from watari.aws.errors import AwsRefused
from watari.model.listener import Listener

NOT_THERE = frozenset({"UnknownOperationException", "InvalidAction", "NotImplemented", "400", "404", "501"})
"""How an emulator says that it has no Application Auto Scaling. AWS has it, and never answers without an
error code (botocore then gives the HTTP status)."""


def scalable_target(aws: Aws, cluster: str, service: str, listener: Listener) -> ScalableTarget | None:
    """The service's scalable target; None, with a warning, where the endpoint has no such service."""
    try:
        return aws.autoscaling.target(cluster, service)
    except AwsRefused as error:
        if error.code not in NOT_THERE:
            raise
        listener.warned("this endpoint has no Application Auto Scaling: nothing to suspend")
        return None


@contextmanager
def autoscaling_suspended(aws: Aws, cluster: str, service: str, listener: Listener) -> Iterator[ScalableTarget | None]:
    """Within it no policy and no schedule moves the desired count; after it the flags are as before."""
    target = scalable_target(aws, cluster, service, listener)
    if target is None:
        yield None
        return
    aws.autoscaling.write(replace(target, suspended=ALL_SUSPENDED))
    listener.changed("autoscaling suspended")
    try:
        yield target
    finally:
        # The bounds may have been changed meanwhile, on purpose; only the flags go back.
        now = aws.autoscaling.target(cluster, service) or target
        aws.autoscaling.write(replace(now, suspended=target.suspended))
        listener.changed("autoscaling as before")
