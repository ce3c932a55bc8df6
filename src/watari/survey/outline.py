"""Which services there are, and where: what a check needs to know of a fleet, without reading its code."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

from watari.model.fleet import Note, Service
from watari.sources.config import Config
from watari.survey.dotnet import settle_projects
from watari.survey.facts import Fact, FactBase
from watari.survey.listing import files_below, folders_named
from watari.survey.readers import OUTLINE
from watari.survey.readers.code import outlined_by_name
from watari.survey.reading import read
from watari.survey.settle import settle
from watari.survey.units import find_units

LARGE = 20_000
"""Files of a tree from which on :func:`outline` reads only what can say something of the files it is asked about."""
_DEPLOYMENT = re.compile(
    r"(^|/)(deploy\w*|docker|compose|infra\w*|ops|systemd|packaging|k8s|kubernetes|helm|ansible)(/|$)"
)


def outline(paths: Sequence[Path], config: Config, around: Collection[str] = ()) -> tuple[Service, ...]:
    """The services below ``paths`` by name and folder, and nothing else of them: no code is parsed for it.

    Names and folders are those of :func:`watari.survey.run.survey`, which it raises as. In a tree of more than
    ``LARGE`` files only the services that hold files of ``around`` (paths from the root) are told, from what stands
    in the folders above those and in their folders of deployments; there a name may differ.
    """
    folders = [path.resolve() for path in paths]
    root = Path(os.path.commonpath(folders))
    base, notes = FactBase(), list[Note]()
    files = list(files_below(root, folders, None, notes))
    base.paths.update(path for path, _ in files)
    near = {str(folder) for path in around for folder in PurePosixPath(path).parents} if len(files) > LARGE else None
    for path, absolute in files:
        folder = posixpath.dirname(path) or "."
        if near is None or _above_deployment(folder) in near:
            for fact in _outlined(path, absolute):
                base.add(fact)
        elif (code := outlined_by_name(path)) is not None:
            base.add(code)
    settle(base, notes)
    settle_projects(base)
    units, _ = find_units(base, folders_named(config))
    return tuple(Service(unit.name, unit.path, (), unit.evidence, confidence=unit.confidence) for unit in units)


def _above_deployment(folder: str) -> str:
    """The folder that a deployment's folder is for; any other is for itself."""
    found = _DEPLOYMENT.search(folder)
    return folder[: found.start()].rstrip("/") or "." if found is not None else folder


def _outlined(path: str, absolute: Path) -> tuple[Fact, ...]:
    readers = [reader for reader in OUTLINE if reader.wants(path)]
    if not readers:
        return ()
    try:
        return read(path, absolute.read_bytes(), readers).facts
    except OSError:
        return ()
