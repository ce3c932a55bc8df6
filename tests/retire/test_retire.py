"""What of EC2 may go, and going, against moto."""

from __future__ import annotations

import time

import metrics
import pytest
from small_account import Account, Ears, crossed_half

from watari.cutover.machine import weights_for
from watari.cutover.route import find_route, write_weights
from watari.errors import PlanRefused
from watari.model.crossing import Route
from watari.retire import plan_retirement, retire


def crossed(account: Account) -> Route:
    route = crossed_half(account)
    write_weights(account.aws, route, weights_for(100), "test")
    return route


def states(account: Account) -> dict[str, str]:
    return {one.id: one.state for one in account.aws.ec2.instances(account.instances)}


def test_everything_goes_after_a_finished_cutover(account: Account) -> None:
    route = crossed(account)
    plan = plan_retirement(account.aws, route)
    assert plan.blocked == ()
    assert set(plan.instances) == set(account.instances)
    assert len(plan.changes) == 1 + 2 + 2
    ears = Ears()
    done = retire(account.aws, plan, ears, poll=0.05)
    assert set(done.terminated) == set(account.instances)
    assert set(states(account).values()) == {"terminated"}
    assert [one.arn for one in account.aws.elb.rule(account.rule).groups] == [route.fargate_target_group]
    assert [text.split()[0] for text in ears.changes()] == ["shop-ec2", "deregistered", "terminated"]


def test_a_plan_changes_nothing(account: Account) -> None:
    route = crossed(account)
    before = account.aws.elb.rule(account.rule)
    plan_retirement(account.aws, route)
    assert account.aws.elb.rule(account.rule) == before
    assert set(states(account).values()) == {"running"}


@pytest.mark.parametrize("percent", [0, 50])
def test_ec2_with_weight_blocks(account: Account, percent: float) -> None:
    route = crossed_half(account)
    write_weights(account.aws, route, weights_for(percent), "test")
    plan = plan_retirement(account.aws, route)
    assert "finish the cutover first" in plan.blocked[0]
    with pytest.raises(PlanRefused, match="can't leave EC2 yet"):
        retire(account.aws, plan)
    assert set(states(account).values()) == {"running"}


def test_a_request_to_ec2_a_moment_ago_blocks(account: Account) -> None:
    route = crossed(account)
    metrics.publish(None, route, route.ec2_target_group, 3, 0, at=time.time() - 100)
    assert plan_retirement(account.aws, route).blocked == ("EC2 answered 3 requests in the last 300 seconds",)
    assert plan_retirement(account.aws, route, quiet_seconds=10, period=1).blocked == ()


def test_stickiness_makes_the_quiet_time_longer(account: Account) -> None:
    route = crossed(account)
    groups = [
        {"TargetGroupArn": route.ec2_target_group, "Weight": 0},
        {"TargetGroupArn": route.fargate_target_group, "Weight": 999},
    ]
    sticky = {"Enabled": True, "DurationSeconds": 900}
    config = {"TargetGroups": groups, "TargetGroupStickinessConfig": sticky}
    account.client("elbv2").modify_rule(RuleArn=account.rule, Actions=[{"Type": "forward", "ForwardConfig": config}])
    metrics.publish(None, route, route.ec2_target_group, 3, 0, at=time.time() - 600)
    (reason,) = plan_retirement(account.aws, route).blocked
    assert "in the last 900 seconds" in reason


def test_an_unhealthy_fargate_side_blocks(account: Account) -> None:
    route = crossed(account)
    plan = plan_retirement(account.aws, route, min_healthy=2)
    assert plan.blocked == ("1 of at least 2 targets are healthy on Fargate",)


def test_an_instance_that_serves_another_group_stays(account: Account) -> None:
    first, second = account.instances
    elb = account.client("elbv2")
    shared = elb.create_target_group(Name="reports", Protocol="HTTP", Port=80, VpcId=account.vpc)
    arn = shared["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=arn, Targets=[{"Id": second}])
    plan = plan_retirement(account.aws, crossed(account))
    assert plan.instances == (first,)
    assert [(one.instance, one.reason) for one in plan.staying] == [(second, "also serves reports")]
    retire(account.aws, plan, poll=0.05)
    assert states(account) == {first: "terminated", second: "running"}


def test_an_instance_of_an_auto_scaling_group_is_not_terminated_by_hand(account: Account) -> None:
    first, second = account.instances
    account.client("ec2").create_tags(
        Resources=[first], Tags=[{"Key": "aws:autoscaling:groupName", "Value": "shop-asg"}]
    )
    plan = plan_retirement(account.aws, crossed(account))
    assert plan.instances == (second,)
    (staying,) = plan.staying
    assert "--desired-capacity 0" in staying.reason


def test_a_rule_that_moved_since_the_plan_is_refused(account: Account) -> None:
    route = crossed(account)
    plan = plan_retirement(account.aws, route)
    write_weights(account.aws, route, weights_for(50), "somebody else")
    with pytest.raises(PlanRefused, match="moved since the plan"):
        retire(account.aws, plan)
    assert set(states(account).values()) == {"running"}


def test_what_a_crash_left_half_done_is_finished(account: Account) -> None:
    route = crossed(account)
    rule = account.aws.elb.rule(account.rule)
    from watari.aws import forward

    account.aws.elb.write_actions(rule, forward.without_group(rule.actions, route.ec2_target_group))
    with pytest.raises(PlanRefused, match="--ec2-target-group"):
        find_route(account.aws, "shop", "shop", account.rule)
    found = find_route(account.aws, "shop", "shop", account.rule, route.ec2_target_group)
    plan = plan_retirement(account.aws, found)
    assert plan.detached
    assert plan.blocked == ()
    retire(account.aws, plan, poll=0.05)
    assert set(states(account).values()) == {"terminated"}
