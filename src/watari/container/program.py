"""The process that becomes the container, and what it needs set and in place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from watari.model.fleet import Process, Service
from watari.sources.config import Config

SECRET_NAME = re.compile(
    r"(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS?|PRIVATE_KEY|API_?KEY|ACCESS_KEY|SIGNING_KEY|ENCRYPTION_KEY"
    r"|DSN|DATABASE_URL)(_|$)",
    re.IGNORECASE,
)
"""A variable of such a name holds a secret until a person says otherwise."""

_LOG_NAME = re.compile(r"(^|_)LOG_?(FILE|PATH|FILENAME)$", re.IGNORECASE)
_PID_NAME = re.compile(r"(^|_)PID_?(FILE|PATH)$", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{(\w+)\}|\$(\w+)")

STDOUT = "/dev/stdout"
"""Where a log file goes: the awslogs driver reads the container's standard output.

A non-root process may open it: runc gives the container's user the three
standard descriptors (https://github.com/opencontainers/runc/pull/280), also
under ``initProcessEnabled``; measured in tests/container/test_image.py.
"""


@dataclass(frozen=True, slots=True)
class Program:
    """One process as its container starts it.

    ``command`` has no variables left in it. ``environment`` holds no secret;
    ``secrets`` are the names of those.
    """

    process: Process
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    secrets: tuple[str, ...]
    ports: tuple[int, ...]


class NoProgram(ValueError):
    """The service has no process that a container can run yet; ``str()`` is the whole sentence."""


def program(service: Service, config: Config) -> Program:
    """The service's one web process, ready for a container.

    Raises NoProgram with the reason where there is none, or where something
    it needs cannot be known from the repository.
    """
    process = _web_process(service)
    unit = dict(process.environment)
    if process.environment_files:
        raise NoProgram(
            f"{service.name} reads {', '.join(process.environment_files)} on its host ({process.evidence}): "
            "the repository does not say what is in it. Set those variables in the unit itself."
        )
    return Program(
        process=process,
        command=_without_variables(process, unit),
        environment=_environment(service, unit, config),
        secrets=_secrets(service, unit),
        ports=_ports(service, unit),
    )


def _web_process(service: Service) -> Process:
    if not service.processes:
        raise NoProgram(f"{service.name} has no process that the repository says how to start.")
    web = [process for process in service.processes if process.kind == "web"]
    others = [process for process in service.processes if process.kind in ("worker", "scheduled")]
    if others and not web:
        first = others[0]
        raise NoProgram(
            f"{service.name} is a {first.kind} process ({first.evidence}): "
            "images are made for web processes only so far."
        )
    if others or len(web) != 1:
        names = ", ".join(process.name for process in (*web, *others))
        raise NoProgram(f"{service.name} runs more than one process ({names}): one image each is not made yet.")
    return web[0]


def _without_variables(process: Process, unit: dict[str, str]) -> tuple[str, ...]:
    """systemd fills ``$NAME`` in from the unit; an exec-form ENTRYPOINT would pass it on as it stands."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1) or match.group(2)
        if name not in unit or SECRET_NAME.search(name):
            raise NoProgram(f"The command at {process.evidence} uses ${name}, which the unit does not set openly.")
        return unit[name]

    if not process.command or not process.command[0].startswith("/"):
        raise NoProgram(f"The command at {process.evidence} does not begin with an absolute path.")
    return tuple(_VARIABLE.sub(value, argument) for argument in process.command)


def _environment(service: Service, unit: dict[str, str], config: Config) -> tuple[tuple[str, str], ...]:
    secret = set(_secrets(service, unit))
    kept = {name: value for name, value in unit.items() if name not in secret}
    if kept.get("AWS_REGION") == config.region:
        del kept["AWS_REGION"]  # Fargate sets it itself.
    paths = {use.env: use.path for use in service.files_written if use.env}
    for name, path in {**paths, **{n: v for n, v in kept.items() if v.startswith("/")}}.items():
        elsewhere = _on_fargate(name, path)
        if elsewhere:
            kept[name] = elsewhere
    kept[config.flag.env] = "true"
    return tuple(kept.items())


def _on_fargate(name: str, path: str) -> str | None:
    """Where a file of the host goes in a task; None where it may stay."""
    if _PID_NAME.search(name) or path.endswith(".pid"):
        return f"/tmp/{PurePosixPath(path).name}"  # noqa: S108 - the container's own, nobody shares it
    if _LOG_NAME.search(name) or path.endswith(".log") or path.startswith("/var/log/"):
        return STDOUT
    return None


def _secrets(service: Service, unit: dict[str, str]) -> tuple[str, ...]:
    known = {secret.name for secret in service.secrets}
    read = {variable.name for variable in service.env}
    named = {name for name in unit if SECRET_NAME.search(name)}
    return tuple(sorted(named | (known & (set(unit) | read))))


def _ports(service: Service, unit: dict[str, str]) -> tuple[int, ...]:
    numbers = []
    for port in service.ports:
        value = unit.get(port.env or "", "")
        numbers.append(int(value) if value.isdigit() else port.number)
    return tuple(dict.fromkeys(numbers))
