"""What a deployment puts on the host: copies of scripts, CI, CodeDeploy and Ansible, to their end."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatch

from watari.model.evidence import Evidence
from watari.model.fleet import Install
from watari.survey.facts import BuildFact, Copy
from watari.survey.owned import Owned
from watari.survey.tree import below

_PASSING = ("/tmp/", "/var/tmp/")  # noqa: S108
"""Folders of the host through which files only pass."""


def installs(owned: Owned) -> tuple[Install, ...]:
    """Each file or folder of the repository and where it ends on the host, each pair once.

    ``source`` is relative to the service's folder. Copies by way of a temporary
    folder of the host are followed; what stays only there is left out.
    """
    copies: list[Copy] = owned.of(Copy)
    found: dict[tuple[str, str], Install] = {}
    for copy in copies:
        source = None if copy.hop else _in_repository(copy, owned)
        if source is None:
            continue
        destination, final = _follow(_destination(copy, source, owned), copies)
        if not destination.startswith(_PASSING) and "$" not in destination:
            found.setdefault((source, destination), Install(source, destination, final or copy.evidence))
    for install in list(found.values()):
        for inner in _out_of(install, copies, owned):
            found.setdefault((inner.source, inner.destination), inner)
    return tuple(found[key] for key in sorted(found))


def _out_of(folder: Install, copies: list[Copy], owned: Owned) -> Iterator[Install]:
    """Files that a step on the host takes out of a folder that was put there before."""
    for copy in copies:
        if copy.hop and copy.source.startswith(folder.destination.rstrip("/") + "/"):
            rest = copy.source[len(folder.destination.rstrip("/")) + 1 :]
            source = posixpath.normpath(posixpath.join(folder.source, rest))
            path = posixpath.normpath(posixpath.join(owned.unit.path, source))
            if path in owned.base.paths:
                target = copy.destination.rstrip("/")
                destination = posixpath.join(target, posixpath.basename(rest)) if copy.into else target
                yield Install(source, destination, copy.evidence)


def _in_repository(copy: Copy, owned: Owned) -> str | None:
    """The source relative to the service's folder, where such a file, folder or artefact is known."""
    name = copy.source.rstrip("/*") or "."
    if name.startswith("/") or "$" in name or "{{" in name:
        return None
    for base in copy.bases:
        path = posixpath.normpath(posixpath.join(base, name))
        if below(path, owned.unit.path) and _exists(path, owned):
            return posixpath.relpath(path, owned.unit.path)
    return None


def _exists(path: str, owned: Owned) -> bool:
    return path in owned.base.paths or _is_folder(path, owned) or path in _artefacts(owned)


def _is_folder(path: str, owned: Owned) -> bool:
    return any(one.startswith(path + "/") for one in (*owned.base.paths, *_artefacts(owned)))


def _artefacts(owned: Owned) -> set[str]:
    root = owned.unit.path
    return {posixpath.normpath(posixpath.join(root, name)) for f in owned.of(BuildFact) for name in f.build.artefacts}


def _destination(copy: Copy, source: str, owned: Owned) -> str:
    path = posixpath.normpath(posixpath.join(owned.unit.path, source))
    contents = copy.contents or copy.source.endswith(("/", "/*"))
    into = copy.into and not (contents and _is_folder(path, owned))
    destination = copy.destination.rstrip("/") or "/"
    return posixpath.join(destination, posixpath.basename(source)) if into else destination


def _follow(destination: str, copies: list[Copy]) -> tuple[str, Evidence | None]:
    """Where a file goes on from a temporary place of the host, and the line that says so."""
    evidence: Evidence | None = None
    for _ in copies:
        step = next((copy for copy in copies if copy.hop and not copy.link and _takes(copy, destination)), None)
        if step is None:
            break
        name = posixpath.basename(destination)
        target = step.destination.rstrip("/")
        destination = posixpath.join(target, name) if step.into else target
        evidence = step.evidence
    for link in copies:
        if link.link and destination.startswith(link.source.rstrip("/") + "/"):
            destination = link.destination.rstrip("/") + destination[len(link.source.rstrip("/")) :]
    return destination, evidence


def _takes(copy: Copy, path: str) -> bool:
    """Whether a copy on the host takes this file: by its name or by a pattern such as ``/tmp/*.service``."""
    return copy.destination.rstrip("/") != path and fnmatch(path, copy.source)
