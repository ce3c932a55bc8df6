"""A small account for tests: one service on EC2 behind one rule, on any emulator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import boto3
import pytest
from moto.ecs.models import ecs_backends

from watari.aws import Aws, connect
from watari.deploy import DeployRequest, deploy
from watari.model.crossing import Route

REGION = "ap-northeast-1"


@dataclass(frozen=True)
class Account:
    """What was made; ARNs and ids as AWS gives them."""

    aws: Aws
    vpc: str
    subnets: tuple[str, ...]
    security_group: str
    listener: str
    rule: str
    ec2_group: str
    instances: tuple[str, ...]

    def client(self, service: str) -> Any:
        return client(service, self.aws.connection.endpoint_url)


class Ears:
    """Remembers what a stage said, and plays the part of ECS: a new service's task gets an address."""

    def __init__(self, account: Account | None = None, address: str = "10.0.0.9") -> None:
        self.said: list[tuple[str, str]] = []
        self._account = account
        self._address = address

    def doing(self, what: str) -> None:
        self.said.append(("doing", what))

    def changed(self, what: str) -> None:
        self.said.append(("changed", what))
        if self._account is not None and what.startswith("service "):
            register(self._account, self._address)
            roll_out()

    def warned(self, what: str) -> None:
        self.said.append(("warned", what))

    def changes(self) -> list[str]:
        return [text for kind, text in self.said if kind == "changed"]


def roll_out() -> None:
    """moto changes a service's task definition and starts no deployment of it: ECS's part is played here."""
    for regions in ecs_backends.values():
        for service in regions.get(REGION).services.values() if REGION in regions else ():
            service.deployments[0]["taskDefinition"] = service.task_definition


def register(account: Account, address: str, group: str = "shop-fargate") -> None:
    """A healthy task's address in the Fargate target group."""
    elb = account.client("elbv2")
    arn = elb.describe_target_groups(Names=[group])["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=arn, Targets=[{"Id": address, "Port": 8080}])


def crossed_half(account: Account) -> Route:
    """The account with the service stable on Fargate, at weight 0."""
    deployed = deploy(account.aws, request(account), Ears(account))
    return Route("shop", account.rule, account.ec2_group, deployed.fargate_target_group)


def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials that no account knows, and none of this machine's."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("MOTO_ECS_SERVICE_RUNNING", "1")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")


@lru_cache
def access(endpoint_url: str | None = None) -> Aws:
    """Made once: reading botocore's service models takes a second, and moto works on old clients too."""
    return connect(REGION, endpoint_url)


@lru_cache
def client(service: str, endpoint_url: str | None = None) -> Any:
    """A client with credentials that no account knows."""
    return boto3.client(
        service,
        region_name=REGION,
        endpoint_url=endpoint_url,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def make(endpoint_url: str | None = None, instances: int = 2, name: str = "shop") -> Account:
    """VPC, two subnets, a load balancer with one rule to a group of instances."""
    ec2, elb = client("ec2", endpoint_url), client("elbv2", endpoint_url)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = tuple(
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"][
            "SubnetId"
        ]
        for number, zone in enumerate("ac")
    )
    group = ec2.create_security_group(GroupName=f"{name}-tasks", Description="tasks", VpcId=vpc)["GroupId"]
    started = ec2.run_instances(ImageId="ami-12c6146b", MinCount=instances, MaxCount=instances)
    ids = tuple(one["InstanceId"] for one in started["Instances"])
    balancer = elb.create_load_balancer(Name=f"{name}-alb", Subnets=list(subnets))["LoadBalancers"][0][
        "LoadBalancerArn"
    ]
    ec2_group = elb.create_target_group(
        Name=f"{name}-ec2",
        Protocol="HTTP",
        Port=8080,
        VpcId=vpc,
        HealthCheckPath="/healthz",
        HealthCheckIntervalSeconds=7,
        TargetType="instance",
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=ec2_group, Targets=[{"Id": one, "Port": 8080} for one in ids])
    listener = elb.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[
            {
                "Type": "fixed-response",
                "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"},
            }
        ],
    )["Listeners"][0]["ListenerArn"]
    rule = elb.create_rule(
        ListenerArn=listener,
        Priority=10,
        Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": [f"{name}.internal"]}}],
        Actions=[{"Type": "forward", "TargetGroupArn": ec2_group}],
    )["Rules"][0]["RuleArn"]
    return Account(access(endpoint_url), vpc, subnets, group, listener, rule, ec2_group, ids)


def definition(image: str = "example/shop:1", family: str = "shop") -> dict[str, Any]:
    """A task definition as watari renders it."""
    return {
        "family": family,
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE"],
        "cpu": "256",
        "memory": "512",
        "executionRoleArn": "arn:aws:iam::123456789012:role/execution",
        "containerDefinitions": [
            {
                "name": family,
                "image": image,
                "essential": True,
                "portMappings": [{"containerPort": 8080, "protocol": "tcp"}],
                "environment": [{"name": "PORT", "value": "8080"}, {"name": "ECS_FLAG", "value": "true"}],
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": f"/ecs/{family}",
                        "awslogs-region": REGION,
                        "awslogs-stream-prefix": "ecs",
                    },
                },
            }
        ],
    }


def request(account: Account, service: str = "shop", **changes: Any) -> DeployRequest:
    """A deployment of the service into the account."""
    settings: dict[str, Any] = {
        "cluster": "shop",
        "service": service,
        "task_definition": definition(family=service),
        "desired_count": 1,
        "subnets": account.subnets,
        "security_groups": (account.security_group,),
        "rule_arn": account.rule,
        "container_port": 8080,
        "timeout": 20.0,
        "poll": 0.2,
    }
    return DeployRequest(**{**settings, **changes})
