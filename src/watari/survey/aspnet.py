"""On which ports a program of ASP.NET Core listens, by its settings.

https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints (read 2026-11): the section
``Kestrel:Endpoints`` stands before ``ASPNETCORE_URLS``, this before ``ASPNETCORE_HTTP_PORTS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.fleet import Port
from watari.survey.facts import CodeFile, Setting
from watari.survey.owned import Owned

_IN_ORDER = (
    re.compile(r"^Kestrel__Endpoints__\w+__Url$", re.I),
    re.compile(r"^((ASPNETCORE|DOTNET)_)?URLS$", re.I),
    re.compile(r"^((ASPNETCORE|DOTNET)_)?HTTPS?_PORTS$", re.I),
)
_PORT = re.compile(r"^(?:https?://[^/:]*(?:\[[^\]]*\])?:)?(\d{2,5})/?$")


def aspnet_ports(owned: Owned) -> Iterator[Port]:
    """The ports of the strongest setting that is made; none for programs that are not C#."""
    if not any(one.language == "csharp" for one in owned.of(CodeFile)):
        return
    for pattern in _IN_ORDER:
        ports = [port for name, one in owned.settings.items() if pattern.match(name) for port in _of(one)]
        if ports:
            yield from ports
            return


def _of(setting: Setting) -> Iterator[Port]:
    for value in setting.value.split(";"):
        if match := _PORT.match(value.strip()):
            yield Port(int(match[1]), setting.evidence, "proven", setting.name)
