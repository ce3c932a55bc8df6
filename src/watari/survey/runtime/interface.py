"""What a kind of capture gives: sightings of calls, and which parties' traffic it could show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a capture: its first lines that are not empty, and some more of its text."""

    lines: tuple[str, ...]
    text: str

    @property
    def first(self) -> str:
        """The first line, without blanks around it."""
        return self.lines[0].strip() if self.lines else ""


class Capture(Protocol):
    """One kind of capture. A file goes to the first kind that wants it."""

    label: str

    def wants(self, head: Head) -> bool:
        """Whether a file that begins so is of this kind."""
        ...

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Puts what the file shows into the ledger. Raises nothing that a hostile file could cause but ValueError."""
        ...
