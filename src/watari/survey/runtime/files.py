"""The files of an evidence folder, read as streams; nothing outside the folder is opened."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAX_LINE = 16 * 1024 * 1024
"""The longest line that is kept (characters); a longer one is counted as broken."""

MAX_DOCUMENT = 256 * 1024 * 1024
"""The largest JSON document that is read as a whole (characters)."""

_PATIENCE = 16
"""After so many searches in vain, lines are no longer searched for: each goes to the text's end."""


@dataclass(slots=True)
class CaptureFile:
    """One file of the folder; ``path`` is how evidence names it. Counts the lines it could not use."""

    path: str
    absolute: Path
    lines: int = 0
    broken: int = 0
    first_broken: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The file name without folder and endings."""
        return self.absolute.name.split(".")[0]

    def reject(self, line: int) -> None:
        """Counts a line that is not understood."""
        self.broken += 1
        self.first_broken = self.first_broken or line

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Every line with its number, unpacked where the file is gzip; OSError or EOFError where it breaks off."""
        with self._open() as stream:
            number = 0
            while line := stream.readline(MAX_LINE):
                number += 1
                self.lines = number
                if len(line) == MAX_LINE and not line.endswith("\n"):
                    self.reject(number)
                    while line and not line.endswith("\n"):
                        line = stream.readline(MAX_LINE)
                    continue
                yield number, line

    def beginning(self, size: int) -> str:
        """The first characters; OSError or EOFError where there are none to be had."""
        with self._open() as stream:
            return stream.read(size)

    def document(self) -> tuple[Any, str]:
        """The file as one JSON value, and its text. ValueError where it is none or too large."""
        with self._open() as stream:
            text = stream.read(MAX_DOCUMENT + 1)
        if len(text) > MAX_DOCUMENT:
            raise ValueError(f"larger than {MAX_DOCUMENT} characters; split it")
        self.lines = text.count("\n") + 1
        try:
            return json.loads(text), text
        except RecursionError as error:
            raise ValueError("nested too deeply") from error

    def _open(self) -> io.TextIOWrapper:
        with self.absolute.open("rb") as probe:
            packed = probe.read(2) == b"\x1f\x8b"
        raw = gzip.open(self.absolute, "rb") if packed else self.absolute.open("rb")  # noqa: SIM115 the caller closes it
        return io.TextIOWrapper(raw, "utf-8", errors="replace", newline="\n")


def captures(folder: Path, prefix: str) -> Iterator[CaptureFile]:
    """The regular files below a folder in a stable order; links are not followed."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from captures(Path(entry.path), f"{prefix}/{entry.name}")
        elif entry.is_file(follow_symlinks=False):
            yield CaptureFile(f"{prefix}/{entry.name}", Path(entry.path))


class Lines:
    """Finds lines of a JSON text that are asked for in the order in which they stand, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place, self._line, self._failed = 0, 1, 0

    def of(self, key: str, value: str) -> int:
        """The line (from 1) of the next ``"key": "value"``; the last answer where none follows."""
        if self._failed < _PATIENCE:
            pattern = re.compile(rf'"{key}"\s*:\s*{re.escape(json.dumps(value))}')
            match = pattern.search(self._text, self._place)
            if match is None:
                self._failed += 1
            else:
                self._line += self._text.count("\n", self._place, match.start())
                self._place = match.start() + 1
        return self._line
