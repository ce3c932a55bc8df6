"""``launchSettings.json``: the addresses at which a .NET project listens on a developer's machine.

https://learn.microsoft.com/aspnet/core/fundamentals/environments#launchsettingsjson (read 2026-11). A deployed
service takes nothing from the file; other services' configuration may name its ports all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ast_grep_py import SgNode

from watari.survey.facts import Fact, LocalPort
from watari.survey.local import port_of
from watari.survey.readers.interface import Source
from watari.survey.readers.jsonnodes import entries, get, line, text, top


class LaunchSettingsReader:
    """The profiles that start the project itself; IIS Express and containers have ports of their own."""

    def wants(self, path: str) -> bool:
        return path.lower().endswith("properties/launchsettings.json")

    def read(self, source: Source) -> Iterable[Fact]:
        profiles = get(top(source), "profiles")
        for _, profile in entries(profiles) if profiles is not None else ():
            command = get(profile, "commandName")
            if command is not None and text(command).lower() == "project":
                yield from _ports(source, profile)


def _ports(source: Source, profile: SgNode) -> Iterator[LocalPort]:
    variables = get(profile, "environmentVariables")
    urls = get(variables, "ASPNETCORE_URLS") if variables is not None else None
    for node in (get(profile, "applicationUrl"), urls):
        for url in text(node).split(";") if node is not None else ():
            if node is not None and (port := port_of(_plain(url))) is not None:
                yield LocalPort(port, source.at(line(node)))


def _plain(url: str) -> str:
    """``http://*:5080`` and ``http://+:5080`` listen on every address, this machine's own among them."""
    return url.strip().replace("://*:", "://localhost:").replace("://+:", "://localhost:")
