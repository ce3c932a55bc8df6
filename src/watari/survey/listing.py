"""The files of a survey, and the folders that a team has named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watari.model.fleet import Note
from watari.sources.config import Config
from watari.sources.walk import Walk


def folders_named(config: Config) -> dict[str, str]:
    """The names that ``watari.yaml`` gives to folders (``services.NAME.path``, from the root)."""
    return {one.path.strip("/"): name for name, one in config.services.items() if one.path is not None}


def files_below(
    root: Path, folders: list[Path], captures: Path | None, notes: list[Note]
) -> Iterator[tuple[str, Path]]:
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
