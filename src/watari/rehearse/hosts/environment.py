"""Processes told apart by their environment only: any machine, any user, weaker isolation.

All hosts share 127.0.0.1. What a host would reach at a link-local address it
reaches by the SDKs' own variables; what it would listen on is another, free
port; what it would read below /etc or write below /var is below a folder of its
own. Only what is said in arguments and variables can be moved in this way.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.commands import (
    CLEAN,
    environment,
    resolve_interpreter,
    rewrite_url,
    task_environment,
    with_full_credentials_uri,
)
from watari.rehearse.hosts.interface import Ec2HostSpec, Endpoints, Host, Isolation, TaskHostSpec
from watari.rehearse.hosts.launch import Launch
from watari.rehearse.hosts.metadata import Home, Listener
from watari.rehearse.hosts.owner import RUN_VARIABLE, kill_marked
from watari.rehearse.hosts.processes import ProcessLifetime
from watari.rehearse.hosts.processhost import ProcessHost, Site
from watari.rehearse.hosts.rootfolder import ec2_root, inside

LOOPBACK = "127.0.0.1"
_MOVED = ("/etc/", "/var/", "/run/", "/opt/", "/srv/")
_IMDS_VARIABLE = "AWS_EC2_METADATA_SERVICE_ENDPOINT"


class EnvironmentFactory(ProcessLifetime):
    """Hosts as plain processes. ``address`` is an identity in 127.77.0.0/16, not a place to connect to."""

    def __init__(self, run_id: str, work: Path) -> None:
        super().__init__(run_id, work)
        self._numbers = 0
        self._taken: set[int] = set()
        # Bound and never listening: a port that refuses, and that nobody else can take meanwhile.
        self._closed = socket.socket()
        self._closed.bind((LOOPBACK, 0))

    @property
    def isolation(self) -> Isolation:
        return "environment"

    @property
    def service_address(self) -> str:
        return LOOPBACK

    def ec2_host(self, spec: Ec2HostSpec, endpoints: Endpoints) -> Host:
        root = self.host_folder(spec.name) / "root"
        ec2_root(root, spec)
        place = _Place(root)
        command, notes = resolve_interpreter(
            spec.command, lambda path: os.path.lexists(inside(root, path)) or Path(path).exists()
        )
        imds = self.metadata.listen(LOOPBACK, 0, Listener("ec2", host=spec.name))
        given = ((_IMDS_VARIABLE, f"http://{LOOPBACK}:{imds}"),)
        ports = self._ports(spec.name, spec.ports, spec.environment)
        moved = place.environment(spec.environment, ports, endpoints)
        launch = Launch(
            command=place.command(command),
            environment=environment(CLEAN, self._marker(), (("HOME", str(root / "root")),), moved, given),
            directory=str(inside(root, spec.working_directory)),
        )
        return self._host("ec2", spec.name, launch, place, ports, imds, notes)

    def task_host(self, spec: TaskHostSpec, endpoints: Endpoints) -> Host:
        folder = self.host_folder(spec.name)
        image, command, root = self.task_root(spec, folder)
        place = _Place(root)
        metadata = self.metadata.listen(LOOPBACK, 0, Listener("fargate", host=spec.name))
        url = f"http://{LOOPBACK}:{metadata}"
        given = with_full_credentials_uri(task_environment(spec.environment, url), url)
        ports = self._ports(spec.name, spec.ports, given)
        moved = place.environment((*image.environment.items(), *given), ports, endpoints)
        no_imds = ((_IMDS_VARIABLE, f"http://{LOOPBACK}:{self._closed.getsockname()[1]}"),)
        launch = Launch(
            command=place.command(command),
            environment=environment(CLEAN, self._marker(), moved, no_imds),
            directory=str(inside(root, image.directory)),
        )
        notes = ["What this machine has at 169.254.169.254 was not hidden, only not announced."]
        if image.user:
            notes.append(f"USER {image.user} of the image was not taken on.")
        return self._host("fargate", spec.name, launch, place, ports, metadata, tuple(notes))

    def _host(
        self,
        home: Home,
        name: str,
        launch: Launch,
        place: _Place,
        ports: dict[int, int],
        metadata: int,
        notes: tuple[str, ...],
    ) -> Host:
        self._numbers += 1
        address = f"127.77.{self._numbers // 250}.{self._numbers % 250 + 1}"

        def released() -> None:
            self.metadata.ignore(metadata)
            self.forget_host(name)

        reached = {port: (LOOPBACK, chosen) for port, chosen in ports.items()}
        site = Site(name, address, self.folder / name, released, reached, place.command, notes)
        self.hosts[name] = ProcessHost(site, launch)
        return self.hosts[name]

    def _ports(self, name: str, ports: Iterable[int], given: tuple[tuple[str, str], ...]) -> dict[int, int]:
        """A free port for each. RehearsalFailed where no variable tells the process its port."""
        chosen: dict[int, int] = {}
        for port in ports:
            if not any(value == str(port) for _, value in given):
                raise RehearsalFailed(
                    f"{name} listens on port {port}, and no variable of its environment says so, so that two"
                    " hosts would collide on this machine.",
                    next_step=f"Set PORT={port} in its unit, or rehearse as root or with Docker.",
                )
            chosen[port] = _free_port(self._taken)
        return chosen

    def _marker(self) -> tuple[tuple[str, str], ...]:
        return ((RUN_VARIABLE, self.run_id),)

    def _close(self) -> None:
        self._closed.close()
        kill_marked(self.run_id)


class _Place:
    """Translates what a host would say of itself to where it really is."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def command(self, command: tuple[str, ...]) -> tuple[str, ...]:
        """Absolute paths that the host's root has become paths below it."""
        return tuple(
            str(self._root) + word
            if word.startswith("/") and ".." not in word and os.path.lexists(str(self._root) + word)
            else word
            for word in command
        )

    def environment(
        self, given: Iterable[tuple[str, str]], ports: dict[int, int], endpoints: Endpoints
    ) -> tuple[tuple[str, str], ...]:
        """Ports, paths and URLs of the host's variables, moved."""
        return tuple((name, self._moved(value, ports, endpoints)) for name, value in given)

    def _moved(self, value: str, ports: dict[int, int], endpoints: Endpoints) -> str:
        if value.isdigit() and int(value) in ports:
            return str(ports[int(value)])
        if value.startswith(_MOVED):
            place = inside(self._root, value)
            place.parent.mkdir(parents=True, exist_ok=True)
            return str(place)
        return rewrite_url(value, endpoints)


def _free_port(taken: set[int]) -> int:
    """A port that was free a moment ago and that no other host of the run was given."""
    while True:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port = int(probe.getsockname()[1])
        if port not in taken:
            taken.add(port)
            return port
