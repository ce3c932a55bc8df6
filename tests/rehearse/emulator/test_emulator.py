"""Starting and ending: nothing is left, and what fails says why."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest
from rehearse.fakes import FakeFactory, eventually

from watari.errors import RehearsalFailed
from watari.rehearse.emulator.child import Child, answers, can_bind, free_port
from watari.rehearse.emulator.ec2 import Ec2Agent
from watari.rehearse.emulator.emulator import Emulator
from watari.rehearse.emulator.resources import CIDR
from watari.rehearse.emulator.serving import ServerThread
from watari.rehearse.emulator.task_environment import fargate_environment
from watari.rehearse.hosts.interface import Ec2HostSpec, Endpoints, InstanceIdentity


def test_instances_have_hosts_and_lose_them(emulator: Emulator, factory: FakeFactory) -> None:
    network = emulator.account.create_network(CIDR)
    blank = InstanceIdentity("", "", "", "", "", "", instance_type="t3.large", user_data="#!/bin/sh")
    agent = Ec2Agent(factory, emulator.account, emulator.account_id, emulator.metadata, emulator.hosts, network)
    drained: list[str] = []
    agent.before_stop = drained.append
    with agent:
        specs = [Ec2HostSpec(f"ledger-{n}", "ledger", ("x",), (), (), (8080,), blank) for n in (1, 2)]
        one, two = (agent.launch(spec, Endpoints(emulator.hosts_url)) for spec in specs)
        known = emulator.hosts.resolve(one.id, 8080)
        assert known == one.host.endpoint(8080)
        identity = factory.hosts[-2].spec.identity  # type: ignore[union-attr]
        assert (identity.instance_id, identity.role) == (one.id, "ledger-instance")
        assert (identity.instance_type, identity.user_data) == ("t3.large", "#!/bin/sh")
        agent.terminate(one.id)
        eventually(lambda: not one.host.running())
        eventually(lambda: agent.history()[0].gone_at)
        assert drained == [one.host.address]
        assert emulator.hosts.resolve(one.id, 8080) is None
        assert two.host.running()
        assert agent.history()[1].gone_at is None
        assert [found.id for found in agent.instances("ledger")] == [one.id, two.id]


def test_nothing_is_left(tmp_path: Path) -> None:
    with FakeFactory() as factory, Emulator(factory, tmp_path, "us-east-1") as emulator:
        process = psutil.Process(emulator.ministack.pid)
        front = emulator.front_url
        assert emulator.ministack.running()
    assert not process.is_running()
    assert not answers("127.0.0.1", int(front.rpartition(":")[2]))


def test_children_die_with_us(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import time
        from pathlib import Path
        from watari.rehearse.emulator.child import Child
        child = Child("sleep", ("sleep", "600"), Path({str(tmp_path / "log")!r}))
        child.start(lambda: True)
        print(child.pid, flush=True)
        time.sleep(600)
    """)
    with subprocess.Popen((sys.executable, "-c", script), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        parent.kill()
    eventually(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie")


def test_a_child_that_cannot_start_says_why(tmp_path: Path) -> None:
    child = Child("MiniStack", (sys.executable, "-c", "raise SystemExit('no port')"), tmp_path / "log")
    with pytest.raises(RehearsalFailed, match="MiniStack ended with exit code 1: no port"):
        child.start(lambda: False)
    slow = Child("Sleeper", ("sleep", "600"), tmp_path / "log2")
    with pytest.raises(RehearsalFailed, match="was not ready"):
        slow.start(lambda: False, timeout=0.2)
    assert not slow.running()
    absent = Child("Nobody", (str(tmp_path / "nobody"),), tmp_path / "log3")
    with pytest.raises(RehearsalFailed, match="cannot be started"):
        absent.start(lambda: True)


def test_a_taken_port_is_told() -> None:
    port = free_port("127.0.0.1")

    async def app(scope: object, receive: object, send: object) -> None:
        """Answers nobody."""

    first, second = (ServerThread(app, port=port) for _ in range(2))
    first.start()
    try:
        assert not can_bind("127.0.0.1", port)
        with pytest.raises(RehearsalFailed, match=f"cannot listen on 127.0.0.1:{port}"):
            second.start()
    finally:
        first.stop()
    before = time.monotonic()
    first.stop()
    assert time.monotonic() - before < 1


def test_the_environment_of_a_task() -> None:
    given = {
        "LOG": "x",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "secret",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://ministack/v2",
        "AWS_ENDPOINT_URL": "http://host.docker.internal:4566",
    }
    with_role, without = (
        dict(fargate_environment(given, endpoint_id="e", region="r", aws_endpoint="http://aws", has_role=role))
        for role in (True, False)
    )
    assert with_role.pop("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") == "/v2/credentials/e"
    assert (
        with_role
        == without
        == {
            "LOG": "x",
            "AWS_ENDPOINT_URL": "http://aws",
            "AWS_REGION": "r",
            "AWS_DEFAULT_REGION": "r",
            "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
            "ECS_CONTAINER_METADATA_URI_V4": "/v4/e",
        }
    )
