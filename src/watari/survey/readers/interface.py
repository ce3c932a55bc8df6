"""What a reader is: it looks at one file and says facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from watari.survey.facts import Fact
from watari.survey.source import Source

__all__ = ["Reader", "Source"]


class Reader(Protocol):
    """One kind of evidence. A reader keeps no state and never opens a file itself."""

    def wants(self, path: str) -> bool:
        """Whether a file of that path can hold this kind of evidence."""

    def read(self, source: Source) -> Iterable[Fact]:
        """The facts of one file. ValueError where it cannot be understood: it becomes a note."""
