"""From splices to a finished file: leftovers out, imports settled, aligned, and checked."""

from __future__ import annotations

from collections.abc import Iterable

from watari.flag.go.check import added
from watari.flag.go.imports import settle
from watari.flag.go.leftovers import drop
from watari.flag.go.source import GoFile
from watari.flag.go.tidy import tidy
from watari.flag.nodes import NoEdit
from watari.flag.splice import apply
from watari.model.edit import Splice


def finish(before: GoFile, splices: Iterable[Splice], imports: frozenset[str], apart: str | None = None) -> bytes:
    """The file with all splices made. NoEdit where the result would not compile for its names.

    ``apart`` is the module whose imports stand in a group of their own, where that is the custom.
    """
    try:
        after = apply(before.data, splices)
    except ValueError as error:
        raise NoEdit("Another edit changes the same place.") from error
    after = tidy(before, settle(before, drop(before, after), imports, apart))
    complaints = added(before, GoFile.parse(before.path, after))
    if complaints:
        raise NoEdit(f"The edited file would not compile: {complaints[0]}.")
    return after
