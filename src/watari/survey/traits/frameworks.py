"""The frameworks of a service, by what its build files and imports name."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

import yaml

from watari.model.evidence import Evidence
from watari.model.fleet import Framework
from watari.survey.facts import BuildFile, GoImports
from watari.survey.owned import Owned

_KIN = {"typescript": "javascript", "tsx": "javascript", "kotlin": "java"}


@cache
def _table(language: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Packages by their whole name, and patterns."""
    text = files("watari.survey").joinpath("data/frameworks.yaml").read_text("utf-8")
    rows: dict[str, str] = yaml.safe_load(text).get(_KIN.get(language, language), {})
    exact = {name.lower(): own for name, own in rows.items() if "*" not in name}
    return exact, [(name.lower(), own) for name, own in rows.items() if "*" in name]


def frameworks(owned: Owned) -> tuple[Framework, ...]:
    """Each framework once, in the order of the names; Go's by its imports, which alone are used code."""
    found: dict[str, Framework] = {}
    for name, evidence in _named(owned):
        found.setdefault(name, Framework(name, evidence))
    return tuple(found[name] for name in sorted(found, key=str.lower))


def _named(owned: Owned) -> Iterator[tuple[str, Evidence]]:
    for imports in owned.of(GoImports):
        for package in imports.imports:
            if (name := _framework("go", package)) is not None:
                yield name, imports.evidence
    for build in owned.of(BuildFile):
        for package in build.packages if build.language != "go" else ():
            if (name := _framework(build.language, package)) is not None:
                yield name, build.evidence


def _framework(language: str, package: str) -> str | None:
    exact, patterns = _table(language)
    wanted = package.lower()
    return exact.get(wanted) or next((own for name, own in patterns if fnmatchcase(wanted, name)), None)
