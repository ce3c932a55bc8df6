"""The balancer on a live emulator: it follows ELBv2 as production code writes it, and loses nothing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from need import need
from rehearse.fakes import FakeFactory, FakeHost, eventually
from rehearse.load import Load

from watari.aws import forward
from watari.aws.session import Aws, connect
from watari.rehearse.balancer import caddy, haproxy
from watari.rehearse.balancer.balancer import Balancer
from watari.rehearse.balancer.choose import data_plane
from watari.rehearse.emulator import resources
from watari.rehearse.emulator.ec2 import Ec2Agent, LaunchedInstance
from watari.rehearse.emulator.emulator import Emulator
from watari.rehearse.emulator.resources import WebRoute, WebService
from watari.rehearse.hosts.interface import Ec2HostSpec, Endpoints, InstanceIdentity
from watari.sources.config import ResourcesConfig

REGION = "ap-northeast-1"
NAME = "account.wallet.internal"
BLANK = InstanceIdentity("", "", "", "", "", "")


@dataclass
class World:
    """A live rehearsal with one service behind the load balancer."""

    emulator: Emulator
    balancer: Balancer
    agent: Ec2Agent
    factory: FakeFactory
    route: WebRoute
    fargate: str
    aws: Aws

    def launch(self, name: str) -> LaunchedInstance:
        spec = Ec2HostSpec(name, "account", ("x",), (), (), (8080,), BLANK)
        made = self.agent.launch(spec, self.emulator.endpoints)
        self.emulator.account.register_instance(self.route.target_group, made.id, 8080)
        return made

    def states(self, group: str) -> list[str]:
        return [target.state for target in self.aws.elb.targets(group)]

    def weights(self, ec2: int, fargate: int) -> None:
        rule = self.aws.elb.rule(self.route.rule_arn)
        wanted = {self.route.target_group: ec2, self.fargate: fargate}
        self.aws.elb.write_actions(rule, forward.with_weights(rule.actions, wanted))

    def host(self, one: LaunchedInstance) -> FakeHost:
        assert isinstance(one.host, FakeHost)
        return one.host


@pytest.fixture(params=["haproxy", "caddy"])
def world(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    need({"haproxy": haproxy.installed, "caddy": caddy.installed}[request.param](), request.param)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with FakeFactory("account:1") as factory, Emulator(factory, tmp_path, REGION) as emulator:
        services = (WebService("account", (NAME,), 8080, "/healthz"),)
        account = resources.create(emulator.account, "wallet", ResourcesConfig(), services)
        (route,) = account.routes
        aws = connect(REGION, emulator.front_url)
        settings = aws.elb.target_group(route.target_group).settings
        fargate = aws.elb.create_target_group("account-fargate", 8080, account.network.vpc, settings, {}).arn
        agent = Ec2Agent(
            factory, emulator.account, emulator.account_id, emulator.metadata, emulator.hosts, account.network
        )
        balancer = Balancer(
            data_plane(tmp_path, request.param),
            emulator.load_balancing,
            emulator.account,
            emulator.hosts,
            factory.service_address,
        )
        with balancer, agent:
            agent.before_stop = balancer.drain
            emulator.attach_balancer(
                balancer.drain, balancer.target_health, balancer.look, Endpoints(emulator.hosts_url)
            )
            yield World(emulator, balancer, agent, factory, route, fargate, aws)
            balancer.check()


def create_service(world: World, count: int) -> Any:
    ecs = boto3.client("ecs", endpoint_url=world.emulator.front_url, region_name=REGION)
    container = {"name": "account", "image": "account:1", "portMappings": [{"containerPort": 8080}]}
    ecs.register_task_definition(
        family="account", networkMode="awsvpc", cpu="256", memory="512", containerDefinitions=[container]
    )
    ecs.create_service(
        cluster="wallet",
        serviceName="account",
        taskDefinition="account",
        desiredCount=count,
        launchType="FARGATE",
        loadBalancers=[{"targetGroupArn": world.fargate, "containerName": "account", "containerPort": 8080}],
        networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-1"]}},
    )
    return ecs


def requests_counted(world: World, group: str, balancer: str) -> float:
    client = boto3.client("cloudwatch", endpoint_url=world.emulator.front_url, region_name=REGION)
    dimensions = [
        {"Name": "TargetGroup", "Value": group.rpartition(":")[2]},
        {"Name": "LoadBalancer", "Value": balancer.partition(":loadbalancer/")[2]},
    ]
    metric = {"Namespace": "AWS/ApplicationELB", "MetricName": "RequestCount", "Dimensions": dimensions}
    now = datetime.now(UTC)
    found = client.get_metric_data(
        MetricDataQueries=[{"Id": "a", "MetricStat": {"Metric": metric, "Period": 1, "Stat": "Sum"}}],
        StartTime=now - timedelta(minutes=5),
        EndTime=now + timedelta(seconds=5),
    )
    return float(sum(found["MetricDataResults"][0]["Values"]))


def test_a_crossing_of_one_service(world: World) -> None:
    ec2_group, url = world.route.target_group, world.balancer.url_for(NAME)
    assert httpx.get(url).status_code == 503, "nothing is registered"
    old = world.launch("account-1")
    eventually(lambda: world.states(ec2_group) == ["healthy"])
    assert httpx.get(url).text == "account-1"
    host, port = world.balancer.listener
    assert httpx.get(f"http://{host}:{port}/", headers={"host": NAME}).text == "account-1"
    assert httpx.get(f"http://{host}:{port}/", headers={"host": "nobody"}).status_code == 404

    # A target group that no rule names is not checked.
    ecs = create_service(world, 2)
    eventually(lambda: world.states(world.fargate) == ["unused", "unused"])
    rule = world.aws.elb.rule(world.route.rule_arn)
    world.aws.elb.write_actions(rule, forward.with_group(rule.actions, world.fargate, 0))
    eventually(lambda: world.states(world.fargate) == ["healthy", "healthy"])

    with Load(url, connections=4) as load:
        for ec2, fargate in ((90, 10), (50, 50), (0, 100)):
            world.weights(ec2, fargate)
            time.sleep(0.7)
        # Fargate alone has the traffic: EC2 goes, and a task as well.
        world.emulator.account.deregister_instance(ec2_group, old.id)
        world.agent.terminate(old.id)
        ecs.update_service(cluster="wallet", service="account", desiredCount=1)
        eventually(lambda: not old.host.running() and len(world.factory.running()) == 1)
    assert load.failures == []
    assert load.reconnects == 0
    assert world.agent.history()[0].gone_at is not None
    served = Counter(name for name in (httpx.get(url).text for _ in range(10)))
    assert set(served) == {world.factory.running()[0].name}

    # Two single requests before the load and ten after it; the first of all found no target.
    expected = load.answered + 2 + 10
    (balancer,) = world.aws.elb.target_group(ec2_group).load_balancers

    def published() -> bool:
        groups = (ec2_group, world.fargate)
        return sum(requests_counted(world, group, balancer) for group in groups) == expected

    eventually(published, timeout=10, every=0.5)


def test_health_decides_inside_a_group(world: World) -> None:
    group, url = world.route.target_group, world.balancer.url_for(NAME)
    one, two = world.launch("one"), world.launch("two")
    eventually(lambda: world.states(group) == ["healthy", "healthy"])
    servers = [world.host(each).server for each in (one, two)]
    assert servers[0] is not None
    assert servers[1] is not None
    servers[0].health = 500
    eventually(lambda: world.states(group) == ["unhealthy", "healthy"])
    eventually(lambda: {httpx.get(url).text for _ in range(6)} == {"two"})
    servers[1].health = 500
    eventually(lambda: world.states(group) == ["unhealthy", "unhealthy"])
    eventually(lambda: {httpx.get(url).text for _ in range(6)} == {"one", "two"}, timeout=5)
    reasons = {target.reason for target in world.aws.elb.targets(group)}
    assert reasons == {"Target.ResponseCodeMismatch"}


def test_drain_waits_for_what_is_in_flight(world: World) -> None:
    group, url = world.route.target_group, world.balancer.url_for(NAME)
    one, two = world.launch("one"), world.launch("two")
    eventually(lambda: world.states(group) == ["healthy", "healthy"])
    server = world.host(one).server
    assert server is not None
    server.delay = 1.5
    with Load(url, connections=4) as load:
        time.sleep(0.5)
        before = time.monotonic()
        world.balancer.drain(one.host.address)
        waited, served = time.monotonic() - before, server.served
        time.sleep(0.5)
        assert server.served == served, "no new request reached it"
    assert 0.2 < waited < 10
    assert load.failures == []
    assert world.states(group) == ["draining", "healthy"]
    assert two.host.running()
