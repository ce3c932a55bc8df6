"""npm, yarn and pnpm: packages, and the applications of NestJS and Nx workspaces."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable
from typing import Any

from watari.model.fleet import Build
from watari.survey.facts import BuildFact, BuildFile, Fact
from watari.survey.readers.interface import Source

_STARTS = ("start", "start:prod", "start:production", "serve:prod")
_WHOLE_WORKSPACE = re.compile(
    r"\b(lerna|turbo|nx run-many|concurrently|npm-run-all|run-[ps]|docker[ -]compose)\b|--filter|-w\b"
)
_NO_SERVER = re.compile(r"^\s*(tsc|tsup|rollup|styleguidist|start-storybook|storybook|docusaurus|expo|electron)\b")
_DEVELOPS = ("dev", "start:dev", "develop", "serve")
_SERVER = re.compile(r"(^|&&\s*|\s)(nodemon|ts-node(-dev)?|tsnd|tsx watch|node --watch|nest start|fastify start)\b")
"""What restarts a server while it is written; only a program has such a script."""
_CLIENT_APPS = frozenset(["react-native", "expo", "electron", "@capacitor/core", "@ionic/react", "@ionic/angular"])


class NpmReader:
    """``package.json``, ``nest-cli.json`` and Nx's ``project.json``."""

    def wants(self, path: str) -> bool:
        return posixpath.basename(path) in ("package.json", "nest-cli.json", "project.json")

    def read(self, source: Source) -> Iterable[Fact]:
        try:
            data = json.loads(source.text())
        except ValueError as error:
            raise ValueError(f"is not JSON: {error}") from error
        if not isinstance(data, dict):
            return ()
        if source.name == "package.json":
            return _package(source, data)
        return _nest(source, data) if source.name == "nest-cli.json" else _nx(source, data)


def _line(source: Source, pattern: str) -> int:
    for number, line in enumerate(source.text().splitlines(), 1):
        if re.search(pattern, line):
            return number
    return 1


def _package(source: Source, data: dict[str, Any]) -> Iterable[Fact]:
    scripts = data.get("scripts") or {}
    packages = tuple(data.get("dependencies") or {})
    every = {*packages, *(data.get("devDependencies") or {})}
    yield BuildFile(
        folder=source.folder,
        kind="package.json",
        language="typescript" if "typescript" in every else "javascript",
        evidence=source.at(_line(source, r'"name"')),
        name=data.get("name"),
        runnable=_runs(data, scripts) and not _CLIENT_APPS & set(packages),
        packages=packages,
    )
    if "build" in scripts:
        yield BuildFact(Build(("npm", "run", "build"), source.at(_line(source, r'"build"\s*:'))), 2)


def _runs(data: dict[str, Any], scripts: dict[str, Any]) -> bool:
    """Whether a script starts one program; a workspace's root starts its packages, a library a compiler."""
    if "workspaces" in data:
        return False
    commands = [str(scripts[name]) for name in _STARTS if name in scripts]
    if any(not _WHOLE_WORKSPACE.search(one) and not _NO_SERVER.search(one) for one in commands):
        return True
    developing = [str(scripts[name]) for name in _DEVELOPS if name in scripts]
    return any(_SERVER.search(one) and not _WHOLE_WORKSPACE.search(one) for one in developing)


def _nest(source: Source, data: dict[str, Any]) -> Iterable[Fact]:
    """The applications of a NestJS monorepo (docs.nestjs.com/cli/monorepo); libraries are none."""
    for name, project in (data.get("projects") or {}).items():
        if isinstance(project, dict) and project.get("type") == "application":
            folder = posixpath.normpath(posixpath.join(source.folder, str(project.get("root") or f"apps/{name}")))
            line = _line(source, rf'"{re.escape(name)}"\s*:\s*\{{')
            yield BuildFile(folder, "nest-cli.json", "typescript", source.at(line), name, runnable=True)


def _nx(source: Source, data: dict[str, Any]) -> Iterable[Fact]:
    """An application of an Nx workspace (nx.dev/reference/project-configuration), no end-to-end test of one."""
    name = str(data.get("name") or posixpath.basename(source.folder))
    if data.get("projectType") == "application" and not name.endswith("-e2e"):
        targets = data.get("targets") or data.get("architect") or {}
        line = _line(source, r'"projectType"')
        runnable = bool({"serve", "start", "container", "docker-build"} & set(targets))
        yield BuildFile(source.folder, "project.json", "typescript", source.at(line), name, runnable)
