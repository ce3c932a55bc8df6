"""What a run left on this machine: objects of the engine, processes, namespaces, folders, records."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import psutil
from need import docker_running

from watari.rehearse.hosts import owner


def engine_objects(run_id: str) -> list[str]:
    """Containers, networks, volumes and images with the run's label or name."""
    if not docker_running():
        return []
    import docker

    client = docker.from_env()
    marked = {"label": f"watari.run={run_id}"}
    found = [f"container {entry['Names']}" for entry in client.api.containers(all=True, filters=marked)]
    found += [f"network {entry['Name']}" for entry in client.api.networks() if run_id in entry["Name"]]
    found += [f"volume {entry['Name']}" for entry in client.api.volumes(filters=marked)["Volumes"] or ()]
    found += [f"image {entry['RepoTags']}" for entry in client.api.images(filters=marked)]
    found += [
        f"image {name}" for entry in client.api.images() for name in entry["RepoTags"] or () if name.endswith(run_id)
    ]
    client.close()
    return found


def files(work: Path, run_id: str) -> list[str]:
    """Folders of hosts and images, and the record of the run."""
    found = [str(path) for path in (work / "run").glob("*")]
    return found + [record.run_id for record in owner.records() if record.run_id == run_id]


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run."""
    return psutil.wait_procs(processes, timeout=10)[1]


def network_namespaces(processes: list[psutil.Process]) -> set[str]:
    """The network namespaces that these processes are in and this one is not."""
    found = set()
    for process in processes:
        with contextlib.suppress(OSError):
            found.add(os.readlink(f"/proc/{process.pid}/ns/net"))
    return found - {os.readlink("/proc/self/ns/net")}


def held(namespaces: set[str]) -> list[int]:
    """Processes in any of the namespaces."""
    holders = []
    for process in psutil.process_iter():
        with contextlib.suppress(OSError, psutil.Error):
            if os.readlink(f"/proc/{process.pid}/ns/net") in namespaces:
                holders.append(process.pid)
    return holders
