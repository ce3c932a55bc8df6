"""Databases and caches that C# opens: providers of Entity Framework, drivers, clients of Aspire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from watari.survey.facts import CodeFile, StoreUse
from watari.survey.source import Source

_DESIGN_TIME = re.compile(r"IDesignTimeDbContextFactory<")


@cache
def _kinds() -> dict[str, str]:
    text = files("watari.survey").joinpath("data/dotnet_stores.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def stores_opened(source: Source, code: CodeFile) -> Iterator[StoreUse]:
    """The lines of one file that open a database or cache; a factory for a developer's tools is no use of it."""
    if _DESIGN_TIME.search(source.text()):
        return
    for call in code.calls:
        for name in {call.name, ".".join(call.callee.split(".")[-2:])}:
            kind = _kinds().get(name)
            if kind:
                yield StoreUse(kind, source.at(call.line), call.function)
