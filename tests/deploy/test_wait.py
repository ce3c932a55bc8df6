"""When a rollout counts as done, and as failed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from watari.aws.ecs import Deployment, EcsService
from watari.deploy.wait import Look, at_size, rolled_out
from watari.errors import DeployFailed

NEW = Deployment("new", "PRIMARY", "shop:2", "COMPLETED", "", 2, 2, 0, 0)
SERVICE = EcsService("shop", "arn", "ACTIVE", "shop:2", 2, 2, 0, (NEW,), (), ())


def look(healthy: int | None = 2, *deployments: Deployment) -> Look:
    return Look(replace(SERVICE, deployments=deployments or (NEW,)), healthy)


def test_completed_running_and_healthy_is_done() -> None:
    assert rolled_out("shop:2")(look())


@pytest.mark.parametrize(
    "seen",
    [
        look(1),
        look(2, replace(NEW, rollout="IN_PROGRESS")),
        look(2, NEW, replace(NEW, id="old", status="ACTIVE", task_definition="shop:1")),
    ],
    ids=["a target is not healthy", "still rolling", "the old one still drains"],
)
def test_anything_less_is_not(seen: Look) -> None:
    assert not rolled_out("shop:2")(seen)


def test_the_circuit_breaker_s_word_is_a_failure() -> None:
    failed = replace(NEW, rollout="FAILED", rollout_reason="tasks failed to start.")
    with pytest.raises(DeployFailed, match="tasks failed to start"):
        rolled_out("shop:2")(look(2, failed))


def test_a_rollback_by_ecs_is_a_failure() -> None:
    back = replace(NEW, id="back", task_definition="shop:1")
    settled = rolled_out("shop:2")
    assert not settled(look(2, back)), "the new deployment may not be listed yet"
    assert not settled(look(2, replace(NEW, rollout="IN_PROGRESS")))
    with pytest.raises(DeployFailed, match="went on to shop:1"):
        settled(look(2, back))


def test_a_failure_from_before_says_nothing() -> None:
    old = replace(NEW, id="old", status="ACTIVE", rollout="FAILED")
    before = replace(SERVICE, deployments=(old,))
    assert rolled_out("shop:2", before)(look(2, NEW, old))


def test_a_service_behind_no_balancer_needs_no_health() -> None:
    assert at_size(look(None))
    assert not at_size(Look(replace(SERVICE, running=1), None))
