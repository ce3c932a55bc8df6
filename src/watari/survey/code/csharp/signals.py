"""What SIGTERM does to a program in C#: the generic host takes it and stops its services.

https://learn.microsoft.com/dotnet/core/extensions/generic-host (read 2026-11): the host's ``ConsoleLifetime``
handles the signal; a program without a host registers for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.facts import CodeFile, SigtermFact
from watari.survey.source import Source

_HOSTS = re.compile(
    r"\b(?:WebApplication\.Create(?:Slim)?Builder|Host\.Create(?:Default|Application)Builder"
    r"|WebHost\.CreateDefaultBuilder|HostBuilder|WebHostBuilder)$"
)
_OWN = re.compile(r"PosixSignalRegistration\.Create$")


def stops(source: Source, code: CodeFile) -> Iterator[SigtermFact]:
    """The lines that decide."""
    for call in code.calls:
        if _HOSTS.search(call.callee) or (_OWN.search(call.callee) and "SIGTERM" in "".join(call.arguments)):
            yield SigtermFact(True, source.at(call.line))
