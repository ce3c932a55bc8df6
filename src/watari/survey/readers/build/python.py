"""Python's build files: what a folder depends on, as pip, Poetry, Pipenv and setuptools write it."""

from __future__ import annotations

import ast
import configparser
import re
import tomllib
from collections.abc import Iterable
from typing import Any

from watari.survey.code.python.parsed import parsed
from watari.survey.facts import BuildFile, Fact
from watari.survey.readers.interface import Source

_FOR_TESTS = re.compile(r"(^|[-_./])(dev\w*|tests?|testing|lint|docs?|local|ci)([-_.]|$)")


def is_requirements(name: str) -> bool:
    """Whether a file of that name lists what a program needs when it runs."""
    return bool(re.fullmatch(r"requirements?([-_.]\w+)*\.(txt|in)", name)) and not _FOR_TESTS.search(name)


def requirements(source: Source) -> Iterable[Fact]:
    """``requirements.txt`` and its kin."""
    lines = [line.split("#")[0].strip() for line in source.text().splitlines()]
    packages = tuple(_package(line) for line in lines if line and line[0] not in "-")
    yield BuildFile(source.folder, "requirements", "python", source.at(1), packages=packages)


def pyproject(source: Source) -> Iterable[Fact]:
    """``pyproject.toml`` of PEP 621 and of Poetry."""
    data = _toml(source)
    project = data.get("project") or data.get("tool", {}).get("poetry") or {}
    wanted = project.get("dependencies") or data.get("tool", {}).get("poetry", {}).get("dependencies") or []
    yield BuildFile(
        folder=source.folder,
        kind="pyproject.toml",
        language="python",
        evidence=source.at(_name_line(source)),
        name=project.get("name"),
        runnable=bool(project.get("scripts")),
        packages=tuple(_package(str(one)) for one in wanted),
    )


def pipfile(source: Source) -> Iterable[Fact]:
    """Pipenv's ``Pipfile``."""
    packages = tuple(_package(name) for name in _toml(source).get("packages", {}))
    yield BuildFile(source.folder, "Pipfile", "python", source.at(1), packages=packages)


def setup_py(source: Source) -> Iterable[Fact]:
    """``setup.py``: the lists that stand in the call of ``setup``."""
    tree = parsed(source.data)
    wanted = [
        text.value
        for node in (ast.walk(tree) if tree else ())
        if isinstance(node, ast.keyword) and node.arg == "install_requires"
        for text in ast.walk(node.value)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]
    yield _setup(source, wanted)


def setup_cfg(source: Source) -> Iterable[Fact]:
    """``setup.cfg``: ``install_requires``, one package a line."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(source.text())
    except configparser.Error as error:
        raise ValueError(f"is not as configparser reads it: {error}") from error
    yield _setup(source, parser.get("options", "install_requires", fallback="").splitlines())


def _setup(source: Source, wanted: list[str]) -> BuildFile:
    runnable = bool(re.search(r"entry_points|console_scripts", source.text()))
    packages = tuple(_package(one.strip()) for one in wanted if one.strip())
    return BuildFile(source.folder, "setup", "python", source.at(1), runnable=runnable, packages=packages)


def _package(requirement: str) -> str:
    """The name in ``psycopg[binary]>=3.1``."""
    return re.split(r"[\s<>=!~;\[@]", requirement)[0].lower()


def _toml(source: Source) -> dict[str, Any]:
    try:
        return tomllib.loads(source.text())
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"is not TOML: {error}") from error


def _name_line(source: Source) -> int:
    lines = enumerate(source.text().splitlines(), 1)
    return next((number for number, line in lines if re.search(r"^\s*name\s*=", line)), 1)
