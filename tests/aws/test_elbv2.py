"""Rules, default actions, targets, against moto."""

from __future__ import annotations

import pytest
from small_account import Account

from watari.aws import arns, forward
from watari.aws.forward import WeightedGroup
from watari.errors import AwsFailed


def other_group(account: Account, name: str = "other") -> str:
    made = account.client("elbv2").create_target_group(
        Name=name, Protocol="HTTP", Port=80, VpcId=account.vpc, TargetType="ip"
    )
    return str(made["TargetGroups"][0]["TargetGroupArn"])


def test_a_rule_is_changed_and_read_back(account: Account) -> None:
    group = other_group(account)
    rule = account.aws.elb.rule(account.rule)
    back = account.aws.elb.write_actions(rule, forward.with_group(rule.actions, group, 0))
    assert back.groups == (WeightedGroup(account.ec2_group, 1), WeightedGroup(group, 0))
    assert account.aws.elb.rule(account.rule).groups == back.groups


def test_a_listener_s_default_action_is_written_through_the_listener(account: Account) -> None:
    group = other_group(account)
    account.client("elbv2").modify_listener(
        ListenerArn=account.listener,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": account.ec2_group}],
    )
    rule = account.aws.elb.rule(account.listener)
    assert rule.default
    back = account.aws.elb.write_actions(rule, forward.with_group(rule.actions, group, 5))
    assert [one.weight for one in back.groups] == [1, 5]


def test_the_default_rule_s_arn_leads_to_its_listener(account: Account) -> None:
    rules = account.client("elbv2").describe_rules(ListenerArn=account.listener)["Rules"]
    default = next(one["RuleArn"] for one in rules if one["IsDefault"])
    rule = account.aws.elb.rule(default)
    assert (rule.arn, rule.default) == (account.listener, True)


def test_an_unknown_rule(account: Account) -> None:
    with pytest.raises(AwsFailed):
        account.aws.elb.rule(account.rule[:-4] + "0000")


def test_rules_are_found_from_a_group(account: Account) -> None:
    (rule,) = account.aws.elb.rules_forwarding_to(account.ec2_group)
    assert rule.arn == account.rule
    assert account.aws.elb.rules_forwarding_to(other_group(account)) == ()


def test_an_empty_group_has_no_healthy_target(account: Account) -> None:
    assert account.aws.elb.healthy(other_group(account)) == 0
    assert account.aws.elb.healthy(account.ec2_group) == 2


def test_all_groups_of_an_instance(account: Account) -> None:
    first, second = account.instances
    elb = account.client("elbv2")
    shared = elb.create_target_group(Name="shared", Protocol="HTTP", Port=80, VpcId=account.vpc)
    arn = shared["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=arn, Targets=[{"Id": second}])
    held = account.aws.elb.groups_holding(account.instances)
    assert held[first] == (account.ec2_group,)
    assert set(held[second]) == {account.ec2_group, arn}


def test_dimensions_are_cut_from_arns(account: Account) -> None:
    assert arns.load_balancer_dimension(account.rule).startswith("app/shop-alb/")
    assert arns.load_balancer_dimension(account.rule) == arns.load_balancer_dimension(account.listener)
    assert arns.target_group_dimension(account.ec2_group).startswith("targetgroup/shop-ec2/")
    assert arns.listener_of(account.rule) == account.listener
