"""Which kind of hosts a rehearsal has."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.interface import HostFactory
from watari.rehearse.hosts.sweep import sweep

Asked = Literal["auto", "containers", "processes"]
_ISOLATIONS = ("docker", "namespaces", "environment")


def choose(kind: Asked, run_id: str, work: Path) -> HostFactory:
    """The factory for a run; ``work`` is a folder of the run, made where it is missing.

    ``auto`` takes containers where a Docker Engine of this machine answers, else
    processes; processes have namespaces of their own where this may be. The
    variable ``WATARI_ISOLATION`` (docker, namespaces, environment) decides otherwise.

    Call it early, from the main thread, before the process has other threads:
    with namespaces it moves the calling thread into a network of the
    rehearsal's own, and only threads started afterwards follow.

    Removes the leftovers of runs that died. RehearsalFailed where ``kind`` cannot be had.
    """
    work.mkdir(parents=True, exist_ok=True)
    sweep()
    isolation = os.environ.get("WATARI_ISOLATION", "")
    if isolation and isolation not in _ISOLATIONS:
        raise RehearsalFailed(f"WATARI_ISOLATION is {isolation!r}.", next_step=f"Use one of {', '.join(_ISOLATIONS)}.")
    if isolation == "docker" or (not isolation and kind != "processes"):
        found = _containers(run_id, work.resolve(), must=bool(isolation) or kind == "containers")
        if found:
            return found
    return _processes(run_id, work.resolve(), isolation)


def _containers(run_id: str, work: Path, *, must: bool) -> HostFactory | None:
    from watari.rehearse.hosts.containers import ContainerFactory
    from watari.rehearse.hosts.engine import engine

    try:
        return ContainerFactory(engine(), run_id, work)
    except RehearsalFailed:
        if must:
            raise
        return None


def _processes(run_id: str, work: Path, isolation: str) -> HostFactory:
    from watari.rehearse.hosts.environment import EnvironmentFactory

    if isolation == "environment":
        return EnvironmentFactory(run_id, work)
    from watari.rehearse.hosts.namespaces import NamespaceFactory, namespaces_allowed

    why_not = namespaces_allowed()
    if not why_not:
        return NamespaceFactory(run_id, work)
    if isolation == "namespaces":
        raise RehearsalFailed(
            f"Hosts cannot have namespaces of their own: {why_not}.",
            next_step="Run as root on Linux, or unset WATARI_ISOLATION.",
        )
    return EnvironmentFactory(run_id, work)
