"""One life of hosts, told as JSON: ``python scenario.py WORK PROBE [until-killed]``.

A program of its own, for a factory with namespaces moves the process that makes
it; the isolation is chosen by ``WATARI_ISOLATION``. With ``until-killed`` it starts
hosts, says so on standard output, and waits for its death.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.choose import choose
from watari.rehearse.hosts.interface import (
    Ec2HostSpec,
    Endpoints,
    FileCopy,
    Host,
    HostFactory,
    InstanceIdentity,
    MetadataRequest,
    MetadataResponse,
    TaskHostSpec,
)

IMDS = "http://169.254.169.254/latest/meta-data/instance-id"
TASK = "http://169.254.170.2/v4/abc/task"
IDENTITY = InstanceIdentity("i-0123", "ap-northeast-1", "ap-northeast-1a", "123456789012", "10.0.0.1", "wallet")
DOCKERFILE = """\
ARG BASE_IMAGE=registry.invalid/static:nonroot
FROM ${BASE_IMAGE}
COPY bin/probe /app/probe
ENV FROM_IMAGE=yes
WORKDIR /app
ENTRYPOINT ["/app/probe"]
"""


def handler(request: MetadataRequest) -> MetadataResponse:
    """Says who asked what."""
    body = json.dumps({"host": request.host, "home": request.home, "path": request.path})
    return MetadataResponse(200, body.encode(), (("Content-Type", "application/json"),))


def ec2(name: str, probe: Path, files: Path, **environment: str) -> Ec2HostSpec:
    """A host that runs the probe as a unit would."""
    config = files / "service.yaml"
    config.write_text("table: accounts\n")
    return Ec2HostSpec(
        name=name,
        service="probe",
        command=("/opt/wallet/probe/bin/probe",),
        environment=tuple({"PORT": "8080", "CONFIG_FILE": "/etc/wallet/service.yaml", **environment}.items()),
        files=(
            FileCopy(probe, "/opt/wallet/probe/bin/probe"),
            FileCopy(config, "/etc/wallet/service.yaml"),
        ),
        ports=(8080,),
        identity=IDENTITY,
        directories=("/var/log/wallet",),
    )


def task(name: str, image: str, **environment: str) -> TaskHostSpec:
    """A task's container as the emulated ECS would start it."""
    return TaskHostSpec(
        name=name,
        service="probe",
        image=image,
        command=None,
        environment=tuple(
            {
                "PORT": "8080",
                "ECS_CONTAINER_METADATA_URI_V4": "/v4/abc",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/xyz",
                **environment,
            }.items()
        ),
        ports=(8080,),
        task_arn="arn:aws:ecs:ap-northeast-1:123456789012:task/wallet/abc",
    )


def call(host: Host, path: str) -> Any:
    """A request to the probe on a host, waiting for its start."""
    address, port = host.endpoint(8080)
    for _ in range(100):
        try:
            return httpx.get(f"http://{address}:{port}{path}", timeout=10).json()
        except httpx.TransportError:
            if not host.running():
                raise RehearsalFailed(f"{host.name} died: {host.logs()}") from None
            time.sleep(0.1)
    raise RehearsalFailed(f"{host.name} does not answer")


def ask(host: Host, url: str) -> Any:
    """What a host gets from a URL."""
    return call(host, f"/ask?url={quote(url, safe='')}")


def serve_balancer(address: str) -> int:
    """A server of this process, where the balancer would be."""

    class Balancer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write((self.headers["Host"] or "").encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((address, 0), Balancer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_address[1])


def look(host: Host) -> dict[str, Any]:
    """What the probe sees."""
    seen = call(host, "/facts")
    variables = seen["env"]
    seen["address"], seen["notes"] = host.address, host.notes
    seen["imds"] = ask(host, variables.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", IMDS[:22]) + IMDS[22:])
    seen["task"] = ask(host, variables.get("ECS_CONTAINER_METADATA_URI_V4", TASK[:-5]) + "/task")
    # Asked directly where the environment names another place; an address that is nowhere takes seconds.
    by_name = "AWS_EC2_METADATA_SERVICE_ENDPOINT" in variables
    seen["other_imds"] = ask(host, IMDS) if by_name else seen["imds"]
    seen["root"] = call(host, "/read?path=/")
    return seen


def live(factory: HostFactory, work: Path, probe: Path) -> dict[str, Any]:
    """Everything the tests ask about, in one run."""
    told: dict[str, Any] = {"kind": factory.kind, "isolation": factory.isolation}
    endpoints = endpoints_of(factory)
    image = build(factory, work, probe)
    told["image"] = {"entrypoint": image.entrypoint, "size": image.size_bytes, "stood_in": image.stood_in}
    account = endpoints_written(endpoints)
    first = factory.ec2_host(ec2("first", probe, work, ACCOUNT_URL=account), endpoints)
    second = factory.ec2_host(ec2("second", probe, work, IGNORE_TERM="1"), endpoints)
    running = factory.task_host(task("task-1", image.name, ACCOUNT_URL=account), endpoints)
    told["before_start"] = [first.running(), first.exit_code(), first.stop(1)]
    for host in (first, second, running):
        host.start()
    told["ec2"], told["second"], told["fargate"] = look(first), look(second), look(running)
    told["balancer"] = {
        host.name: ask(host, call(host, "/facts")["env"]["ACCOUNT_URL"] + "/x") for host in (first, running)
    }
    told["unknown_name"] = [ask(host, "http://nobody.invalid/") for host in (first, running)]
    told["aws"] = {host.name: ask(host, endpoints.aws) for host in (first, running)}
    told["config"] = call(first, f"/read?path={told['ec2']['env']['CONFIG_FILE']}")
    told["zone"] = call(running, "/read?path=/usr/share/zoneinfo/Asia/Tokyo")["error"]
    told["exec"] = [
        vars_of(first.exec(("/opt/wallet/probe/bin/probe", "say", "hello", "there"))),
        vars_of(running.exec(("/app/probe", "say", "hello", "task"))),
        vars_of(running.exec(("/app/probe", "ask", told["fargate"]["env"]["ECS_CONTAINER_METADATA_URI_V4"]))),
    ]
    told["stops"] = stops(factory, work, probe, (first, second, running), endpoints, image.name)
    return told


def stops(
    factory: HostFactory,
    work: Path,
    probe: Path,
    hosts: tuple[Host, ...],
    endpoints: Endpoints,
    image: str,
) -> dict[str, Any]:
    """Ends of every sort."""
    first, second, running = hosts
    told: dict[str, Any] = {}
    started = time.monotonic()
    told["handled"] = [first.stop(10), first.running(), first.exit_code()]
    told["handled_seconds"] = time.monotonic() - started
    told["ignored"] = second.stop(0.5)
    told["task"] = running.stop(10)
    told["logs"] = first.logs()
    plain = factory.ec2_host(ec2("plain", probe, work, DEFAULT_TERM="1"), endpoints)
    plain.start()
    call(plain, "/facts")
    told["default"] = plain.stop(10)
    pid_one = factory.task_host(replace(task("pid-one", image, DEFAULT_TERM="1"), init=False), endpoints)
    pid_one.start()
    told["pid_one"] = [call(pid_one, "/facts")["pid"], pid_one.stop(0.5)]
    broken = factory.ec2_host(ec2("broken", probe, work, BROKEN="1"), endpoints)
    told["broken"] = outcome(broken)
    absent = factory.ec2_host(replace(ec2("absent", probe, work), command=("/opt/none",)), endpoints)
    told["absent"] = outcome(absent)
    venv = replace(
        ec2("python", probe, work), command=("/opt/wallet/venv/bin/python", "-c", "import boto3; print('ok')")
    )
    python = factory.ec2_host(venv, endpoints)
    told["python"] = [outcome(python), python.notes]
    return told


def outcome(host: Host) -> list[Any]:
    """Starts a host that ends by itself."""
    host.start()
    until = time.monotonic() + 20
    while host.running() and time.monotonic() < until:
        time.sleep(0.05)
    return [host.exit_code(), host.logs()]


def endpoints_of(factory: HostFactory) -> Endpoints:
    """A balancer on the service address, named as in the units."""
    port = serve_balancer(factory.service_address)
    aws = f"http://{factory.service_address}:{port}"
    return Endpoints(
        aws,
        names={"account.wallet.internal": factory.service_address},
        rewrites={f"http://account.wallet.internal:{port}": aws},
    )


def endpoints_written(endpoints: Endpoints) -> str:
    """The balancer's URL as a unit has it: by name, on the port that happens to be ours."""
    return next(iter(endpoints.rewrites))


def build(factory: HostFactory, work: Path, probe: Path) -> Any:
    """An image of the probe on a base that nobody has."""
    context = work / "repository"
    (context / "bin").mkdir(parents=True)
    (context / "bin/probe").write_bytes(probe.read_bytes())
    (context / "bin/probe").chmod(0o755)
    (context / "Dockerfile").write_text(DOCKERFILE)
    return factory.build_image(context, context / "Dockerfile", f"watari-rehearsal/probe:{work.name}")


def vars_of(result: Any) -> list[Any]:
    return [result.exit_code, result.output]


def outside(factory: HostFactory) -> list[str]:
    """The network interfaces of this process, and of a child that runs outside."""
    inside = subprocess.run(["/bin/cat", "/proc/net/dev"], capture_output=True, text=True).stdout
    child = subprocess.run(
        ["/bin/cat", "/proc/net/dev"],
        capture_output=True,
        text=True,
        preexec_fn=factory.run_outside(),
    ).stdout
    return [inside, child]


def main() -> None:
    work, probe = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work.mkdir(parents=True)
    os.environ["AWS_PROFILE"] = "of-the-user"
    with choose("auto", work.name, work / "run") as factory:
        factory.set_metadata_handler(handler)
        if len(sys.argv) > 3:
            wait_for_death(factory, work, probe)
        told = live(factory, work, probe)
        told["outside"] = outside(factory)
    print(json.dumps(told))


def wait_for_death(factory: HostFactory, work: Path, probe: Path) -> None:
    """Hosts of both homes, running, and a line that says so."""
    image = build(factory, work, probe)
    endpoints = endpoints_of(factory)
    hosts = [
        factory.ec2_host(ec2("first", probe, work, IGNORE_TERM="1"), endpoints),
        factory.task_host(task("task-1", image.name, IGNORE_TERM="1"), endpoints),
    ]
    for host in hosts:
        host.start()
        call(host, "/facts")
    print("running", flush=True)
    time.sleep(600)


if __name__ == "__main__":
    main()
