"""systemd: units become processes, their ``Environment=`` becomes settings, timers become schedules."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watari.model.fleet import Process, ProcessKind
from watari.survey.facts import Fact, ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.secrets import without_secrets

_PREFIXES = "@-:+!|"


@dataclass(frozen=True, slots=True)
class Directive:
    """One ``Key=value`` of a unit, continuation lines joined."""

    section: str
    key: str
    value: str
    line: int


def directives(text: str) -> Iterator[Directive]:
    """The settings of a unit file as systemd.syntax(7) reads them: comments and empty lines are skipped."""
    section, pending, first = "", "", 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith(("#", ";")) or (not line and not pending):
            continue
        first = first or number
        if line.endswith("\\"):
            pending += line[:-1] + " "
            continue
        line, pending, start, first = pending + line, "", first, 0
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif "=" in line:
            key, _, value = line.partition("=")
            yield Directive(section, key.strip(), value.strip(), start)


class SystemdReader:
    """``*.service`` and ``*.timer`` files, also as templates of Ansible (``.j2``)."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"\.(service|timer)(\.j2|\.tmpl|\.tpl|\.erb)?$|\.service\.d/[^/]+\.conf$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        found = list(directives(source.text()))
        stem = re.sub(r"@?\.(service|timer)(\.\w+)?$", "", source.name)
        if ".timer" in source.name:
            yield from _timer(source, found, stem)
            return
        environment = _environment(found, source)
        for name, value, line in environment:
            yield Setting(name, value, source.at(line))
        starts = _list(found, "ExecStart")
        if starts:
            yield ProcessFact(_process(source, found, stem, starts[-1], environment), "systemd")


def _list(found: list[Directive], key: str) -> list[Directive]:
    """The values of a list setting; an empty one forgets those before it (systemd.service(5))."""
    values: list[Directive] = []
    for one in found:
        if one.section == "Service" and one.key == key:
            values = [*values, one] if one.value else []
    return values


def _process(
    source: Source,
    found: list[Directive],
    stem: str,
    start: Directive,
    environment: list[tuple[str, str, int]],
) -> Process:
    users, types, folders = (_list(found, key) for key in ("User", "Type", "WorkingDirectory"))
    kind: ProcessKind = "one-off" if types and types[-1].value == "oneshot" else "worker"
    return Process(
        name=stem,
        command=split(start.value.lstrip(_PREFIXES)),
        kind=kind,
        evidence=source.at(start.line),
        environment=without_secrets((name, value) for name, value, _ in environment),
        environment_files=tuple(one.value.lstrip("-") for one in _list(found, "EnvironmentFile")),
        user=users[-1].value if users else None,
        working_directory=folders[-1].value.lstrip("-") if folders else None,
    )


def split(command: str) -> tuple[str, ...]:
    """An argument vector, quoted as in a shell; at blanks where the quotes do not fit."""
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return tuple(command.split())


def _environment(found: list[Directive], source: Source) -> list[tuple[str, str, int]]:
    lines = source.text().splitlines()
    values: dict[str, tuple[str, int]] = {}
    for one in _list(found, "Environment"):
        for assignment in split(one.value):
            name, equals, value = assignment.partition("=")
            if equals:
                values[name] = (value, _line_of(name, lines, one.line))
    return [(name, value, line) for name, (value, line) in values.items()]


def _line_of(name: str, lines: list[str], first: int) -> int:
    """The line of a continued setting on which the variable itself stands."""
    for number in range(first, len(lines) + 1):
        if re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}=", lines[number - 1]):
            return number
        if not lines[number - 1].rstrip().endswith("\\"):
            break
    return first


def _timer(source: Source, found: list[Directive], stem: str) -> Iterator[Fact]:
    unit = next((d.value.removesuffix(".service") for d in found if d.key == "Unit"), stem)
    for one in found:
        if one.section == "Timer" and one.key == "OnCalendar":
            yield ProcessFact(
                Process(unit, (), "scheduled", source.at(one.line), schedule=cron_of(one.value)),
                "timer",
                True,
            )


_WORDS = {
    "minutely": "* * * * *", "hourly": "0 * * * *", "daily": "0 0 * * *", "weekly": "0 0 * * 1",
    "monthly": "0 0 1 * *", "quarterly": "0 0 1 1,4,7,10 *", "yearly": "0 0 1 1 *", "annually": "0 0 1 1 *",
}  # fmt: skip
_CALENDAR = re.compile(
    r"^(?:(?P<days>[A-Za-z,.]+)\s+)?(?:\*-(?P<month>\*|[\d,]+)-(?P<day>\*|[\d,]+)\s+)?"
    r"(?P<hour>\*|[\d,]+):(?P<minute>[\d,]+)(?::0{1,2})?$"
)


def cron_of(calendar: str) -> str | None:
    """A five-field cron expression for an ``OnCalendar=`` value, None where cron cannot say it."""
    if calendar in _WORDS:
        return _WORDS[calendar]
    match = _CALENDAR.match(calendar)
    if match is None:
        return None
    days = (match["days"] or "*").lower().replace("..", "-")
    hour, minute = (_numbers(match[part]) for part in ("hour", "minute"))
    return f"{minute} {hour} {_numbers(match['day'] or '*')} {_numbers(match['month'] or '*')} {days}"


def _numbers(text: str) -> str:
    return ",".join(part if part == "*" else str(int(part)) for part in text.split(",") if part)
