"""What an edit of one configuration gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """The file's new text, and what a reader of the change should know."""

    text: str
    notes: tuple[str, ...] = ()
