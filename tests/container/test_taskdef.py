"""Filling in, size, and what Fargate refuses."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.container import taskdef
from watari.container.sizes import is_valid, sizes, snap
from watari.container.verify import verify
from watari.errors import PlanRefused

GOOD: dict[str, Any] = {
    "family": "api",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "2048",
    "executionRoleArn": "arn:aws:iam::<AWS_ACCOUNT_ID>:role/api-execution",
    "containerDefinitions": [
        {"name": "api", "image": "<IMAGE>", "environment": [{"name": "A", "value": "1"}], "stopTimeout": 30},
        {"name": "sidecar", "image": "envoy:1", "essential": False},
    ],
}


def test_only_the_image_and_what_is_named_are_filled_in() -> None:
    before = copy.deepcopy(GOOD)
    rendered = taskdef.render(GOOD, "repo:sha", environment={"A": "2", "B": "3"}, account_id="123456789012")
    assert before == GOOD
    expected = copy.deepcopy(GOOD)
    expected["executionRoleArn"] = "arn:aws:iam::123456789012:role/api-execution"
    expected["containerDefinitions"][0]["image"] = "repo:sha"
    expected["containerDefinitions"][0]["environment"] = [
        {"name": "A", "value": "2"},
        {"name": "B", "value": "3"},
    ]
    assert rendered == expected


def test_roles_can_be_named() -> None:
    rendered = taskdef.render(GOOD, "repo:sha", task_role_arn="arn:t", execution_role_arn="arn:e")
    assert (rendered["taskRoleArn"], rendered["executionRoleArn"]) == ("arn:t", "arn:e")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_file_that_is_no_task_definition_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "task.json"
    file.write_text(text)
    with pytest.raises(PlanRefused):
        taskdef.load(file)
    with pytest.raises(PlanRefused):
        taskdef.load(tmp_path / "absent.json")


def test_a_good_one_has_no_problems() -> None:
    assert verify(GOOD) == []


def _container(**settings: Any) -> dict[str, Any]:
    return {"containerDefinitions": [GOOD["containerDefinitions"][0] | settings]}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"networkMode": "bridge"}, "networkMode"),
        ({"pidMode": "host"}, "pidMode"),
        ({"ipcMode": "host"}, "ipcMode"),
        ({"placementConstraints": [{"type": "memberOf"}]}, "placementConstraints"),
        ({"requiresCompatibilities": ["EC2"]}, "FARGATE"),
        ({"cpu": "512", "memory": "8192"}, "512 CPU units with 8192 MiB"),
        ({"cpu": None}, "cpu and memory"),
        ({"ephemeralStorage": {"sizeInGiB": 201}}, "ephemeralStorage"),
        ({"volumes": [{"name": "v", "host": {"sourcePath": "/data"}}]}, "Volume v"),
        ({"containerDefinitions": []}, "1 to 10 containers"),
        ({"family": "x" * 70_000}, "65536 bytes"),
        (_container(privileged=True), "privileged"),
        (_container(links=["db"]), "links"),
        (_container(extraHosts=[{"hostname": "a", "ipAddress": "1.2.3.4"}]), "extraHosts"),
        (_container(dnsServers=["1.1.1.1"]), "dnsServers"),
        (_container(dockerSecurityOptions=["label:x"]), "dockerSecurityOptions"),
        (_container(resourceRequirements=[{"type": "GPU", "value": "1"}]), "GPU"),
        (_container(logConfiguration={"logDriver": "json-file"}), "json-file"),
        (_container(stopTimeout=121), "stopTimeout"),
        (_container(essential=False), "essential"),
        (_container(portMappings=[{"containerPort": 8080, "hostPort": 80}]), "hostPort 80"),
        (_container(linuxParameters={"tmpfs": [{"containerPath": "/x"}]}), "tmpfs"),
        (_container(linuxParameters={"swappiness": 0}), "swappiness"),
        (_container(linuxParameters={"capabilities": {"add": ["NET_ADMIN"]}}), "NET_ADMIN"),
    ],
)
def test_what_fargate_refuses_is_told(change: dict[str, Any], word: str) -> None:
    assert any(word in problem for problem in verify(GOOD | change)), verify(GOOD | change)


def test_near_misses_pass() -> None:
    allowed = {
        "linuxParameters": {"capabilities": {"add": ["SYS_PTRACE"]}, "initProcessEnabled": True},
        "portMappings": [{"containerPort": 8080, "hostPort": 8080}],
        "logConfiguration": {"logDriver": "awsfirelens"},
        "stopTimeout": 120,
        "privileged": False,
    }
    assert verify(GOOD | _container(**allowed) | {"pidMode": "task"}) == []


@given(st.integers(1, 32768), st.integers(1, 249856))
def test_a_snapped_size_is_the_smallest_that_holds(cpu: int, memory: int) -> None:
    size = snap(cpu, memory)
    assert size is not None
    assert is_valid(size.cpu, size.memory)
    assert size.cpu >= cpu
    assert size.memory >= memory
    assert not [one for one in sizes() if one < size and one.cpu >= cpu and one.memory >= memory]


def test_the_largest_and_the_impossible() -> None:
    assert is_valid(32768, 249856)
    assert not is_valid(32768, 131072)
    assert is_valid(4096, 30720)
    assert not is_valid(4096, 31744)
    assert snap(32769, 512) is None
