"""Sums of metrics, against moto."""

from __future__ import annotations

import time

import metrics
from small_account import Account

from watari.aws.cloudwatch import Counts
from watari.model.crossing import Route


def test_counts_of_two_groups_in_a_span(account: Account) -> None:
    route = Route("shop", account.rule, account.ec2_group, account.ec2_group.replace("shop-ec2", "shop-fg"))
    now = time.time()
    metrics.publish(None, route, route.ec2_target_group, 90, 1, at=now - 30)
    metrics.publish(None, route, route.ec2_target_group, 10, 0, at=now - 3)
    metrics.publish(None, route, route.fargate_target_group, 5, 5, at=now - 3)
    groups = (route.ec2_target_group, route.fargate_target_group)
    read = account.aws.cloudwatch.counts
    assert read(route.rule_arn, groups, now - 60, now, 1) == (Counts(100, 1), Counts(5, 5))
    assert read(route.rule_arn, groups, now - 10, now, 1) == (Counts(10, 0), Counts(5, 5))


def test_silence_is_no_requests(account: Account) -> None:
    now = time.time()
    assert account.aws.cloudwatch.counts(account.rule, [account.ec2_group], now - 60, now, 60) == (Counts(0, 0),)


def test_errors_never_exceed_requests(account: Account) -> None:
    route = Route("shop", account.rule, account.ec2_group, account.ec2_group)
    metrics.publish(None, route, route.ec2_target_group, 0, 3)
    now = time.time()
    assert account.aws.cloudwatch.counts(account.rule, [account.ec2_group], now - 60, now, 1) == (Counts(3, 3),)
