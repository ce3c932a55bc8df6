"""Processes that are whole hosts: network, files, host name and process ids of their own (Linux, root)."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.commands import (
    CLEAN,
    environment,
    host_name,
    resolve_interpreter,
    task_environment,
)
from watari.rehearse.hosts.interface import (
    Ec2HostSpec,
    Endpoints,
    Host,
    Isolation,
    TaskHostSpec,
)
from watari.rehearse.hosts.launch import Launch
from watari.rehearse.hosts.metadata import METADATA_ADDRESS, TASK_METADATA_ADDRESS, Home, Listener
from watari.rehearse.hosts.processes import ProcessLifetime
from watari.rehearse.hosts.processhost import ProcessHost, Site, launcher_works
from watari.rehearse.hosts.rootfolder import base_settings, ec2_root, hosts_file, inside, own_places
from watari.rehearse.hosts.userland import PATH, machine_userland
from watari.rehearse.hosts.world import SERVICE_ADDRESS, World


class NamespaceFactory(ProcessLifetime):
    """Moves the calling thread into a network of the rehearsal's own; :class:`World` says when."""

    def __init__(self, run_id: str, work: Path) -> None:
        super().__init__(run_id, work)
        self._userland = machine_userland()
        self._world: World | None = None
        try:
            self._world = World()
            for home, address in METADATA_ADDRESS.items():
                self.metadata.listen(address, 80, Listener(home))
        except BaseException:
            self.close()
            raise

    @property
    def isolation(self) -> Isolation:
        return "namespaces"

    @property
    def service_address(self) -> str:
        return SERVICE_ADDRESS

    def run_outside(self) -> Callable[[], None] | None:
        return self._in_world().outside()

    def ec2_host(self, spec: Ec2HostSpec, endpoints: Endpoints) -> Host:
        folder = self.host_folder(spec.name)
        root = folder / "root"
        userland = self._userland.around(own_places(spec))
        ec2_root(root, spec, userland)
        command, notes = resolve_interpreter(
            spec.command, lambda path: userland.holds(path) or os.path.lexists(inside(root, path))
        )
        launch = Launch(
            command=command,
            environment=environment(CLEAN, spec.environment),
            directory=spec.working_directory,
            root=str(root),
            mounts=tuple(str(mount) for mount in userland.mounts),
        )
        return self._host("ec2", spec.name, launch, endpoints, notes)

    def task_host(self, spec: TaskHostSpec, endpoints: Endpoints) -> Host:
        folder = self.host_folder(spec.name)
        image, command, root = self.task_root(spec, folder)
        given = task_environment(spec.environment, f"http://{TASK_METADATA_ADDRESS}")
        launch = Launch(
            command=command,
            environment=environment((("PATH", PATH), ("HOME", image.home())), tuple(image.environment.items()), given),
            directory=image.directory,
            root=str(root),
            user=image.ids(),
            init=spec.init,
        )
        return self._host("fargate", spec.name, launch, endpoints, ())

    def _host(self, home: Home, name: str, launch: Launch, endpoints: Endpoints, notes: tuple[str, ...]) -> Host:
        address, network = self._in_world().connect(home)
        called = host_name(address)
        _write_network_settings(Path(str(launch.root)), called, hosts_file(called, address, endpoints.names.items()))
        self.metadata.register(home, address, name)

        def released() -> None:
            os.close(network)
            self.forget_host(name)

        site = Site(name, address, self.folder / name, released, notes=notes)
        self.hosts[name] = ProcessHost(site, replace(launch, host_name=called, network=network))
        return self.hosts[name]

    def _in_world(self) -> World:
        if self._world is None:
            raise RehearsalFailed("The rehearsal was closed.", next_step="Make a new one.")
        return self._world

    def _close(self) -> None:
        if self._world:
            self._world.leave()
        self._world = None


def namespaces_allowed() -> str:
    """Why hosts cannot have namespaces here; "" where they can. Tries it once, in a child."""
    if sys.platform != "linux":
        return "this is not Linux"
    if os.geteuid() != 0:
        return "this user is not root"
    if threading.active_count() > 1:
        return "the process has several threads already"
    trial = Path(tempfile.mkdtemp(prefix="watari-trial-"))
    try:
        base_settings(trial)
        mounts = tuple(str(mount) for mount in machine_userland().mounts[:1])
        for mount in mounts:
            (trial / mount.lstrip("/")).mkdir(parents=True, exist_ok=True)
        launch = Launch(("/nothing",), {}, root=str(trial), mounts=mounts, init=False)
        works = launcher_works(launch)
    finally:
        shutil.rmtree(trial, ignore_errors=True)
    return "" if works else "the kernel does not let this process make namespaces"


def _write_network_settings(root: Path, called: str, hosts: str) -> None:
    """Names come from /etc/hosts only: an empty resolv.conf makes every other look-up fail at once."""
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/hostname").write_text(f"{called}\n")
    (root / "etc/hosts").write_text(hosts)
    (root / "etc/resolv.conf").write_text("")
