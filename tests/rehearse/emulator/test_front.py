"""The front: what it corrects, and that it leaves everything else alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from rehearse.fakes import eventually

from watari.model.crossing import Target
from watari.rehearse.emulator import resources
from watari.rehearse.emulator.emulator import Emulator
from watari.rehearse.emulator.loadbalancing import FixedResponse, Forward
from watari.rehearse.emulator.resources import Account, WebService
from watari.sources.config import ResourcesConfig, TableConfig

Client = Callable[[str], Any]


@pytest.fixture(scope="module")
def account(emulator: Emulator) -> Account:
    wanted = ResourcesConfig(
        dynamodb=(TableConfig(table="wallet-ledger", hash_key="account", range_key="id"),),
        sqs=("wallet-payments",),
        s3=("wallet-statements",),
    )
    services = (
        WebService("gateway", ("api.wallet.example",), 8080, "/healthz", public=True),
        WebService("account", ("account.wallet.internal",), 8081, "/health"),
    )
    return resources.create(emulator.account, "wallet", wanted, services)


def test_resources_stand(account: Account, client: Client) -> None:
    assert client("dynamodb").describe_table(TableName="wallet-ledger")["Table"]["TableStatus"] == "ACTIVE"
    assert client("sqs").get_queue_url(QueueName="wallet-payments")["QueueUrl"]
    assert [one["Name"] for one in client("s3").list_buckets()["Buckets"]] == ["wallet-statements"]
    route = account.route("account")
    assert route is not None
    group = client("elbv2").describe_target_groups(TargetGroupArns=[route.target_group])["TargetGroups"][0]
    assert (group["TargetType"], group["HealthCheckPath"], group["Port"]) == ("instance", "/health", 8081)
    assert account.route("statement") is None


def test_a_rule_keeps_its_weights(account: Account, client: Client, emulator: Emulator) -> None:
    elb, route = client("elbv2"), account.route("account")
    assert route is not None
    (listener,) = elb.describe_listeners(ListenerArns=[route.listener_arn])["Listeners"]
    other = elb.create_target_group(Name="account-fargate", Port=8081, Protocol="HTTP", TargetType="ip")
    fargate = other["TargetGroups"][0]["TargetGroupArn"]
    assert other["TargetGroups"][0]["LoadBalancerArns"] == []
    groups = [
        {"TargetGroupArn": route.target_group, "Weight": 900},
        {"TargetGroupArn": fargate, "Weight": 99},
    ]
    sticky = {"Enabled": True, "DurationSeconds": 60}
    config = {"TargetGroups": groups, "TargetGroupStickinessConfig": sticky}
    changed = elb.modify_rule(RuleArn=route.rule_arn, Actions=[{"Type": "forward", "ForwardConfig": config}])
    for answer in (changed, elb.describe_rules(RuleArns=[route.rule_arn])):
        (action,) = answer["Rules"][0]["Actions"]
        assert action["ForwardConfig"] == config
        assert "TargetGroupArn" not in action
        assert "FixedResponseConfig" not in action
    described = elb.describe_target_groups(TargetGroupArns=[fargate])["TargetGroups"][0]
    assert described["LoadBalancerArns"] == [listener["LoadBalancerArn"]]
    read = next(rule for rule in emulator.load_balancing().rules if rule.arn == route.rule_arn)
    assert read.destination == Forward(((route.target_group, 900), (fargate, 99)), 60)
    assert read.hosts == ("account.wallet.internal",)


def test_a_plain_forward_is_shown_in_both_forms(account: Account, client: Client) -> None:
    route = account.route("gateway")
    assert route is not None
    (action,) = client("elbv2").describe_rules(RuleArns=[route.rule_arn])["Rules"][0]["Actions"]
    assert action["TargetGroupArn"] == route.target_group
    assert action["ForwardConfig"]["TargetGroups"] == [{"TargetGroupArn": route.target_group, "Weight": 1}]


def test_a_listeners_default_action_may_be_weighted_too(account: Account, client: Client) -> None:
    elb, route = client("elbv2"), account.route("gateway")
    assert route is not None
    config = {"TargetGroups": [{"TargetGroupArn": route.target_group, "Weight": 7}]}
    before = elb.describe_listeners(ListenerArns=[route.listener_arn])["Listeners"][0]["DefaultActions"]
    assert before[0]["FixedResponseConfig"]["StatusCode"] == "404"
    elb.modify_listener(ListenerArn=route.listener_arn, DefaultActions=[{"Type": "forward", "ForwardConfig": config}])
    rules = elb.describe_rules(ListenerArn=route.listener_arn)["Rules"]
    (default,) = [rule for rule in rules if rule["IsDefault"]]
    assert default["Actions"][0]["ForwardConfig"]["TargetGroups"] == config["TargetGroups"]
    elb.modify_listener(ListenerArn=route.listener_arn, DefaultActions=before)


def test_target_health_is_the_balancers(account: Account, client: Client, emulator: Emulator) -> None:
    elb, route = client("elbv2"), account.route("gateway")
    assert route is not None
    known = (
        Target("i-1", 8080, "healthy"),
        Target("i-2", 8080, "unhealthy", "Target.FailedHealthChecks"),
        Target("i-3", 8080, "draining", "Target.DeregistrationInProgress"),
    )
    emulator.front.target_health = {route.target_group: known}.get
    try:
        listed = elb.describe_target_health(TargetGroupArn=route.target_group)["TargetHealthDescriptions"]
        assert [(one["Target"]["Id"], one["TargetHealth"]["State"]) for one in listed] == [
            (one.id, one.state) for one in known
        ]
        assert listed[1]["TargetHealth"]["Reason"] == "Target.FailedHealthChecks"
        assert listed[1]["TargetHealth"]["Description"] == "Health checks failed"
        asked = elb.describe_target_health(
            TargetGroupArn=route.target_group, Targets=[{"Id": "i-2", "Port": 8080}, {"Id": "i-9"}]
        )["TargetHealthDescriptions"]
        assert [one["TargetHealth"]["Reason"] for one in asked] == [
            "Target.FailedHealthChecks",
            "Target.NotRegistered",
        ]
    finally:
        emulator.front.target_health = None


def test_elb_changes_are_told(account: Account, client: Client, emulator: Emulator) -> None:
    told: list[bool] = []
    emulator.front.changed = lambda: told.append(True)
    route = account.route("gateway")
    assert route is not None
    client("elbv2").describe_rules(RuleArns=[route.rule_arn])
    assert told == []
    client("elbv2").register_targets(TargetGroupArn=route.target_group, Targets=[{"Id": "i-1"}])
    eventually(lambda: told)
    client("elbv2").deregister_targets(TargetGroupArn=route.target_group, Targets=[{"Id": "i-1"}])


def test_errors_of_the_emulator_pass_as_they_are(client: Client) -> None:
    elb = client("elbv2")
    with pytest.raises(elb.exceptions.ClientError, match="not found"):
        elb.describe_target_health(TargetGroupArn="arn:aws:elasticloadbalancing:x:1:targetgroup/no/1")


def test_everything_else_passes_byte_for_byte(account: Account, client: Client, emulator: Emulator) -> None:
    body = os.urandom(300_000)
    client("s3").put_object(Bucket="wallet-statements", Key="a/b c+d.bin", Body=body)
    read = client("s3").get_object(Bucket="wallet-statements", Key="a/b c+d.bin")["Body"].read()
    assert hashlib.sha256(read).digest() == hashlib.sha256(body).digest()
    paths = [url + "/wallet-statements/a/b%20c%2Bd.bin" for url in (emulator.front_url, emulator.hosts_url)]
    through, straight = (httpx.get(path) for path in paths)
    assert through.content == straight.content == body
    kept = ("content-type", "content-length", "etag", "last-modified")
    assert [through.headers.get(name) for name in kept] == [straight.headers.get(name) for name in kept]


def test_the_state_that_the_balancer_follows(account: Account, emulator: Emulator) -> None:
    emulator.account.register_instance(account.routes[0].target_group, "i-7", 8080)
    state = emulator.load_balancing()
    group = next(one for one in state.groups if one.arn == account.routes[0].target_group)
    assert group.targets == (("i-7", 8080),)
    assert (group.check.path, group.check.interval, group.check.matcher) == ("/healthz", 10.0, "200")
    default = [rule for rule in state.rules if not rule.hosts]
    assert all(isinstance(rule.destination, FixedResponse) for rule in default)
    assert state.rules[-1] in default, "defaults are tried last"
    emulator.account.deregister_instance(account.routes[0].target_group, "i-7")


def test_corrections_are_told(emulator: Emulator) -> None:
    names = [name for name, _ in emulator.front.corrections]
    assert names == [
        "elbv2-weighted-forward",
        "elbv2-load-balancer-arns",
        "elbv2-target-health",
        "ecs-first-deployment",
        "ecs-execute-command",
        "application-autoscaling",
    ]
    assert all(sentence.endswith(".") for _, sentence in emulator.front.corrections)


def test_scalable_targets_are_kept(client: Client) -> None:
    scaling = client("application-autoscaling")
    which = {
        "ServiceNamespace": "ecs",
        "ResourceId": "service/wallet/account",
        "ScalableDimension": "ecs:service:DesiredCount",
    }

    def described() -> Any:
        return scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]

    assert described() == []
    scaling.register_scalable_target(**which, MinCapacity=1, MaxCapacity=4)
    suspended = {"DynamicScalingInSuspended": True, "DynamicScalingOutSuspended": True}
    scaling.register_scalable_target(**which, SuspendedState=suspended)
    (target,) = described()
    assert (target["MinCapacity"], target["MaxCapacity"]) == (1, 4)
    assert target["SuspendedState"] == {**suspended, "ScheduledScalingSuspended": False}
    scaling.deregister_scalable_target(**which)
    assert described() == []
    with pytest.raises(scaling.exceptions.ObjectNotFoundException):
        scaling.deregister_scalable_target(**which)
