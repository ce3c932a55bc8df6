"""Edits of code, repository by repository, handed to the services whose folders they lie in."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from watari.flag.compile import verify
from watari.flag.run import edit
from watari.model.edit import EditResult
from watari.model.finding import Finding
from watari.model.fleet import Fleet
from watari.plan.git import require_repository
from watari.sources.config import Config

CompilerEnvironment = Callable[[Path], Mapping[str, str] | None]
"""Gives the environment to compile a repository in, None where no compiler is at hand."""


def code_by_part(
    fleet: Fleet, findings: Iterable[Finding], config: Config, compiler: CompilerEnvironment
) -> dict[str, EditResult]:
    """The edits by the folder of a service, or of a repository for what lies in no service; paths are relative to it.

    Folders are relative to the fleet's root. Raises PlanRefused for what lies in no git repository.
    """
    root = Path(fleet.root).resolve()
    tops: dict[str, list[Finding]] = {}
    of_folder: dict[str, str] = {}
    for finding in findings:
        folder = posixpath.dirname(finding.path)
        if folder not in of_folder:
            of_folder[folder] = _top(root, folder)
        tops.setdefault(of_folder[folder], []).append(finding)
    found: dict[str, EditResult] = {}
    services = [service.path for service in fleet.services]
    for top, own in tops.items():
        result = edit(root / top, top, own, config)
        environment = compiler(root / top) if result.edits else None
        result = verify(root / top, result, environment or {})
        for path, part in by_folder(result, top, services).items():
            found[path] = part
    return found


def _top(root: Path, folder: str) -> str:
    """The repository of a folder, relative to the root; the root itself where the repository is larger."""
    top = require_repository(root / folder).top.resolve()
    return top.relative_to(root).as_posix() if top.is_relative_to(root) else "."


def by_folder(result: EditResult, top: str, services: list[str]) -> dict[str, EditResult]:
    """The parts of a repository's result: edits and findings go to the innermost service around them."""
    parts: dict[str, EditResult] = {}
    for one in result.edits:
        whole = posixpath.normpath(posixpath.join(top, one.path))
        folder = _around(whole, top, services)
        local = whole if folder in (".", "") else posixpath.relpath(whole, folder)
        part = parts.get(folder, EditResult())
        parts[folder] = replace(part, edits=(*part.edits, replace(one, path=local)))
    for unsolved in result.unsolved:
        folder = _around(unsolved.finding.path, top, services)
        part = parts.get(folder, EditResult())
        parts[folder] = replace(part, unsolved=(*part.unsolved, unsolved))
    if result.refused:
        part = parts.get(top, EditResult())
        parts[top] = replace(part, refused=result.refused)
    return parts


def _around(path: str, top: str, services: list[str]) -> str:
    inside = [one for one in services if one in (".", "") or path.startswith(one.rstrip("/") + "/")]
    best = max(inside, key=lambda one: 0 if one in (".", "") else len(one), default=top)
    return best if top in (".", "") or best == top or best.startswith(top + "/") else top
