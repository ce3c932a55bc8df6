"""The same questions to the hosts of every isolation."""

from __future__ import annotations

import json
import sys
from typing import Any

from rehearse.hosts.leftovers import engine_objects, files
from rehearse.hosts.lives import Life


def answered(told: dict[str, Any]) -> Any:
    """The metadata handler's answer."""
    assert told["status"] == 200, told
    return json.loads(told["body"])


def test_says_what_it_is(life: Life) -> None:
    kinds = {"docker": "containers", "namespaces": "processes", "environment": "processes"}
    assert (life["isolation"], life["kind"]) == (life.isolation, kinds[life.isolation])


def test_imds_answers_ec2_hosts_and_knows_each(life: Life) -> None:
    path = "/latest/meta-data/instance-id"
    for host, told in (("first", life["ec2"]), ("second", life["second"])):
        assert answered(told["imds"]) == {"host": host, "home": "ec2", "path": path}


def test_imds_does_not_answer_fargate_hosts(life: Life) -> None:
    assert life["fargate"]["imds"]["status"] == 0
    if life.isolation == "environment":  # shares the machine's network, and says so
        assert '"home"' not in life["fargate"]["other_imds"].get("body", "")
        assert any("169.254.169.254" in note for note in life["fargate"]["notes"])
    else:
        assert life["fargate"]["other_imds"]["status"] == 0


def test_task_metadata_answers_fargate_hosts_only(life: Life) -> None:
    assert answered(life["fargate"]["task"]) == {"host": "task-1", "home": "fargate", "path": "/v4/abc/task"}
    if life.isolation == "environment":
        assert '"home"' not in life["ec2"]["task"].get("body", "")
    else:
        assert life["ec2"]["task"]["status"] == 0


def test_ec2_hosts_know_nothing_of_tasks(life: Life) -> None:
    assert not [name for name in life["ec2"]["env"] if name.startswith(("ECS_", "AWS_CONTAINER"))]


def test_credentials_endpoint_is_announced_as_sdks_expect_it(life: Life) -> None:
    variables = life["fargate"]["env"]
    if life.isolation == "environment":
        full = variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
        assert full.startswith("http://127.0.0.1:")
        assert full.endswith("/v2/credentials/xyz")
        assert "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" not in variables
    else:
        assert variables["ECS_CONTAINER_METADATA_URI_V4"] == "http://169.254.170.2/v4/abc"
        assert variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] == "/v2/credentials/xyz"


def test_users_own_settings_do_not_leak(life: Life) -> None:
    for home in ("ec2", "fargate"):
        assert "AWS_PROFILE" not in life[home]["env"]
        assert "VIRTUAL_ENV" not in life[home]["env"]


def test_two_hosts_have_addresses_of_their_own_and_the_same_port(life: Life) -> None:
    assert life["ec2"]["address"] != life["second"]["address"]
    if life.isolation == "environment":
        assert life["ec2"]["env"]["PORT"] != life["second"]["env"]["PORT"]
    else:
        assert life["ec2"]["env"]["PORT"] == life["second"]["env"]["PORT"] == "8080"
        assert any(line.startswith(life["ec2"]["address"] + "/") for line in life["ec2"]["addresses"])


def test_the_balancer_and_aws_are_reached_by_name(life: Life) -> None:
    for host in ("first", "task-1"):
        assert life["aws"][host]["status"] == 200
        assert life["balancer"][host]["status"] == 200
        if life.isolation != "environment":
            assert life["balancer"][host]["body"].startswith("account.wallet.internal:")


def test_other_names_fail_soon(life: Life) -> None:
    for told in life["unknown_name"]:
        assert told["status"] == 0
        assert told["seconds"] < 3.5


def test_files_of_the_unit_are_there(life: Life) -> None:
    assert life["config"] == {"content": "table: accounts\n", "error": ""}


def test_a_fargate_host_is_its_image_and_nothing_of_the_machine(life: Life) -> None:
    if life.isolation != "environment":
        entries = set(life["fargate"]["root"]["entries"])
        assert "app" in entries
        assert not entries & {"bin", "lib", "lib64", "work", "boot"}
        assert (life["fargate"]["uid"], life["fargate"]["gid"]) == (65532, 65532)
        assert life["fargate"]["directory"] == "/app"
        assert life["zone"] == ""
    assert life["fargate"]["env"]["FROM_IMAGE"] == "yes"


def test_the_machine_is_out_of_sight_of_an_ec2_host(life: Life) -> None:
    if life.isolation != "environment":
        assert "boot" not in life["ec2"]["root"]["entries"]
        assert life["ec2"]["hostname"] == "ip-" + life["ec2"]["address"].replace(".", "-")


def test_image_says_what_stood_in(life: Life) -> None:
    image = life["image"]
    assert image["entrypoint"] == ["/app/probe"]
    assert image["size"] > 1_000_000
    assert len(image["stood_in"]) == 1
    assert image["stood_in"][0].startswith("registry.invalid/static:nonroot is not on this machine")


def test_exec_runs_beside_the_process(life: Life) -> None:
    assert life["exec"][:2] == [[0, "hello there\n"], [0, "hello task\n"]]
    code, output = life["exec"][2]
    assert code == 0
    assert answered(json.loads(output))["host"] == "task-1"


def test_before_the_start_there_is_no_exit(life: Life) -> None:
    assert life["before_start"] == [False, None, None]


def test_sigterm_reaches_the_process(life: Life) -> None:
    stops = life["stops"]
    assert stops["handled"] == [0, False, 0]
    assert stops["handled_seconds"] < 5
    assert stops["task"] == 0
    assert stops["default"] == 143


def test_a_process_that_ignores_sigterm_is_killed(life: Life) -> None:
    assert life["stops"]["ignored"] == 137


def test_without_init_the_program_is_pid_one(life: Life) -> None:
    if life.isolation != "environment":
        assert life["stops"]["pid_one"][0] == 1
        assert life["fargate"]["pid"] != 1


def test_logs_have_both_streams(life: Life) -> None:
    lines = life["stops"]["logs"].splitlines()
    assert sorted(lines) == ["got SIGTERM", "line on stderr", "line on stdout"]


def test_a_failing_start_leaves_its_log_line_and_code(life: Life) -> None:
    assert life["stops"]["broken"] == [3, "FATAL: no region\n"]


def test_a_program_that_is_not_there_is_the_services_failure(life: Life) -> None:
    code, log = life["stops"]["absent"]
    assert code == 127
    assert "/opt/none" in log


def test_a_virtual_environment_is_replaced_and_noted(life: Life) -> None:
    (code, log), notes = life["stops"]["python"]
    assert (code, log) == (0, "ok\n")
    assert len(notes) == 1
    assert sys.executable in notes[0]


def test_run_outside_leads_out_of_the_rehearsals_network(life: Life) -> None:
    inside, outside = ({line.split(":")[0].strip() for line in text.splitlines()[2:]} for text in life["outside"])
    assert ("watari0" in inside) == (life.isolation == "namespaces")
    assert "watari0" not in outside


def test_nothing_is_left(life: Life) -> None:
    assert engine_objects(life.run_id) == []
    assert files(life.work, life.run_id) == []
