"""Where ``watari.yaml`` is; apart from its reading, so that asking costs no imports."""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "watari.yaml"


def discover(paths: tuple[Path, ...]) -> Path | None:
    """The ``watari.yaml`` that is in force: in the first path that has one, else in its parents.

    The search upwards stops at a repository's root or the file system's.
    """
    for path in paths:
        if (path / FILE_NAME).is_file():
            return path / FILE_NAME
    for path in paths[:1]:
        for parent in path.resolve().parents:
            if (parent / FILE_NAME).is_file():
                return parent / FILE_NAME
            if (parent / ".git").exists():
                break
    return None
