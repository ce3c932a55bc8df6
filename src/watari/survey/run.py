"""The survey: reads repositories once and says what each service is and whom it calls."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath

from watari.errors import NothingToRead
from watari.model.fleet import Fleet, Note, Service
from watari.sources.cache import Cache, folder
from watari.sources.config import Config
from watari.sources.walk import Walk
from watari.survey.dotnet import settle_projects
from watari.survey.facts import Fact, FactBase
from watari.survey.options import Options
from watari.survey.readers import OUTLINE
from watari.survey.readers.code import outlined_by_name
from watari.survey.reading import read, read_all
from watari.survey.resolve import resolve
from watari.survey.settle import settle
from watari.survey.units import find_units


def survey(
    paths: Sequence[Path],
    config: Config,
    options: Options | None = None,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Fleet:
    """Describes every service below ``paths``, and the calls between them.

    A service whose folder ``watari.yaml`` names (``services.NAME.path``, from the root) has that name.
    ``Fleet.root`` is the one path, or the common parent of several. Nothing is
    run and nothing outside the paths is read; a file that cannot be understood
    becomes a note. ``jobs`` processes read at most; None is one a core where that
    pays. ``progress`` is told how many files have been read, of how many. Raises
    NothingToRead where a path is no folder or no file below the paths can be read,
    UsageError where ``options`` pin what cannot be.
    """
    folders = [path.resolve() for path in paths]
    if not folders:
        raise NothingToRead("No path was given.", next_step="Name the folder of a repository.")
    root = Path(os.path.commonpath(folders))
    base, notes, options = FactBase(), list[Note](), options or Options()
    captures = options.evidence.resolve() if options.evidence else None
    files = list(_files(root, folders, captures, notes))
    base.paths.update(path for path, _ in files)
    with Cache(_cache_file()) as cache:
        for number, reading in enumerate(read_all(files, cache, jobs), 1):
            if progress is not None:
                progress(number, len(files))
            notes += reading.notes
            for fact in reading.facts:
                base.add(fact)
    if not base.paths:
        raise NothingToRead(f"There is no file to read below {root}.", next_step="Name the folder of a repository.")
    return resolve(str(root), base, notes, _named(config), options, config)


LARGE = 20_000
"""Files of a tree from which on :func:`outline` reads only what can say something of the files it is asked about."""
_DEPLOYMENT = re.compile(
    r"(^|/)(deploy\w*|docker|compose|infra\w*|ops|systemd|packaging|k8s|kubernetes|helm|ansible)(/|$)"
)


def outline(paths: Sequence[Path], config: Config, around: Collection[str] = ()) -> tuple[Service, ...]:
    """The services below ``paths`` by name and folder, and nothing else of them: no code is parsed for it.

    Names and folders are those of :func:`survey`. In a tree of more than ``LARGE`` files only the services that
    hold files of ``around`` (paths from the root) are told, from what stands in the folders above those and in
    folders of deployments; there a name may differ. Raises as :func:`survey` does.
    """
    folders = [path.resolve() for path in paths]
    root = Path(os.path.commonpath(folders))
    base, notes = FactBase(), list[Note]()
    files = list(_files(root, folders, None, notes))
    base.paths.update(path for path, _ in files)
    near = {str(folder) for path in around for folder in PurePosixPath(path).parents} if len(files) > LARGE else None
    for path, absolute in files:
        folder = posixpath.dirname(path) or "."
        if near is None or folder in near or _DEPLOYMENT.search(folder):
            for fact in _outlined(path, absolute):
                base.add(fact)
        elif (code := outlined_by_name(path)) is not None:
            base.add(code)
    settle(base, notes)
    settle_projects(base)
    units, _ = find_units(base, _named(config))
    return tuple(Service(unit.name, unit.path, (), unit.evidence, confidence=unit.confidence) for unit in units)


def _outlined(path: str, absolute: Path) -> tuple[Fact, ...]:
    readers = [reader for reader in OUTLINE if reader.wants(path)]
    if not readers:
        return ()
    try:
        return read(path, absolute.read_bytes(), readers).facts
    except OSError:
        return ()


def _named(config: Config) -> dict[str, str]:
    return {one.path.strip("/"): name for name, one in config.services.items() if one.path is not None}


def _cache_file() -> Path | None:
    place = folder()
    return place / "survey.sqlite" if place else None


def _files(root: Path, folders: list[Path], captures: Path | None, notes: list[Note]) -> Iterator[tuple[str, Path]]:
    """Every file below the folders once, by its path from ``root``; captures are no source."""
    seen: set[Path] = set()
    for start in folders:
        walk = Walk(start)
        prefix = "" if start == root else start.relative_to(root).as_posix() + "/"
        for file in walk.files():
            if file.absolute not in seen and (captures is None or captures not in file.absolute.parents):
                seen.add(file.absolute)
                yield prefix + file.path, file.absolute
        notes += [
            Note(prefix + note.path, note.text)
            for note in walk.notes
            if captures is None or captures not in (start / note.path).parents
        ]
