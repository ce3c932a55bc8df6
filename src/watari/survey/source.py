"""What readers are given: one file, or what was rendered from one."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from watari.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read: ``path`` relative to the fleet's root, ``data`` as on the disk."""

    path: str
    data: bytes

    @property
    def folder(self) -> str:
        """The folder of the file; ``.`` for the root."""
        return posixpath.dirname(self.path) or "."

    @property
    def name(self) -> str:
        """The file's name."""
        return posixpath.basename(self.path)

    def text(self) -> str:
        """The file as text; bytes that are no UTF-8 become U+FFFD."""
        return self.data.decode("utf-8", errors="replace")

    def at(self, line: int) -> Evidence:
        """The evidence for a line of this file."""
        return Evidence(self.path, line)

    def value_at(self, line: int) -> Evidence:
        """The evidence for a value on a line: where a person would change it."""
        return self.at(line)


@dataclass(frozen=True, slots=True)
class Rendered(Source):
    """A file that was made from a template at ``path``; ``lines`` are the template's, one for each of its own.

    ``origins`` are, line by line, where another file gives the value.
    """

    lines: tuple[int, ...] = ()
    origins: tuple[Evidence | None, ...] = ()

    def at(self, line: int) -> Evidence:
        """The evidence for a line: the template's."""
        return Evidence(self.path, self.lines[min(line, len(self.lines)) - 1] if self.lines else 1)

    def value_at(self, line: int) -> Evidence:
        """The line that gives a value: the template's where no other file does."""
        return (self.origins[line - 1] if line <= len(self.origins) else None) or self.at(line)
