"""The fleet on its EC2 hosts: launched as found, and rolled to the edited binary under traffic."""

from __future__ import annotations

import time
from collections.abc import Callable

from watari.errors import RehearsalFailed
from watari.model.fleet import Process, Service
from watari.rehearse import homes
from watari.rehearse.build import Built
from watari.rehearse.emulator.ec2 import LaunchedInstance
from watari.rehearse.ground import Ground
from watari.rehearse.hosts.interface import Ec2HostSpec, InstanceIdentity
from watari.rehearse.result import Attempt

START_SECONDS = 60.0
"""How long a service may take until its health path answers."""

UNKNOWN = InstanceIdentity("", "", "", "", "", "")
"""The agent fills in what the emulated account decides."""


def launch(ground: Ground, service: Service, process: Process, built: Built, number: int) -> LaunchedInstance:
    """A new instance that runs the process from ``built``, as its unit would."""
    environment = homes.environment(service, process, ground.settings)
    spec = Ec2HostSpec(
        name=f"{service.name}-ec2-{number}",
        service=service.name,
        command=process.command,
        environment=tuple(ground.outside_names(environment).items()),
        files=homes.files(service, process, built),
        ports=tuple(port.number for port in service.ports),
        identity=UNKNOWN,
        directories=homes.directories(service),
        working_directory=process.working_directory or "/",
    )
    stop_timeout = float(ground.config.service(service.name).stop_timeout)
    return ground.agent.launch(spec, ground.emulator.endpoints, stop_timeout=stop_timeout)


def serve(ground: Ground, service: Service, instance: LaunchedInstance) -> Attempt:
    """Puts the instance behind the load balancer and waits until it is healthy there, or dead.

    A service without a route only has to stay alive.
    """
    route = ground.account.route(service.name)
    began = time.monotonic()
    if route is None:
        started = until(lambda: not instance.host.running(), 3.0) is False
    else:
        ground.emulator.account.register_instance(route.target_group, instance.id, route.port)
        started = _healthy(ground, route.target_group, instance)
    return Attempt(started, time.monotonic() - began, "" if started else _why(service, instance))


def roll(ground: Ground, service: Service, process: Process, edited: Built) -> Attempt:
    """Replaces the service's instances by one with the edited binary: the new first, then the old go."""
    old = [one for one in ground.agent.instances(service.name) if one.gone_at is None]
    new = launch(ground, service, process, edited, len(ground.agent.instances(service.name)) + 1)
    attempt = serve(ground, service, new)
    going = old if attempt.started else [new]
    for one in going:
        withdraw(ground, service, one)
    digest = edited.binary_sha256
    return Attempt(attempt.started, attempt.seconds, attempt.log, digest)


def withdraw(ground: Ground, service: Service, instance: LaunchedInstance) -> None:
    """Takes an instance out of its target group, terminates it, and waits until its host is gone."""
    route = ground.account.route(service.name)
    if route is not None:
        ground.emulator.account.deregister_instance(route.target_group, instance.id)
    ground.agent.terminate(instance.id)
    if not until(lambda: instance.gone_at is not None, 90.0):
        raise RehearsalFailed(f"The host of {instance.id} ({service.name}) did not end in 90 s.")


def last_words(log: str) -> str:
    """The last lines that a process said, in one; a sentence where it said nothing.

    An error of the AWS SDK for Go goes over three lines, the outermost first.
    """
    # A service that logs to a file and to standard error says everything twice where both are one.
    lines = list(dict.fromkeys(line.strip() for line in log.splitlines() if line.strip()))
    return " | ".join(lines[-3:]) or "(it said nothing)"


def _why(service: Service, instance: LaunchedInstance) -> str:
    words = last_words(instance.host.logs())
    if not instance.host.running():
        return words
    path = service.health.path if service.health else "/"
    return f"it runs, but {path} did not answer on port {service.ports[0].number} in {START_SECONDS:.0f} s: {words}"


def _healthy(ground: Ground, group: str, instance: LaunchedInstance) -> bool:
    def decided() -> bool:
        return not instance.host.running() or _is_healthy(ground, group, instance.id)

    until(decided, START_SECONDS)
    return instance.host.running() and _is_healthy(ground, group, instance.id)


def _is_healthy(ground: Ground, group: str, instance_id: str) -> bool:
    targets = ground.aws.elb.targets(group)
    return any(target.id == instance_id and target.state == "healthy" for target in targets)


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Looks until ``condition`` holds; what it says at last after ``seconds``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return condition()
