"""When a task definition need not be registered again."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from small_account import Account, definition

from watari.deploy.definition import container_with_port, log_groups, same


def described() -> dict[str, Any]:
    """What DescribeTaskDefinition makes of it: defaults filled in, answers added."""
    result = copy.deepcopy(definition())
    (container,) = result["containerDefinitions"]
    container.update(cpu=0, mountPoints=[], volumesFrom=[], systemControls=[])
    container["portMappings"][0]["hostPort"] = 8080
    container["environment"].reverse()
    return {**result, "revision": 3, "status": "ACTIVE", "taskDefinitionArn": "arn", "volumes": []}


def test_defaults_and_the_order_of_variables_make_no_difference() -> None:
    assert same(definition(), described())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("cpu",), "512"),
        (("taskRoleArn",), "arn:aws:iam::123456789012:role/task"),
        (("containerDefinitions", 0, "image"), "example/shop:2"),
        (("containerDefinitions", 0, "environment", 0, "value"), "9090"),
        (("containerDefinitions", 0, "portMappings", 0, "hostPort"), 9090),
        (("containerDefinitions", 0, "command"), ["serve"]),
        (("containerDefinitions", 0, "essential"), False),
    ],
)
@pytest.mark.parametrize("side", ["wanted", "registered"])
def test_every_other_change_counts(path: tuple[Any, ...], value: Any, side: str) -> None:
    wanted, registered = definition(), described()
    place: Any = wanted if side == "wanted" else registered
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not same(wanted, registered)


def test_the_order_of_a_command_counts() -> None:
    wanted, registered = definition(), described()
    wanted["containerDefinitions"][0]["command"] = ["a", "b"]
    registered["containerDefinitions"][0]["command"] = ["b", "a"]
    assert not same(wanted, registered)


def test_what_an_emulator_gives_back_is_the_same(account: Account) -> None:
    account.aws.ecs.register(definition())
    found = account.aws.ecs.task_definition("shop")
    assert found is not None
    assert same(definition(), found)


def test_log_groups_and_the_container_behind_a_port() -> None:
    assert log_groups(definition()) == ("/ecs/shop",)
    assert container_with_port(definition(), 8080) == "shop"
    assert container_with_port(definition(), 81) is None
