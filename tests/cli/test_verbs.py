"""The production verbs as typed, against moto."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import metrics
import pytest
import small_account
from moto import mock_aws
from small_account import Account

from watari.aws.ecs import Container, Ecs, Task
from watari.cli.main import main
from watari.cutover.machine import HOME, weights_for
from watari.cutover.route import live_weights, write_weights

CONFIG = """\
version: 1
region: ap-northeast-1
cluster: shop
network:
  subnets: [{subnets}]
  security_groups: [{group}]
cutover:
  steps: [10, 100]
  step_seconds: 0.5
  settle: 0.5
  budgets: {{min_requests: 10}}
"""


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Account]:
    """The small account, and a folder whose watari.yaml names it."""
    small_account.credentials(monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("WATARI_DATABASE_URL", raising=False)
    with mock_aws():
        made = small_account.make()
        text = CONFIG.format(subnets=", ".join(made.subnets), group=made.security_group)
        (tmp_path / "watari.yaml").write_text(text)
        (tmp_path / "ecs").mkdir()
        definition = small_account.definition("<IMAGE>")
        (tmp_path / "ecs" / "task-definition.json").write_text(json.dumps(definition))
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        yield made


def test_status_shows_tasks_targets_and_weights(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    small_account.crossed_half(account)
    assert main(["status"]) == 0
    text = capsys.readouterr().out
    assert "shop  shop:1  1 of 1 running" in text
    assert "ec2      weight   1  2 of 2 healthy" in text
    assert main(["status", "shop", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["format_version"] == "1.0"
    assert data["services"][0]["rules"][0]["groups"][1]["weight"] == 0


def test_a_region_and_cluster_from_the_command_line_win(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    small_account.crossed_half(account)
    assert main(["status", "--region", "eu-west-1", "--cluster", "shop"]) == 1
    assert "AWS refused ListServices" in capsys.readouterr().err


def test_no_cluster_is_wrong_use(account: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "watari.yaml").write_text("version: 1\n")
    assert main(["status"]) == 2
    assert "--cluster" in capsys.readouterr().err


def test_no_credentials_is_exit_4(
    account: Account, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    assert main(["status"]) == 4
    assert "Traceback" not in capsys.readouterr().err


def test_deploy_asks_before_the_first_change(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["deploy", ".", "--image", "example/shop:1", "--rule", account.rule])
    assert code == 20
    told = capsys.readouterr()
    assert "at weight 0" in told.err
    assert "--yes" in told.err
    assert account.client("ecs").list_clusters()["clusterArns"] == []


def test_deploy_puts_the_service_in_place(
    account: Account, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Ecs.create_service

    def create(self: Ecs, settings: Any) -> Any:
        small_account.register(account, "10.0.0.9")
        return real(self, settings)

    monkeypatch.setattr(Ecs, "create_service", create)
    arguments = [
        "deploy",
        ".",
        "--image",
        "example/shop:1",
        "--rule",
        account.rule,
        "--timeout",
        "10",
        "--yes",
    ]
    assert main([*arguments, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["service"], data["running"], data["healthy"]) == ("shop", 1, 1)
    found = account.client("ecs").describe_task_definition(taskDefinition="shop")["taskDefinition"]
    assert found["containerDefinitions"][0]["image"] == "example/shop:1"


def test_scale_shows_from_and_to_and_asks(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    small_account.crossed_half(account)
    assert main(["scale", "shop", "3"]) == 20
    assert "shop: 1 → 3 tasks." in capsys.readouterr().err
    found = account.aws.ecs.service("shop", "shop")
    assert found is not None
    assert found.desired == 1
    assert main(["scale", "shop", "1", "--yes"]) == 0
    assert "shop: 1 → 1 running" in capsys.readouterr().out


def test_cutover_start_asks_and_shows_every_step(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    route = small_account.crossed_half(account)
    assert main(["cutover", "start", "shop"]) == 20
    told = capsys.readouterr().err
    assert "step 1: 10 %  EC2 900, Fargate 100" in told
    assert "after promote" in told
    assert live_weights(account.aws, route).fargate == 0


def test_a_cutover_and_its_way_back(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    route = small_account.crossed_half(account)
    command = ["cutover", "start", "shop", "--no-hold", "--yes", "--period", "1", "--poll", "0.2"]
    with metrics.Traffic(None, route):
        assert main([*command, "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert data["outcome"] == "done"
        assert [one["weights"]["fargate"] for one in data["weights"]] == [100, 999]
        assert main(["cutover", "status", "shop", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["state"]["phase"] == "done"
        assert main(["cutover", "revert", "shop", "--yes"]) == 0
    assert live_weights(account.aws, route) == HOME
    assert main(["cutover", "promote", "shop"]) == 1
    assert "No cutover of shop is under way" in capsys.readouterr().err


def test_a_bad_cutover_is_exit_21(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    route = small_account.crossed_half(account)
    with metrics.Traffic(None, route, error_rate=0.5):
        command = ["cutover", "start", "shop", "--yes", "--period", "1", "--poll", "0.2"]
        assert main(command) == 21
    assert "error rate" in capsys.readouterr().out
    assert live_weights(account.aws, route) == HOME


def test_retire_only_shows_without_yes(account: Account, capsys: pytest.CaptureFixture[str]) -> None:
    route = small_account.crossed_half(account)
    assert main(["retire", "shop"]) == 20
    assert "finish the cutover first" in capsys.readouterr().out
    write_weights(account.aws, route, weights_for(100), "test")
    assert main(["retire", "shop"]) == 10
    assert f"terminate {account.instances[0]}" in capsys.readouterr().out
    assert {one.state for one in account.aws.ec2.instances(account.instances)} == {"running"}
    assert main(["retire", "shop", "--yes", "--format", "json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["terminated"]) == set(account.instances)


class Session(BaseHTTPRequestHandler):
    """Answers a session as the rehearsal's front does."""

    def do_POST(self) -> None:
        token = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["tokenValue"]
        body = json.dumps({"exit_code": 3, "output": f"hello {token}\n"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def running_task(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """A running task, which moto's services never have; gives the exec calls that were made."""
    calls: list[tuple[Any, ...]] = []
    task = Task("arn:task/shop/abc", "shop:1", "RUNNING", "", 1.0, (Container("shop", "RUNNING", None, "", "r1"),))
    monkeypatch.setattr(Ecs, "tasks", lambda self, cluster, service, status="RUNNING": (task,))

    def execute(self: Ecs, *arguments: Any) -> dict[str, str]:
        calls.append(arguments)
        return dict(calls[0][0]) if isinstance(calls[0][0], dict) else {"streamUrl": "wss://x", "tokenValue": "t"}

    monkeypatch.setattr(Ecs, "execute", execute)
    return calls


def test_exec_gives_output_and_exit_code(
    account: Account,
    running_task: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server = HTTPServer(("127.0.0.1", 0), Session)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    running_task.append(({"streamUrl": f"http://127.0.0.1:{server.server_port}/", "tokenValue": "you"},))
    try:
        assert main(["exec", "shop", "--", "sh", "-c", "echo 'a b'"]) == 3
    finally:
        server.shutdown()
        server.server_close()
    assert capsys.readouterr().out == "hello you\n"
    assert running_task[1] == ("shop", "arn:task/shop/abc", "shop", "sh -c 'echo '\"'\"'a b'\"'\"''")


def test_exec_without_the_plugin_says_what_to_install(
    account: Account,
    running_task: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert main(["exec", "shop", "--", "ls"]) == 1
    assert "Install session-manager-plugin" in capsys.readouterr().err


def test_exec_hands_a_session_to_the_plugin(
    account: Account, running_task: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plugin = tmp_path / "session-manager-plugin"
    plugin.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/told\nexit 5\n')
    plugin.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert main(["exec", "shop", "--", "ls"]) == 5
    session, region, operation, profile, target, endpoint = (tmp_path / "told").read_text().splitlines()
    assert json.loads(session)["streamUrl"] == "wss://x"
    assert (region, operation, profile) == ("ap-northeast-1", "StartSession", "")
    assert json.loads(target) == {"Target": "ecs:shop_abc_r1"}
    assert endpoint == "https://ssm.ap-northeast-1.amazonaws.com"


def test_exec_of_an_unknown_task(
    account: Account, running_task: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exec", "shop", "--task", "zzz", "--", "ls"]) == 2
    assert "running: abc" in capsys.readouterr().err
