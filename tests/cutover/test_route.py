"""Finding, writing and reading back where traffic is decided, against moto."""

from __future__ import annotations

import pytest
from small_account import Account, crossed_half

from watari.aws.elbv2 import ElbV2, Rule
from watari.cutover.machine import HOME, weights_for
from watari.cutover.route import find_route, go_home, live_weights, same_share, write_weights
from watari.errors import AwsFailed, PlanRefused
from watari.model.crossing import Weights


def test_the_route_is_found_from_the_service(account: Account) -> None:
    route = crossed_half(account)
    assert find_route(account.aws, "shop", "shop") == route
    assert find_route(account.aws, "shop", "shop", account.rule) == route


def test_an_unknown_service(account: Account) -> None:
    with pytest.raises(PlanRefused, match="watari deploy first"):
        find_route(account.aws, "shop", "shop")


def test_two_rules_want_a_name(account: Account) -> None:
    route = crossed_half(account)
    groups = [{"TargetGroupArn": one, "Weight": 1} for one in (route.ec2_target_group, route.fargate_target_group)]
    account.client("elbv2").create_rule(
        ListenerArn=account.listener,
        Priority=11,
        Conditions=[{"Field": "path-pattern", "Values": ["/x"]}],
        Actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}],
    )
    with pytest.raises(PlanRefused, match="--rule"):
        find_route(account.aws, "shop", "shop")
    assert find_route(account.aws, "shop", "shop", account.rule) == route


def test_weights_are_written_and_read_back(account: Account) -> None:
    route = crossed_half(account)
    change = write_weights(account.aws, route, weights_for(10), "step 1")
    assert change.weights == Weights(900, 100) == live_weights(account.aws, route)
    assert write_weights(account.aws, route, weights_for(10), "again").weights == Weights(900, 100)


def test_a_write_that_reads_back_otherwise_is_an_error(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    route = crossed_half(account)
    monkeypatch.setattr(ElbV2, "write_actions", lambda self, rule, actions: rule)
    with pytest.raises(AwsFailed, match=r"wrote EC2 900, Fargate 100 and read back EC2 1, Fargate 0"):
        write_weights(account.aws, route, weights_for(10), "lost")


def test_a_group_that_left_the_rule_is_told(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    route = crossed_half(account)
    monkeypatch.setattr(ElbV2, "rule", lambda self, arn: Rule(arn, False, ()))
    with pytest.raises(PlanRefused, match="no longer forwards to"):
        live_weights(account.aws, route)


def test_home_needs_somebody_there(account: Account) -> None:
    route = crossed_half(account)
    write_weights(account.aws, route, weights_for(100), "test")
    assert go_home(account.aws, route, "revert").weights == HOME
    write_weights(account.aws, route, weights_for(100), "test")
    account.client("elbv2").deregister_targets(
        TargetGroupArn=route.ec2_target_group,
        Targets=[{"Id": one, "Port": 8080} for one in account.instances],
    )
    with pytest.raises(PlanRefused, match="no healthy target"):
        go_home(account.aws, route, "revert")


def test_shares_are_relative() -> None:
    assert same_share(Weights(1, 0), HOME)
    assert same_share(Weights(9, 1), Weights(900, 100))
    assert not same_share(Weights(1, 1), HOME)
    assert not same_share(Weights(0, 999), HOME)
