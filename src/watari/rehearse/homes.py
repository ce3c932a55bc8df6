"""How a service stands on its EC2 host: its unit's environment, its files, its folders."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.model.fleet import Install, Process, Service
from watari.rehearse.build import Built
from watari.rehearse.hosts.interface import FileCopy

HOST_PATHS = ("/etc/", "/var/", "/run/", "/opt/", "/srv/", "/home/")
"""Where a service keeps what belongs to its host."""


def web_process(service: Service) -> Process | None:
    """The process that answers requests or works without end; None for a service that only runs at times."""
    for kind in ("web", "worker"):
        for process in service.processes:
            if process.kind == kind:
                return process
    return None


def environment(service: Service, process: Process, settings: Mapping[str, str]) -> dict[str, str]:
    """What the process finds in its environment: defaults that are paths, the unit's, the rehearsal's.

    A path that only stands in the code as a default is set as well, so that a
    host that shares this machine's file system can be given its own.
    """
    found = {one.name: one.default for one in service.env if one.default and _is_host_path(one.default)}
    return {**found, **dict(process.environment), **settings}


def files(service: Service, process: Process, built: Built) -> tuple[FileCopy, ...]:
    """Everything that the service's deployment puts on a host, the built artefacts included.

    Raises RehearsalFailed where nothing says how the program gets to the place
    that the unit starts it from.
    """
    copies = [copy for install in service.installs if (copy := _copy(install, built)) is not None]
    program = process.command[0]
    if not any(_covers(copy, program) for copy in copies):
        made = _artefact_named(posixpath.basename(program), built)
        if made is not None:
            copies.append(FileCopy(made, program))
        elif posixpath.dirname(program).startswith(HOST_PATHS) and not _is_interpreter(program):
            raise RehearsalFailed(
                f"{service.name}: no line says how {program} gets to its host.",
                next_step=f"See {process.evidence}; name the file in the deploy script.",
            )
    return tuple(copies)


def directories(service: Service) -> tuple[str, ...]:
    """The folders that the service writes to."""
    return tuple(dict.fromkeys(posixpath.dirname(one.path) for one in service.files_written if "/" in one.path))


def _copy(install: Install, built: Built) -> FileCopy | None:
    source = built.artefacts.get(install.source) or built.folder / install.source
    if not Path(source).exists():
        return None
    destination = install.destination
    if destination.endswith("/") and Path(source).is_file():
        destination += posixpath.basename(install.source)
    return FileCopy(Path(source), destination)


def _covers(copy: FileCopy, program: str) -> bool:
    if copy.source.is_dir():
        inside = posixpath.relpath(program, copy.destination)
        return not inside.startswith("..") and (copy.source / inside).exists()
    return copy.destination == program


def _artefact_named(name: str, built: Built) -> Path | None:
    return next((file for path, file in built.artefacts.items() if posixpath.basename(path) == name), None)


def _is_interpreter(program: str) -> bool:
    return posixpath.basename(program).startswith(("python", "node", "ruby", "java", "gunicorn", "uvicorn"))


def _is_host_path(value: str) -> bool:
    return value.startswith(HOST_PATHS)
