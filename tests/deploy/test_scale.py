"""Type a number, and that many tasks run."""

from __future__ import annotations

import pytest
from small_account import Account, Ears, crossed_half, register

from watari.cutover.machine import weights_for
from watari.cutover.route import write_weights
from watari.deploy import scale
from watari.errors import DeployFailed, PlanRefused, UsageError


class Grows(Ears):
    """Plays ECS: moto changes the desired count and starts nothing, so the count of tasks follows here."""

    def __init__(self, account: Account, count: int) -> None:
        super().__init__()
        self._where = account
        self._count = count

    def changed(self, what: str) -> None:
        super().changed(what)
        if what.startswith("desired count"):
            from moto.ecs.models import ecs_backends

            backend = ecs_backends["123456789012"][self._where.aws.region]
            (service,) = backend.services.values()
            service.running_count, service.pending_count = self._count, 0
            for number in range(self._count):
                register(self._where, f"10.0.1.{number}")


def bounds(account: Account, low: int, high: int) -> None:
    account.client("application-autoscaling").register_scalable_target(
        ServiceNamespace="ecs",
        ResourceId="service/shop/shop",
        ScalableDimension="ecs:service:DesiredCount",
        MinCapacity=low,
        MaxCapacity=high,
    )


def bounds_now(account: Account) -> tuple[int, int]:
    found = account.client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")
    (target,) = found["ScalableTargets"]
    return target["MinCapacity"], target["MaxCapacity"]


def test_that_many_tasks_run_without_a_deployment(account: Account) -> None:
    crossed_half(account)
    before = account.aws.ecs.service("shop", "shop")
    done = scale(account.aws, "shop", "shop", 3, Grows(account, 3), poll=0.05, timeout=5)
    assert (done.before, done.after, done.note) == (1, 3, "")
    after = account.aws.ecs.service("shop", "shop")
    assert before is not None
    assert after is not None
    assert after.desired == 3
    assert after.deployments[0].id == before.deployments[0].id


def test_fewer_than_asked_is_a_failure(account: Account) -> None:
    crossed_half(account)
    with pytest.raises(DeployFailed, match="2 of 3 running"):
        scale(account.aws, "shop", "shop", 3, Grows(account, 2), poll=0.05, timeout=0.3)


def test_autoscaling_s_bounds_are_widened_and_that_is_said(account: Account) -> None:
    crossed_half(account)
    bounds(account, 1, 2)
    done = scale(account.aws, "shop", "shop", 3, Grows(account, 3), poll=0.05, timeout=5)
    assert bounds_now(account) == (1, 3)
    assert "between 1 and 3" in done.note


def test_a_pinned_number_stays(account: Account) -> None:
    crossed_half(account)
    bounds(account, 1, 9)
    done = scale(account.aws, "shop", "shop", 3, Grows(account, 3), pin=True, poll=0.05, timeout=5)
    assert bounds_now(account) == (3, 3)
    assert done.note == ""


def test_nothing_behind_live_traffic_is_refused(account: Account) -> None:
    route = crossed_half(account)
    write_weights(account.aws, route, weights_for(10), "test")
    with pytest.raises(PlanRefused, match="answer 503"):
        scale(account.aws, "shop", "shop", 0)
    found = account.aws.ecs.service("shop", "shop")
    assert found is not None
    assert found.desired == 1


def test_a_negative_number(account: Account) -> None:
    with pytest.raises(UsageError):
        scale(account.aws, "shop", "shop", -1)


def test_an_unknown_service(account: Account) -> None:
    crossed_half(account)
    with pytest.raises(DeployFailed, match="no service nothing"):
        scale(account.aws, "shop", "nothing", 1)
