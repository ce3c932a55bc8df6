"""Paths of folders, as the survey writes them: relative, with ``/``, the root ``.``."""

from __future__ import annotations

import posixpath
from collections.abc import Collection


def below(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or stands in it."""
    return folder == "." or path == folder or path.startswith(folder + "/")


def nearest(path: str, folders: Collection[str]) -> str | None:
    """The deepest of ``folders`` (a set) that ``path`` is or stands in."""
    while path not in folders:
        if path in (".", ""):
            return None
        path = posixpath.dirname(path) or "."
    return path
