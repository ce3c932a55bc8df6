"""The survey: reads repositories once and says what each service is and whom it calls."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from watari.errors import NothingToRead
from watari.model.fleet import Fleet, Note
from watari.sources.cache import Cache, folder
from watari.sources.config import Config
from watari.survey.facts import FactBase
from watari.survey.listing import files_below, folders_named
from watari.survey.options import Options
from watari.survey.reading import read_all
from watari.survey.resolve import resolve


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
    files = list(files_below(root, folders, captures, notes))
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
    return resolve(str(root), base, notes, folders_named(config), options, config)


def _cache_file() -> Path | None:
    place = folder()
    return place / "survey.sqlite" if place else None
