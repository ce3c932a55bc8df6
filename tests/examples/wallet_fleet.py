"""Starts the wallet services as plain processes on this machine, around one MiniStack."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import boto3

from watari.rehearse.toolchain.go import GoToolchain
from watari.sources.config import Config

WALLET = Path(__file__).parents[2] / "examples" / "wallet"
GO_SERVICES = ("gateway", "account", "ledger", "payment", "card")
REGION = "ap-northeast-1"
NOWHERE = "http://127.0.0.1:1"


def free_port() -> int:
    """A TCP port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether something speaks HTTP there, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Waits until ``url`` answers; AssertionError where the process ends or takes too long."""
    deadline = time.monotonic() + seconds
    while not answers(url):
        assert process.poll() is None, f"{url}: the process ended with {process.returncode}"
        assert time.monotonic() < deadline, f"{url} does not answer"
        time.sleep(0.1)


@contextmanager
def running(
    command: list[str], environment: dict[str, str], log: Path, cwd: Path = WALLET
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is gone afterwards, its output in ``log``."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, cwd=cwd, stdout=output, stderr=output)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def copy_service(name: str, into: Path) -> Path:
    """A copy to build in, so that the example's folder stays as it is."""
    ignored = shutil.ignore_patterns("bin", "node_modules", "__pycache__", "*.egg-info")
    return Path(shutil.copytree(WALLET / name, into / name, ignore=ignored))


def build(toolchain: GoToolchain, name: str, work: Path) -> Path:
    """``make build`` in a copy; the binary's path."""
    module = copy_service(name, work)
    environment = toolchain.build_environment(module, work)
    done = subprocess.run(["make", "build"], cwd=module, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return module / "bin" / name


def create_resources(config: Config, endpoint: str) -> None:
    """Tables, queues and buckets of ``watari.yaml``, as the rehearsal will make them."""
    session = boto3.Session("test", "test", region_name=REGION)
    dynamodb = session.client("dynamodb", endpoint_url=endpoint)
    for one in config.rehearse.resources.dynamodb:
        keys = [(one.hash_key, "HASH")] + ([(one.range_key, "RANGE")] if one.range_key else [])
        dynamodb.create_table(
            TableName=one.table,
            KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in keys],
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name, _ in keys],
            BillingMode="PAY_PER_REQUEST",
        )
    for queue in config.rehearse.resources.sqs:
        session.client("sqs", endpoint_url=endpoint).create_queue(QueueName=queue)
    for bucket in config.rehearse.resources.s3:
        session.client("s3", endpoint_url=endpoint).create_bucket(
            Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION}
        )


@dataclass
class Fleet:
    """All services of one run; ``url`` by name, processes by name."""

    aws: str
    work: Path
    binaries: dict[str, Path]
    ports: dict[str, int] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}"

    def environment(self, name: str, *, imds: str) -> dict[str, str]:
        """What the unit of ``name`` would set, with everything on this machine; no AWS credentials."""
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
        peers = {f"{peer.upper()}_URL": self.url(peer) for peer in self.ports}
        return inherited | peers | {
            "HOME": str(self.work),
            "PORT": str(self.ports[name]),
            "AWS_REGION": REGION,
            "AWS_ENDPOINT": self.aws,
            "AWS_EC2_METADATA_SERVICE_ENDPOINT": imds,
            "LOG_FILE": str(self.work / "logs" / f"{name}.log"),
            "PID_FILE": str(self.work / f"{name}.pid"),
            "CONFIG_FILE": str(next((WALLET / name / "deploy" / "etc").glob("*"), "")),
            "PYTHONPATH": str(WALLET / name),
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def command(self, name: str) -> list[str]:
        return [str(self.binaries[name])] if name in self.binaries else [sys.executable, "-m", name]


@contextmanager
def fleet(aws: str, binaries: dict[str, Path], work: Path) -> Iterator[Fleet]:
    """The five Go services, notification, and the partner, all answering."""
    (work / "logs").mkdir()
    one = Fleet(aws, work, binaries)
    one.ports = {name: free_port() for name in (*GO_SERVICES, "notification", "partner")}
    with ExitStack() as stack:
        partner = [
            sys.executable,
            "tools/partner.py",
            "--bind",
            "127.0.0.1",
            "--port",
            str(one.ports["partner"]),
        ]
        one.processes["partner"] = stack.enter_context(running(partner, dict(os.environ), work / "partner.out"))
        for name in (*GO_SERVICES, "notification"):
            environment = one.environment(name, imds=aws)
            one.processes[name] = stack.enter_context(running(one.command(name), environment, work / f"{name}.out"))
        wait_for(one.url("partner"), one.processes["partner"])
        for name in (*GO_SERVICES, "notification"):
            wait_for(f"{one.url(name)}/healthz", one.processes[name])
        yield one


@contextmanager
def ministack(work: Path) -> Iterator[str]:
    """An emulated AWS that serves the instance metadata too; gives its URL."""
    port = free_port()
    environment = os.environ | {
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "DOCKER_HOST": "unix:///nonexistent",
        "HOME": str(work),
    }
    program = Path(sys.executable).parent / "ministack"
    with running([str(program)], environment, work / "ministack.out", cwd=work) as process:
        wait_for(f"http://127.0.0.1:{port}/latest/meta-data/", process, 90)
        yield f"http://127.0.0.1:{port}"
