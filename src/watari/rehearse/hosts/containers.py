"""Hosts as containers of a Docker Engine on this machine."""

from __future__ import annotations

import io
import os
import tarfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import docker
from docker.types import LogConfig

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.commands import (
    CLEAN,
    environment,
    host_name,
    resolve_interpreter,
    task_environment,
)
from watari.rehearse.hosts.containerhost import ContainerHost
from watari.rehearse.hosts.containerimages import ImageBuilder
from watari.rehearse.hosts.containernet import (
    HostNetwork,
    await_relay,
    create_network,
    reachable,
    relay_command,
    relay_program,
)
from watari.rehearse.hosts.engine import labels, remove_run, told
from watari.rehearse.hosts.interface import (
    Ec2HostSpec,
    Endpoints,
    Host,
    HostKind,
    Image,
    Isolation,
    TaskHostSpec,
)
from watari.rehearse.hosts.lifetime import Lifetime
from watari.rehearse.hosts.metadata import METADATA_ADDRESS, TASK_METADATA_ADDRESS, Home, Listener
from watari.rehearse.hosts.rootfolder import ec2_root, inside, own_places, pack
from watari.rehearse.hosts.userland import Userland, machine_userland


class ContainerFactory(Lifetime):
    """Two networks, two relays, and a container per host, all labelled with the run."""

    def __init__(self, client: docker.DockerClient, run_id: str, work: Path) -> None:
        super().__init__(run_id, work)
        self._client = client
        self._labels = labels(run_id, self.owner)
        self._images = ImageBuilder(client, run_id, self._labels)
        self._userland = machine_userland()
        self._networks: dict[Home, HostNetwork] = {}
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @property
    def kind(self) -> HostKind:
        return "containers"

    @property
    def isolation(self) -> Isolation:
        return "docker"

    @property
    def service_address(self) -> str:
        return self._networks["ec2"].gateway

    def build_image(self, context: Path, dockerfile: Path, tag: str) -> Image:
        self.images[tag] = self._images.build(context, dockerfile, tag)
        return self.images[tag]

    def ec2_host(self, spec: Ec2HostSpec, endpoints: Endpoints) -> Host:
        root = self.host_folder(spec.name) / "root"
        userland = self._userland.around(own_places(spec))
        ec2_root(root, spec, userland.links_only())
        command, notes = resolve_interpreter(
            spec.command, lambda path: userland.holds(path) or os.path.lexists(inside(root, path))
        )
        host = self._host(
            "ec2",
            spec.name,
            endpoints,
            notes,
            image=self._base,
            command=list(command),
            environment=environment(CLEAN, spec.environment),
            working_dir=spec.working_directory,
            binds=_binds(userland),
        )
        with told(f"The files of {spec.name} could not be put into its container"):
            self._client.api.put_archive(self._container_name(spec.name), "/", pack(root))
        return host

    def task_host(self, spec: TaskHostSpec, endpoints: Endpoints) -> Host:
        if spec.image not in self.images:
            raise RehearsalFailed(
                f"The image {spec.image} of {spec.name} was not built in this run.",
                next_step="Build it before its task starts.",
            )
        self.host_folder(spec.name)
        given = task_environment(spec.environment, f"http://{TASK_METADATA_ADDRESS}")
        return self._host(
            "fargate",
            spec.name,
            endpoints,
            (),
            image=spec.image,
            command=None if spec.command is None else list(spec.command),
            environment=dict(given),
            init=spec.init,
        )

    def _open(self) -> None:
        with told("The networks of the rehearsal could not be made"):
            for home in METADATA_ADDRESS:
                self._networks[home] = create_network(self._client, home, self.run_id, self._labels)
        reachable(self._networks["ec2"])
        self._base = self._images.empty("ec2")
        with ThreadPoolExecutor(max_workers=2) as pool:
            list(pool.map(self._start_relay, self._networks.values()))

    def _start_relay(self, network: HostNetwork) -> None:
        """The container that owns the metadata address of one kind of host."""
        port = self.metadata.listen(network.gateway, 0, Listener(network.home, proxied=True))
        name = self._container_name(f"metadata-{network.home}")
        link_local = METADATA_ADDRESS[network.home]
        with told(f"The metadata endpoint of the {network.home} hosts could not be made"):
            self._client.api.create_container(
                self._base,
                relay_command(80, network.gateway, port),
                name=name,
                labels=self._labels,
                host_config=self._client.api.create_host_config(binds=_binds(self._userland), init=True),
                networking_config=network.attachment(self._client, network.relay, link_local),
            )
            self._client.api.put_archive(name, "/", self._relay_root())
            self._client.api.start(name)
        await_relay(network)

    def _host(
        self,
        home: Home,
        name: str,
        endpoints: Endpoints,
        notes: tuple[str, ...],
        *,
        binds: list[str] | None = None,
        init: bool = True,
        **settings: Any,
    ) -> Host:
        """Creates the container of a host, and the host."""
        network = self._networks[home]
        address, link_local = network.addresses()
        self.metadata.register(home, address, name)
        self.metadata.register(home, link_local, name)
        config = self._client.api.create_host_config(
            binds=binds,
            init=init,
            extra_hosts=dict(endpoints.names),
            # Names come from extra_hosts only: nobody answers here, and so every other look-up fails soon.
            dns=[network.gateway],
            dns_opt=["timeout:1", "attempts:1"],
            log_config=LogConfig(type="json-file"),
        )
        with told(f"The host {name} could not be made"):
            made = self._client.api.create_container(
                name=self._container_name(name),
                hostname=host_name(address),
                labels=self._labels,
                host_config=config,
                networking_config=network.attachment(self._client, address, link_local),
                **settings,
            )
        host = ContainerHost(self._client, made["Id"], name, address, lambda: self.forget_host(name), notes)
        self.hosts[name] = host
        return host

    def _container_name(self, name: str) -> str:
        return f"watari-{self.run_id}-{name}"

    def _relay_root(self) -> bytes:
        """Links of the userland and the relay's program, as an archive."""
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            for path, target in self._userland.links:
                link = tarfile.TarInfo(path.lstrip("/"))
                link.type, link.linkname = tarfile.SYMTYPE, target
                archive.addfile(link)
            program = relay_program()
            entry = tarfile.TarInfo("relay.py")
            entry.size, entry.mode = len(program), 0o644
            archive.addfile(entry, io.BytesIO(program))
        return buffer.getvalue()

    def _close(self) -> None:
        with suppress(RehearsalFailed), told("Docker did not answer while the rehearsal was cleaning up"):
            remove_run(self._client, self.run_id)
        self._client.close()


def _binds(userland: Userland) -> list[str]:
    return [f"{mount}:{mount}:ro" for mount in userland.mounts]
