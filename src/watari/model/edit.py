"""Changes to a repository, as values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from watari.model.finding import Finding, Recipe

Purpose = Literal["code", "container", "task", "pipeline", "infrastructure", "removal"]
PURPOSES: tuple[Purpose, ...] = ("code", "container", "task", "pipeline", "infrastructure", "removal")
"""One commit each, in this order."""

Compiled = Literal["compiled", "not compiled here", "not code"]


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the bytes ``start:end`` of a file; ``start == end`` inserts."""

    start: int
    end: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Solved:
    """A finding and how an edit solves it."""

    finding: Finding
    recipe: Recipe
    reason: str


@dataclass(frozen=True, slots=True)
class Unsolved:
    """A finding that no edit solves, and what a person should do."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One file's change.

    ``path`` is relative to the repository (the service's folder). ``before`` is
    None for a new file, ``after`` is None for a deleted one. ``executable``
    gives a new file mode 755.
    """

    path: str
    purpose: Purpose
    before: bytes | None
    after: bytes | None
    reason: str
    solves: tuple[Solved, ...] = ()
    compiled: Compiled = "not code"
    executable: bool = False


@dataclass(frozen=True, slots=True)
class EditResult:
    """What one stage wants to change, and what it could not."""

    edits: tuple[Edit, ...] = ()
    unsolved: tuple[Unsolved, ...] = ()
    refused: tuple[str, ...] = ()
