"""Which of .NET's settings files holds: the one of the service's environment before the one of all.

https://learn.microsoft.com/aspnet/core/fundamentals/environments (read 2026-11): ``ASPNETCORE_ENVIRONMENT`` or
``DOTNET_ENVIRONMENT`` names the environment, which is ``Production`` where neither is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from watari.model.evidence import Evidence
from watari.survey.facts import Setting, Upstream

_FILE = re.compile(r"(?:^|/)appsettings(?:\.([\w-]+))?\.json$", re.I)
_HERE = re.compile(r"(?i)localhost|127\.0\.0\.1|host\.docker\.internal")


def is_appsettings(one: Setting) -> bool:
    """Whether the setting stands in such a file."""
    return bool(_FILE.search(one.evidence.path))


def by_environment(settings: Iterable[Setting]) -> list[Setting]:
    """The settings in the order in which they hold; those of settings files behind all others.

    A developer's own machine (``localhost``) is no answer where another file has one.
    """
    settings = list(settings)
    files = [one for one in settings if is_appsettings(one)]
    others = [one for one in settings if not is_appsettings(one)]
    named = [one.value.lower() for one in others if one.name in ("ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT")]
    ranks = {name: rank for rank, name in enumerate(dict.fromkeys([*named[:1], "production", ""]))}

    def rank(one: Setting) -> tuple[bool, int]:
        match = _FILE.search(one.evidence.path)
        return bool(_HERE.search(one.value)), ranks.get((match[1] or "").lower() if match else "", len(ranks))

    return [*others, *sorted(files, key=rank)]


def in_force(upstream: Upstream, value: Callable[[str], tuple[str, Evidence] | None]) -> Upstream:
    """The address that holds of several files' and a variable's, by what ``value`` says of the key."""
    known = value(upstream.key) if upstream.key else None
    return upstream if known is None else replace(upstream, address=known[0], evidence=known[1])
