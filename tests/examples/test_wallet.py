"""The example fleet works on what looks like EC2, and does not start anywhere else."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from examples.wallet_fleet import (
    GO_SERVICES,
    NOWHERE,
    REGION,
    WALLET,
    Fleet,
    build,
    copy_service,
    create_resources,
    fleet,
    free_port,
    ministack,
    wait_for,
)
from need import need

from watari.rehearse.toolchain import go, node
from watari.rehearse.toolchain.go import GoToolchain
from watari.rehearse.toolchain.node import NodeToolchain
from watari.sources.config import Config, load

ON_EC2_ONLY = ("account", "ledger", "payment", "card", "notification")


@pytest.fixture(scope="module")
def toolchain() -> GoToolchain:
    found = go.find()
    need(found is not None, "a Go toolchain")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def config() -> Config:
    return load(WALLET / "watari.yaml")


@pytest.fixture(scope="module")
def running_fleet(toolchain: GoToolchain, config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    work = tmp_path_factory.mktemp("wallet")
    binaries = {name: build(toolchain, name, work) for name in GO_SERVICES}
    with ministack(work) as aws:
        create_resources(config, aws)
        with fleet(aws, binaries, work) as one:
            yield one


def script(command: tuple[str, ...], url: str) -> dict[str, object]:
    """Runs a command of ``watari.yaml`` as the rehearsal does and gives its line of JSON."""
    filled = [sys.executable if part == "python3" else part.replace("{url}", url) for part in command]
    done = subprocess.run(filled, cwd=WALLET, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.go
def test_books_are_right(running_fleet: Fleet, config: Config) -> None:
    url = running_fleet.url("gateway")
    first = script(config.rehearse.traffic.prepare, url)
    assert script(config.rehearse.traffic.prepare, url) == first, "seeding twice must change nothing"
    assert set(first["accounts"].values()) == {3_000_000}  # type: ignore[attr-defined]
    told = script(config.rehearse.verify, url)
    assert told["consistent"]
    assert told["payments"] == 8
    assert sum(all_balances(running_fleet.aws)) == 0


def all_balances(aws: str) -> list[int]:
    """Every balance row of the ledger's table; with the house account they are 0 together."""
    table = boto3.Session("test", "test", region_name=REGION).resource("dynamodb", endpoint_url=aws)
    rows = table.Table("wallet-ledger").scan(ConsistentRead=True)["Items"]
    return [int(row["balance"]) for row in rows if row["entry_id"] == "BALANCE"]


@pytest.mark.go
def test_entries_say_which_instance_wrote_them(running_fleet: Fleet, config: Config) -> None:
    script(config.rehearse.traffic.prepare, running_fleet.url("gateway"))
    with urllib.request.urlopen(f"{running_fleet.url('ledger')}/accounts/acct-0001/entries") as answer:
        writer = json.load(answer)["entries"][0]["writer"]
    assert re.fullmatch(r"i-[0-9a-f]+", writer["instance"])
    assert writer["zone"] == f"{REGION}a"
    assert writer["address"] == "127.0.0.1"


@pytest.mark.go
def test_people_are_told_once(running_fleet: Fleet, config: Config) -> None:
    script(config.rehearse.verify, running_fleet.url("gateway"))
    deadline = time.monotonic() + 30
    while True:
        with urllib.request.urlopen(f"{running_fleet.url('notification')}/stats") as answer:
            stats = json.load(answer)
        # Every payment was sent twice with the same key: two events, two people, told once.
        if stats["duplicates"] >= 8 and stats["sent"] >= 16:
            break
        assert time.monotonic() < deadline, stats
        time.sleep(0.5)
    assert stats["bad"] == 0
    assert stats["sent"] == 2 * (stats["received"] - stats["duplicates"])


@pytest.mark.go
@pytest.mark.parametrize("name", ON_EC2_ONLY)
def test_no_instance_no_start(running_fleet: Fleet, name: str) -> None:
    environment = running_fleet.environment(name, imds=NOWHERE)
    started = time.monotonic()
    done = subprocess.run(running_fleet.command(name), env=environment, capture_output=True, text=True, timeout=30)
    took = time.monotonic() - started
    assert done.returncode not in (0, -signal.SIGKILL)
    assert re.search(r"(?i)metadata|credential|identity|region", done.stderr), done.stderr
    assert "goroutine" not in done.stderr
    assert "Traceback" not in done.stderr
    assert took < 15, f"{name} took {took:.0f} s to give up"


@pytest.mark.go
def test_gateway_starts_without_an_instance(running_fleet: Fleet, tmp_path: Path) -> None:
    environment = running_fleet.environment("gateway", imds=NOWHERE) | {"METRICS_NAMESPACE": "wallet/gateway"}
    process = subprocess.Popen(running_fleet.command("gateway"), env=environment | {"PORT": "0"})
    try:
        time.sleep(2)
        assert process.poll() is None
    finally:
        process.terminate()
    assert process.wait(timeout=15) == 0


@pytest.mark.go
@pytest.mark.parametrize("name", GO_SERVICES)
def test_own_tests(toolchain: GoToolchain, name: str, tmp_path: Path) -> None:
    module = copy_service(name, tmp_path)
    environment = toolchain.build_environment(module, tmp_path / "work")
    done = subprocess.run(["make", "test"], cwd=module, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^ok ", done.stdout, re.MULTILINE), "no test ran"


@pytest.mark.go
@pytest.mark.parametrize(("name", "ends"), [("account", True), ("ledger", True), ("payment", True), ("card", False)])
def test_stop(running_fleet: Fleet, name: str, ends: bool, tmp_path: Path) -> None:
    """On SIGTERM a service finishes and ends by itself within seconds; card does not listen."""
    port = free_port()
    environment = running_fleet.environment(name, imds=running_fleet.aws) | {
        "PORT": str(port),
        "PID_FILE": str(tmp_path / "pid"),
    }
    process = subprocess.Popen(running_fleet.command(name), env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        process.terminate()
        if ends:
            assert process.wait(timeout=10) == 0
        else:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=2)
    finally:
        process.kill()
        process.wait()


def test_own_tests_of_notification(tmp_path: Path) -> None:
    module = copy_service("notification", tmp_path)
    done = subprocess.run([sys.executable, "-m", "pytest", "-q"], cwd=module, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
def test_own_tests_of_statement(tmp_path: Path) -> None:
    found = node.find()
    need(isinstance(found, NodeToolchain), "Node.js")
    module = copy_service("statement", tmp_path)
    done = subprocess.run(["node", "--test", "test/"], cwd=module, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
@pytest.mark.go
def test_statement_writes_what_was_booked(running_fleet: Fleet, config: Config, tmp_path: Path) -> None:
    found = node.find()
    need(isinstance(found, NodeToolchain) and found.npm is not None, "Node.js with npm")
    module = copy_service("statement", tmp_path)
    installed = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=module, capture_output=True, text=True)
    need(installed.returncode == 0, f"the npm registry: {installed.stderr[-200:]}")
    script(config.rehearse.traffic.prepare, running_fleet.url("gateway"))
    environment = running_fleet.environment("account", imds=running_fleet.aws) | {"LOG_FILE": ""}
    environment["STATEMENT_DAY"] = today_in_tokyo()

    failed = subprocess.run(
        ["node", "src/main.js"],
        cwd=module,
        env=environment | {"AWS_EC2_METADATA_SERVICE_ENDPOINT": NOWHERE},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert failed.returncode == 1
    assert "metadata" in failed.stderr

    done = subprocess.run(["node", "src/main.js"], cwd=module, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    s3 = boto3.Session("test", "test", region_name=REGION).client("s3", endpoint_url=running_fleet.aws)
    keys = [one["Key"] for one in s3.list_objects_v2(Bucket="wallet-statements")["Contents"]]
    mine = next(key for key in keys if key.endswith("/acct-0001.json"))
    written = json.load(s3.get_object(Bucket="wallet-statements", Key=mine)["Body"])
    assert written["paidIn"] == 3_000_000
    assert len(written["entries"]) == 3


def today_in_tokyo() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 9 * 3600))


def test_no_trace_of_the_new_home() -> None:
    """The originals are as a company on EC2 has them."""
    word = re.compile(r"(?i)fargate|\becs\b|docker|\bcontainer")
    for name in (*GO_SERVICES, "notification", "statement"):
        for file in (WALLET / name).rglob("*"):
            if file.is_file() and "node_modules" not in file.parts and "bin" not in file.parts[-2:]:
                found = word.search(file.read_text(encoding="utf-8", errors="replace"))
                assert found is None, f"{file}: {found.group() if found else ''}"


def test_deploy_scripts_parse() -> None:
    """Every deploy script parses."""
    bash = shutil.which("bash")
    need(bash is not None, "bash")
    for file in WALLET.glob("*/deploy/**/*.sh"):
        done = subprocess.run([str(bash), "-n", str(file)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
