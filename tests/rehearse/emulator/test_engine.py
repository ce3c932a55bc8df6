"""ECS services of a real MiniStack on fake hosts, through the Docker Engine shim."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import docker
import httpx
import pytest
from rehearse.fakes import FakeFactory, FakeHost, eventually

from watari.rehearse.emulator.emulator import Emulator

CLUSTER = "wallet"
Client = Callable[[str], Any]


@pytest.fixture(scope="module")
def ecs(client: Client) -> Any:
    made = client("ecs")
    made.create_cluster(clusterName=CLUSTER)
    return made


def register(ecs: Any, name: str, image: str, **container: Any) -> str:
    logs = {
        "awslogs-group": "/ecs/wallet",
        "awslogs-region": "ap-northeast-1",
        "awslogs-stream-prefix": name,
        "awslogs-create-group": "true",
    }
    definition = {
        "name": name,
        "image": image,
        "portMappings": [{"containerPort": 8080}],
        "environment": [{"name": "ECS_FLAG", "value": "true"}],
        "logConfiguration": {"logDriver": "awslogs", "options": logs},
        **container,
    }
    made = ecs.register_task_definition(
        family=name,
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        cpu="512",
        memory="1024",
        taskRoleArn=f"arn:aws:iam::123456789012:role/{name}",
        containerDefinitions=[definition],
    )
    return str(made["taskDefinition"]["taskDefinitionArn"])


def create(ecs: Any, name: str, count: int, *, rollback: bool = True) -> Any:
    return ecs.create_service(
        cluster=CLUSTER,
        serviceName=name,
        taskDefinition=name,
        desiredCount=count,
        launchType="FARGATE",
        enableExecuteCommand=True,
        deploymentConfiguration={"deploymentCircuitBreaker": {"enable": True, "rollback": rollback}},
        networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-1"]}},
    )["service"]


def primary(ecs: Any, name: str) -> Any:
    return next(one for one in service(ecs, name)["deployments"] if one["status"] == "PRIMARY")


def service(ecs: Any, name: str) -> Any:
    return ecs.describe_services(cluster=CLUSTER, services=[name])["services"][0]


def running(factory: FakeFactory, name: str) -> list[FakeHost]:
    return [host for host in factory.running() if host.spec.service == name]


def completed(ecs: Any, name: str) -> None:
    eventually(lambda: primary(ecs, name)["rolloutState"] == "COMPLETED")


def test_a_service_lives_on_fargate_hosts(ecs: Any, client: Client, factory: FakeFactory, emulator: Emulator) -> None:
    register(ecs, "ledger", "app:1", stopTimeout=7, linuxParameters={"initProcessEnabled": True})
    created = create(ecs, "ledger", 2)
    assert created["desiredCount"] == 2
    assert primary(ecs, "ledger")["rolloutState"] == "IN_PROGRESS", "nothing runs yet"
    completed(ecs, "ledger")
    assert service(ecs, "ledger")["runningCount"] == 2
    assert len(service(ecs, "ledger")["deployments"]) == 1
    first, second = running(factory, "ledger")

    tasks = ecs.list_tasks(cluster=CLUSTER, serviceName="ledger")["taskArns"]
    described = ecs.describe_tasks(cluster=CLUSTER, tasks=tasks)["tasks"]
    addresses = {
        detail["value"]
        for task in described
        for attachment in task["attachments"]
        for detail in attachment["details"]
        if detail["name"] == "privateIPv4Address"
    }
    assert addresses == {first.address, second.address}

    environment = dict(first.spec.environment)
    assert environment["ECS_FLAG"] == "true"
    assert environment["AWS_EXECUTION_ENV"] == "AWS_ECS_FARGATE"
    assert environment["AWS_REGION"] == "ap-northeast-1"
    assert environment["AWS_ENDPOINT_URL"] == emulator.hosts_url
    assert environment["ECS_CONTAINER_METADATA_URI_V4"].startswith("/v4/")
    assert environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"].startswith("/v2/credentials/")
    assert "AWS_CONTAINER_AUTHORIZATION_TOKEN" not in environment

    # A task that dies is replaced, and its history is kept.
    first.die(3)
    eventually(lambda: len(running(factory, "ledger")) == 2 and service(ecs, "ledger")["runningCount"] == 2)
    dead = next(one for one in emulator.task_history() if one.address == first.address)
    assert (dead.exit_code, dead.asked_to_stop, dead.service) == (3, False, "ledger")

    # The log of both lives reached CloudWatch Logs.
    def logged() -> bool:
        events = client("logs").filter_log_events(logGroupName="/ecs/wallet")["events"]
        return f"{first.name} ends" in {event["message"] for event in events}

    eventually(logged)

    # Scaling in drains first, then stops with the definition's stopTimeout, and does not hold the API up.
    order: list[str] = []
    emulator.engine.before_stop = lambda address: (time.sleep(1.5), order.append(address))[1]  # type: ignore[func-returns-value]
    before = time.monotonic()
    ecs.update_service(cluster=CLUSTER, service="ledger", desiredCount=0)
    assert time.monotonic() - before < 1.2
    last = [host for host in factory.hosts if host.spec.service == "ledger" and host is not first]
    assert all(host.running() for host in last), "still draining"
    eventually(lambda: all(host.removed for host in last))
    assert sorted(order) == sorted(host.address for host in last)
    assert {host.stopped_with for host in last} == {7.0}
    emulator.engine.before_stop = lambda address: None


def test_the_circuit_breaker_ends_a_deployment_that_cannot_start(ecs: Any, factory: FakeFactory) -> None:
    register(ecs, "broken", "broken:1")
    create(ecs, "broken", 1)
    eventually(lambda: primary(ecs, "broken")["rolloutState"] == "FAILED")
    assert "circuit breaker" in primary(ecs, "broken")["rolloutStateReason"]
    stopped = ecs.list_tasks(cluster=CLUSTER, serviceName="broken", desiredStatus="STOPPED")["taskArns"]
    task = ecs.describe_tasks(cluster=CLUSTER, tasks=stopped[:1])["tasks"][0]
    assert task["containers"][0]["exitCode"] == 1
    started = len([host for host in factory.hosts if host.spec.service == "broken"])
    time.sleep(1)
    assert started == len([host for host in factory.hosts if host.spec.service == "broken"]) == 3
    ecs.delete_service(cluster=CLUSTER, service="broken", force=True)


def test_a_bad_revision_is_rolled_back(ecs: Any, factory: FakeFactory) -> None:
    good = register(ecs, "card", "app:1")
    create(ecs, "card", 1)
    completed(ecs, "card")
    assert service(ecs, "card")["deploymentConfiguration"]["deploymentCircuitBreaker"]["rollback"] is True
    register(ecs, "card", "broken:1")
    ecs.update_service(cluster=CLUSTER, service="card", taskDefinition="card")
    eventually(lambda: primary(ecs, "card")["taskDefinition"] == good)
    completed(ecs, "card")
    assert [host.spec.image for host in running(factory, "card")] == ["app:1"]
    ecs.delete_service(cluster=CLUSTER, service="card", force=True)


def test_an_image_that_nobody_built_and_a_host_that_cannot_be_made(ecs: Any, factory: FakeFactory) -> None:
    register(ecs, "absent", "nowhere:1")
    create(ecs, "absent", 1)
    eventually(lambda: primary(ecs, "absent")["rolloutState"] == "FAILED")
    assert not [host for host in factory.hosts if host.spec.service == "absent"]
    register(ecs, "unmakeable", "unmakeable:1")
    create(ecs, "unmakeable", 1)
    eventually(lambda: primary(ecs, "unmakeable")["rolloutState"] == "FAILED")
    stopped = ecs.list_tasks(cluster=CLUSTER, serviceName="unmakeable", desiredStatus="STOPPED")["taskArns"]
    task = ecs.describe_tasks(cluster=CLUSTER, tasks=stopped[:1])["tasks"][0]
    assert "no room for another host" in task["stoppedReason"]
    for name in ("absent", "unmakeable"):
        ecs.delete_service(cluster=CLUSTER, service=name, force=True)


def test_exec_runs_in_the_tasks_host(ecs: Any, factory: FakeFactory) -> None:
    register(ecs, "payment", "app:1")
    create(ecs, "payment", 1)
    completed(ecs, "payment")
    (task,) = ecs.list_tasks(cluster=CLUSTER, serviceName="payment")["taskArns"]
    session = ecs.execute_command(
        cluster=CLUSTER, task=task, container="payment", command="ls '/var log'", interactive=True
    )["session"]
    (host,) = running(factory, "payment")
    answer = httpx.post(session["streamUrl"])
    assert answer.json() == {"exit_code": 0, "output": f"{host.name} ls /var log"}
    assert httpx.post(session["streamUrl"]).status_code == 404, "a session is good for one command"
    ecs.delete_service(cluster=CLUSTER, service="payment", force=True)
    eventually(lambda: host.removed)


def test_a_docker_client_finds_its_way(ecs: Any, factory: FakeFactory, emulator: Emulator) -> None:
    """docker-py against the shim alone: what MiniStack does not always use."""
    register(ecs, "statement", "app:1")
    create(ecs, "statement", 1)
    completed(ecs, "statement")
    socket = emulator.ministack_socket
    engine = docker.DockerClient(base_url=f"unix://{socket}")
    assert engine.ping()
    (container,) = [one for one in engine.containers.list() if "statement" in one.name]
    assert container.labels["com.amazonaws.ecs.container-name"] == "statement"
    (host,) = running(factory, "statement")
    assert container.logs() == f"{host.name} starts\n".encode()
    assert container.attrs["NetworkSettings"]["Networks"]["rehearsal"]["IPAddress"] == host.address
    with pytest.raises(docker.errors.NotFound):
        engine.containers.get("nobody")
    with pytest.raises(docker.errors.ImageNotFound):
        engine.containers.create("nowhere:1")
    container.kill()
    eventually(lambda: not host.running())
    assert container.wait()["StatusCode"] == 0
    ecs.delete_service(cluster=CLUSTER, service="statement", force=True)
