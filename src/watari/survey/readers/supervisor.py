"""supervisord: each ``[program:x]`` is a process (supervisord.org, «Configuration File»)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.model.fleet import Process
from watari.survey.facts import Fact, ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split
from watari.survey.secrets import without_credentials, without_secrets

_SECTION = re.compile(r"^\[(?:(program):)?([^\]]+)\]")
_OPTION = re.compile(r"^([a-z_]+)\s*=\s*(.*?)\s*$")
_PAIR = re.compile(r"(\w+)=(\"[^\"]*\"|'[^']*'|[^,]*)")


class SupervisorReader:
    """``supervisord.conf``, ``supervisor/*.conf`` and ``*.ini`` below such a folder."""

    def wants(self, path: str) -> bool:
        return bool(
            re.search(r"(^|/)supervisor\w*[\w.-]*\.(conf|ini)$|(^|/)supervisor[\w.-]*/[\w./-]+\.(conf|ini)$", path)
        )

    def read(self, source: Source) -> Iterable[Fact]:
        name, first, options = "", 0, dict[str, str]()
        for number, line in enumerate([*source.text().splitlines(), "[end]"], 1):
            section, option = _SECTION.match(line), _OPTION.match(line.split(" ;")[0])
            if section:
                if name and options.get("command"):
                    yield from _program(source, name, first, options)
                name, options = section[2] if section[1] else "", {}
            elif option:
                options[option[1]] = option[2]
                first = number if option[1] == "command" else first


def _program(source: Source, name: str, line: int, options: dict[str, str]) -> Iterable[Fact]:
    pairs = [(key, value.strip("\"'")) for key, value in _PAIR.findall(options.get("environment", ""))]
    for key, value in pairs:
        yield Setting(key, without_credentials(key, value), source.at(line))
    process = Process(
        name,
        split(options["command"]),
        "worker",
        source.at(line),
        environment=without_secrets(pairs),
        user=options.get("user"),
        working_directory=options.get("directory"),
    )
    yield ProcessFact(process, "supervisor")
