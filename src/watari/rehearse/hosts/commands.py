"""The command line and the environment of a host, cleaned of the machine that rehearses."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import PurePosixPath

from watari.rehearse.hosts.interface import Endpoints
from watari.rehearse.hosts.userland import PATH

# A host inherits nothing from the shell that started the rehearsal: an AWS_PROFILE
# of the user must never reach a rehearsed service.
CLEAN: tuple[tuple[str, str], ...] = (("PATH", PATH), ("LANG", "C.UTF-8"), ("HOME", "/root"))


def resolve_interpreter(
    command: tuple[str, ...], present: Callable[[str], bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The command with a program that the host has, and a note where it is another one.

    ``present`` says whether an absolute path exists on the host. A program that
    is nowhere stays as written: then the start fails as it would in reality.
    """
    program = command[0]
    if not program.startswith("/") or present(program):
        return command, ()
    name = PurePosixPath(program).name
    found = sys.executable if name.startswith("python") else shutil.which(name)
    if not found or not present(found):
        return command, ()
    note = f"{program} is not part of the repository; this machine's {found} runs in its place."
    return (found, *command[1:]), (note,)


def environment(*layers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Later layers win."""
    merged: dict[str, str] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def task_environment(given: tuple[tuple[str, str], ...], metadata: str) -> tuple[tuple[str, str], ...]:
    """Fargate's variables with ``metadata`` (``http://address[:port]``) before the metadata's path."""
    name = "ECS_CONTAINER_METADATA_URI_V4"
    return tuple((key, metadata + value if key == name and value.startswith("/") else value) for key, value in given)


def with_full_credentials_uri(given: tuple[tuple[str, str], ...], metadata: str) -> tuple[tuple[str, str], ...]:
    """The relative credentials path as a full URI, for SDKs that cannot have 169.254.170.2."""
    relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    return tuple((full, metadata + value) if key == relative else (key, value) for key, value in given)


def rewrite_url(value: str, endpoints: Endpoints) -> str:
    """The URL to use instead, where the value begins with one that a host without names cannot resolve."""
    for written, instead in endpoints.rewrites.items():
        rest = value.removeprefix(written)
        if rest != value and (not rest or rest[0] in "/?#"):
            return instead.rstrip("/") + rest
    return value


def host_name(address: str) -> str:
    """What EC2 and awsvpc tasks are called by default: ``ip-198-18-0-5``."""
    return "ip-" + address.replace(".", "-")
