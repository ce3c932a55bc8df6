"""crontabs and files of /etc/cron.d: scheduled processes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.model.fleet import Process
from watari.survey.facts import Fact, ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split
from watari.survey.secrets import without_secrets

_FIELD = r"(?:\*|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?)(?:/\d+)?(?:,(?:\*|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)?)(?:/\d+)?)*"
_LINE = re.compile(rf"^\s*((?:{_FIELD}\s+){{4}}{_FIELD}|@\w+)\s+(\S.*)$")
_NICKNAMES = {
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
}  # fmt: skip
_VARIABLE = re.compile(r"^\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*$")
_USER = re.compile(r"^([a-z_][a-z0-9_-]*\$?)\s+(\S.*)$")
_SHELL = re.compile(r"[|&;<>()$`*?%]")
_OF_THE_SHELL = frozenset({"cd", "exec", "env", "flock", "nice", "sh", "bash", "test", "timeout", "run-parts"})
_OF_CRON = frozenset({"SHELL", "PATH", "MAILTO", "MAILFROM", "HOME", "CRON_TZ"})


class CronReader:
    """Files whose path says cron."""

    def wants(self, path: str) -> bool:
        return bool(
            re.search(
                r"(^|/)(cron\.d/[^/]+|crontabs?(\.\w+)?|[^/]+\.cron(tab)?|cron\.(txt|tab)|[^/]+\.cron\.d)$",
                path,
            )
            or re.search(r"(^|/)cron/[^/.]+$", path)
        )

    def read(self, source: Source) -> Iterable[Fact]:
        environment: list[tuple[str, str]] = []
        for number, line in enumerate(source.text().splitlines(), 1):
            if line.lstrip().startswith("#"):
                continue
            variable, job = _VARIABLE.match(line), _LINE.match(line)
            if variable:
                name, value = variable[1], variable[2].strip("\"'")
                if name not in _OF_CRON:
                    environment.append((name, value))
                    yield Setting(name, value, source.at(number))
            elif job and (job[1] in _NICKNAMES or not job[1].startswith("@")):
                yield ProcessFact(_process(source, number, job[1], job[2], environment), "cron", True)


def _process(source: Source, number: int, when: str, rest: str, environment: list[tuple[str, str]]) -> Process:
    user = _USER.match(rest)
    if user and (user[1] in _OF_THE_SHELL or not _has_user_field(source.path, user[2])):
        user = None
    command = user[2] if user else rest
    return Process(
        name=re.sub(r"\.(cron|crontab|txt)(\.d)?$", "", source.name),
        command=("/bin/sh", "-c", command) if _SHELL.search(command) else split(command),
        kind="scheduled",
        evidence=source.at(number),
        environment=without_secrets(environment),
        user=user[1] if user else None,
        schedule=_NICKNAMES.get(when, " ".join(when.split())),
    )


def _has_user_field(path: str, command: str) -> bool:
    """Whether this is the system's format: in cron.d always, elsewhere where a program follows the name."""
    return "cron.d" in path or command.startswith("/") or command.split()[0] in _OF_THE_SHELL
