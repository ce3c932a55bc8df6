"""Build files: what a folder is built with, and whether the file itself says that it is a program."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable

from watari.survey.facts import BuildFile, Fact
from watari.survey.readers.build.gradle import gradle
from watari.survey.readers.build.maven import pom
from watari.survey.readers.build.python import is_requirements, pipfile, pyproject, requirements, setup_cfg, setup_py
from watari.survey.readers.interface import Source


class BuildFileReader:
    """The manifests of the package managers."""

    def wants(self, path: str) -> bool:
        return _reader_for(path.rsplit("/", 1)[-1]) is not None

    def read(self, source: Source) -> Iterable[Fact]:
        reader = _reader_for(source.name)
        return reader(source) if reader else ()


def _line(source: Source, pattern: str) -> int:
    """The first line that matches, else 1."""
    for number, line in enumerate(source.text().splitlines(), 1):
        if re.search(pattern, line):
            return number
    return 1


def _go(source: Source) -> Iterable[Fact]:
    text = source.text()
    module = re.search(r"^module\s+(\S+)", text, re.M)
    packages = tuple(re.findall(r"^(?:require)?\s*([\w.-]+\.[a-z]+/\S+)\s+v", text, re.M))
    yield BuildFile(
        folder=source.folder,
        kind="go.mod",
        language="go",
        evidence=source.at(_line(source, r"^module\s")),
        name=module[1] if module else None,
        packages=packages,
    )


def _gemfile(source: Source) -> Iterable[Fact]:
    packages = tuple(re.findall(r"^[ \t]*gem[ \t]+['\"]([^'\"]+)", source.text(), re.M))
    runnable = bool({"rails", "puma", "sinatra", "unicorn"} & set(packages))
    yield BuildFile(source.folder, "Gemfile", "ruby", source.at(1), None, runnable, packages)


def _cargo(source: Source) -> Iterable[Fact]:
    try:
        data = tomllib.loads(source.text())
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"is not TOML: {error}") from error
    if "package" in data:
        packages = tuple(data.get("dependencies") or {})
        name = data["package"].get("name")
        yield BuildFile(source.folder, "Cargo.toml", "rust", source.at(_line(source, r"^name\s*=")), name,
                        bool(data.get("bin")), packages)  # fmt: skip


def _composer(source: Source) -> Iterable[Fact]:
    try:
        data = json.loads(source.text())
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error
    packages = tuple(data.get("require") or {})
    runnable = data.get("type") == "project"
    yield BuildFile(source.folder, "composer.json", "php", source.at(1), data.get("name"), runnable, packages)


_BY_NAME: dict[str, Callable[[Source], Iterable[Fact]]] = {
    "go.mod": _go,
    "pyproject.toml": pyproject,
    "Pipfile": pipfile,
    "setup.py": setup_py,
    "setup.cfg": setup_cfg,
    "pom.xml": pom,
    "build.gradle": gradle,
    "build.gradle.kts": gradle,
    "Gemfile": _gemfile,
    "Cargo.toml": _cargo,
    "composer.json": _composer,
}


def _reader_for(name: str) -> Callable[[Source], Iterable[Fact]] | None:
    return requirements if is_requirements(name) else _BY_NAME.get(name)
