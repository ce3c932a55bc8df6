"""Whether a tree is still what it was: every folder and file of a walk, by what the file system says of them."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass

_TICK = 50_000_000
"""Nanoseconds; a file system may give two writes within so short a time the same time stamp."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Absolute paths, and a digest of size, times and inode of each.

    ``settled`` is False where something changed in the very moment of the taking, so that the digest cannot be
    relied on.
    """

    paths: tuple[str, ...]
    digest: str
    settled: bool = True

    def holds(self) -> bool:
        """Whether nothing has changed since."""
        now = Watch()
        now.look(self.paths)
        return now.snapshot().digest == self.digest


class Watch:
    """Takes a snapshot in several looks. Look before you read: what changes afterwards is then seen as changed."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._digest = hashlib.blake2b(digest_size=20)
        self._newest = 0

    def look(self, paths: Iterable[str]) -> None:
        """Adds the state of ``paths`` now; one that is not there counts as such."""
        for path in paths:
            try:
                of = os.stat(path, follow_symlinks=False)
            except OSError:
                self._paths.append(path)
                self._digest.update(b"gone\0")
            else:
                self.saw(path, of)

    def saw(self, path: str, of: os.stat_result) -> None:
        """Adds a path that somebody else has asked the file system about."""
        self._paths.append(path)
        self._newest = max(self._newest, of.st_mtime_ns, of.st_ctime_ns)
        self._digest.update(b"%d %d %d %d\0" % (of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino))

    def snapshot(self) -> Snapshot:
        """What was looked at."""
        settled = self._newest < time.time_ns() - _TICK
        return Snapshot(tuple(self._paths), self._digest.hexdigest(), settled)
