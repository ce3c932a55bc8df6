"""A deployment at weight 0, against moto."""

from __future__ import annotations

import pytest
from small_account import Account, Ears, definition, register, request

from watari.aws.forward import WeightedGroup
from watari.deploy import deploy, rollback, status
from watari.deploy.target_group import MAX_NAME, name_for
from watari.errors import DeployFailed, PlanRefused, UsageError


def test_everything_is_put_in_place_at_weight_0(account: Account) -> None:
    ears = Ears(account)
    done = deploy(account.aws, request(account), ears)
    assert (done.created, done.registered, done.running, done.healthy) == (True, True, 1, 1)
    rule = account.aws.elb.rule(account.rule)
    assert rule.groups == (WeightedGroup(account.ec2_group, 1), WeightedGroup(done.fargate_target_group, 0))
    (service,) = account.client("ecs").describe_services(cluster="shop", services=["shop"])["services"]
    assert service["launchType"] == "FARGATE"
    assert account.client("logs").describe_log_groups()["logGroups"][0]["logGroupName"] == "/ecs/shop"


def test_the_group_is_in_the_rule_before_the_first_task(account: Account) -> None:
    ears = Ears(account)
    deploy(account.aws, request(account), ears)
    changes = ears.changes()
    attached = next(n for n, text in enumerate(changes) if "attached to the rule at weight 0" in text)
    created = next(n for n, text in enumerate(changes) if text == "service shop created")
    assert attached < created


def test_the_new_group_is_checked_like_ec2_s_and_behaves_like_it(account: Account) -> None:
    elb = account.client("elbv2")
    elb.modify_target_group_attributes(
        TargetGroupArn=account.ec2_group,
        Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "17"}],
    )
    done = deploy(account.aws, request(account), Ears(account))
    group = account.aws.elb.target_group(done.fargate_target_group)
    assert (group.target_type, group.port, group.vpc) == ("ip", 8080, account.vpc)
    assert group.settings["HealthCheckPath"] == "/healthz"
    assert group.settings["HealthCheckIntervalSeconds"] == 7
    attributes = account.aws.elb.attributes(group.arn)
    assert attributes["deregistration_delay.timeout_seconds"] == "17"


def test_a_second_deployment_of_the_same_changes_nothing_but_the_service(account: Account) -> None:
    first = deploy(account.aws, request(account), Ears(account))
    ears = Ears(account)
    second = deploy(account.aws, request(account), ears)
    assert (second.created, second.registered) == (False, False)
    assert second.task_definition == first.task_definition
    assert ears.changes() == ["service shop updated"]


def test_a_weight_that_is_in_force_survives_a_deployment(account: Account) -> None:
    done = deploy(account.aws, request(account), Ears(account))
    groups = [
        {"TargetGroupArn": account.ec2_group, "Weight": 900},
        {"TargetGroupArn": done.fargate_target_group, "Weight": 100},
    ]
    account.client("elbv2").modify_rule(
        RuleArn=account.rule, Actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}]
    )
    deploy(account.aws, request(account, task_definition=definition("example/shop:2")), Ears(account))
    assert [one.weight for one in account.aws.elb.rule(account.rule).groups] == [900, 100]


def test_a_service_that_does_not_come_up_says_why(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_ECS_SERVICE_RUNNING", "0")
    with pytest.raises(DeployFailed, match=r"shop did not become stable: not stable after .* \(0 of 1 running"):
        deploy(account.aws, request(account, timeout=0.5), Ears())


def test_running_without_being_healthy_is_not_stable(account: Account) -> None:
    with pytest.raises(DeployFailed, match="1 of 1 running, completed, 0 healthy"):
        deploy(account.aws, request(account, timeout=0.5), Ears())


def test_autoscaling_is_suspended_meanwhile_and_as_before_afterwards(account: Account) -> None:
    deploy(account.aws, request(account), Ears(account))
    scaling = account.client("application-autoscaling")
    place = {
        "ServiceNamespace": "ecs",
        "ResourceId": "service/shop/shop",
        "ScalableDimension": "ecs:service:DesiredCount",
    }
    scaling.register_scalable_target(
        **place, MinCapacity=1, MaxCapacity=4, SuspendedState={"ScheduledScalingSuspended": True}
    )
    ears = Ears(account)
    deploy(account.aws, request(account, task_definition=definition("example/shop:2")), ears)
    assert ears.changes()[-3:] == ["autoscaling suspended", "service shop updated", "autoscaling as before"]
    (target,) = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
    assert target["SuspendedState"]["ScheduledScalingSuspended"] is True
    assert not target["SuspendedState"]["DynamicScalingInSuspended"]


def test_rollback_goes_to_the_definition_before(account: Account) -> None:
    first = deploy(account.aws, request(account), Ears(account))
    with pytest.raises(UsageError, match="ran no task definition before"):
        rollback(account.aws, first)
    second = deploy(account.aws, request(account, task_definition=definition("example/shop:2")), Ears(account))
    assert second.previous_task_definition == first.task_definition
    seen = rollback(account.aws, second, Ears(account), poll=0.1, timeout=5)
    assert seen.service.task_definition == first.task_definition


def test_a_rule_with_several_other_groups_asks_which_is_ec2_s(account: Account) -> None:
    made = account.client("elbv2").create_target_group(
        Name="third", Protocol="HTTP", Port=80, VpcId=account.vpc, TargetType="ip"
    )
    third = made["TargetGroups"][0]["TargetGroupArn"]
    groups = [{"TargetGroupArn": one, "Weight": 1} for one in (account.ec2_group, third)]
    account.client("elbv2").modify_rule(
        RuleArn=account.rule, Actions=[{"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}]
    )
    with pytest.raises(PlanRefused, match="--ec2-target-group"):
        deploy(account.aws, request(account), Ears(account))
    named = request(account, ec2_target_group=account.ec2_group)
    assert deploy(account.aws, named, Ears(account)).ec2_target_group == account.ec2_group
    assert len(account.aws.elb.rule(account.rule).groups) == 3


def test_a_port_that_no_container_maps(account: Account) -> None:
    with pytest.raises(UsageError, match="maps port 81"):
        deploy(account.aws, request(account, container_port=81), Ears(account))


@pytest.mark.parametrize("service", ["shop", "a" * 40, "under_score", "b" * 24])
def test_names_of_groups_are_allowed_and_differ(service: str) -> None:
    name = name_for(service)
    assert len(name) <= MAX_NAME
    assert name.endswith("-fargate")
    assert name.replace("-", "").isalnum()
    assert name_for(service + "x") != name


def test_status_shows_both_homes(account: Account) -> None:
    deploy(account.aws, request(account), Ears(account))
    register(account, "10.0.0.10")
    (service,) = status(account.aws, "shop").services
    (rule,) = service.rules
    assert [(one.home, one.weight, one.healthy) for one in rule.groups] == [("ec2", 1, 2), ("fargate", 0, 2)]
    with pytest.raises(UsageError, match="no service nothing"):
        status(account.aws, "shop", ("nothing",))
