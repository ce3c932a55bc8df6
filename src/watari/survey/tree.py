"""Paths of folders, as the survey writes them: relative, with ``/``, the root ``.``."""

from __future__ import annotations

from collections.abc import Iterable


def below(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or stands in it."""
    return folder == "." or path == folder or path.startswith(folder + "/")


def nearest(path: str, folders: Iterable[str]) -> str | None:
    """The innermost of the folders that ``path`` stands in."""
    return max((one for one in folders if below(path, one)), key=len, default=None)
