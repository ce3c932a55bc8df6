"""Where a fact comes from, and how sure watari is of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["proven", "likely"]
"""``proven``: the line says so. ``likely``: a convention says so."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One line of a file.

    ``path`` is relative to the path the user gave, with ``/``; ``line`` counts
    from 1.
    """

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
