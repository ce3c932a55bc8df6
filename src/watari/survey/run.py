"""The survey: reads repositories once and says what each service is and whom it calls."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from watari.errors import NothingToRead
from watari.model.fleet import Fleet, Note
from watari.sources.config import Config
from watari.sources.walk import SourceFile, Walk
from watari.survey.facts import FactBase
from watari.survey.options import Options
from watari.survey.readers import READERS, Source
from watari.survey.resolve import resolve


def survey(paths: Sequence[Path], config: Config, options: Options | None = None) -> Fleet:
    """Describes every service below ``paths``, and the calls between them.

    A service whose folder ``watari.yaml`` names (``services.NAME.path``, from the root) has that name.
    ``Fleet.root`` is the one path, or the common parent of several. Nothing is
    run and nothing outside the paths is read; a file that cannot be understood
    becomes a note. Raises NothingToRead where a path is no folder or no file
    below the paths can be read, UsageError where ``options`` pin what cannot be.
    """
    folders = [path.resolve() for path in paths]
    if not folders:
        raise NothingToRead("No path was given.", next_step="Name the folder of a repository.")
    root = Path(os.path.commonpath(folders))
    base, notes, options = FactBase(), list[Note](), options or Options()
    captures = options.evidence.resolve() if options.evidence else None
    for path, file in _files(root, folders, notes):
        if captures is not None and captures in file.absolute.parents:
            continue
        base.paths.add(path)
        _read(path, file, base, notes)
    if not base.paths:
        raise NothingToRead(f"There is no file to read below {root}.", next_step="Name the folder of a repository.")
    named = {one.path.strip("/"): name for name, one in config.services.items() if one.path is not None}
    return resolve(str(root), base, notes, named, options, config)


def _files(root: Path, folders: list[Path], notes: list[Note]) -> Iterator[tuple[str, SourceFile]]:
    """Every file below the folders once, with its path from ``root``."""
    seen: set[Path] = set()
    for folder in folders:
        walk = Walk(folder)
        prefix = "" if folder == root else folder.relative_to(root).as_posix() + "/"
        for file in walk.files():
            if file.absolute not in seen:
                seen.add(file.absolute)
                yield prefix + file.path, file
        notes += [Note(prefix + note.path, note.text) for note in walk.notes]


def _read(path: str, file: SourceFile, base: FactBase, notes: list[Note]) -> None:
    readers = [reader for reader in READERS if reader.wants(path)]
    if not readers:
        return
    try:
        source = Source(path, file.read())
    except OSError as error:
        notes.append(Note(path, f"not read: {error.strerror}"))
        return
    for reader in readers:
        try:
            for fact in reader.read(source):
                base.add(fact)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            notes.append(Note(path, f"not understood: {error}"))
