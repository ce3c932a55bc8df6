"""What was once worked out for a file's content: a SQLite file that may be deleted at any time.

Keys are digests of everything an answer depends on, so an entry is never wrong, only unused. A cache
that cannot be opened or written is as good as none.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

MAX_BYTES = 512 * 1024 * 1024
"""A larger file loses the half of its entries that was used longest ago (bytes)."""

_AT_ONCE = 500
_SCHEMA = """
create table if not exists entries (key blob primary key, value blob not null, used integer not null);
create table if not exists counter (number integer not null);
insert into counter select 0 where not exists (select 1 from counter);
"""


def folder() -> Path | None:
    """Where caches live: ``WATARI_CACHE``, else the user's cache folder; None where the variable is ``off``."""
    chosen = os.environ.get("WATARI_CACHE", "")
    if chosen.lower() in ("off", "0", "no", "false"):
        return None
    return Path(chosen) if chosen else platformdirs.user_cache_path("watari")


class Cache:
    """Values by key in one SQLite file; a context manager. Several processes may use one file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._run = 0

    def __enter__(self) -> Self:
        if self._file is not None:
            try:
                self._connection, self._run = _opened(self._file)
            except (OSError, sqlite3.Error):
                self._connection = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._prune()
                self._connection.commit()
            self._connection.close()
            self._connection = None

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        found: dict[bytes, bytes] = {}
        if self._connection is None:
            return found
        for some in _batches(list(keys)):
            marks = ",".join("?" * len(some))
            try:
                found |= dict(self._connection.execute(f"select key, value from entries where key in ({marks})", some))  # noqa: S608
                self._connection.execute(
                    f"update entries set used = ? where used <> ? and key in ({marks})",  # noqa: S608
                    [self._run, self._run, *some],
                )
            except sqlite3.Error:
                return found
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps values."""
        if self._connection is None or not values:
            return
        rows = [(key, value, self._run) for key, value in values.items()]
        with contextlib.suppress(sqlite3.Error):
            self._connection.executemany("insert or replace into entries values (?, ?, ?)", rows)
            self._connection.commit()

    def _prune(self) -> None:
        """Deletes the least recently used half where the file has grown too large."""
        if self._connection is None:
            return
        (pages,) = self._connection.execute("pragma page_count").fetchone()
        (size,) = self._connection.execute("pragma page_size").fetchone()
        if pages * size > MAX_BYTES:
            self._connection.execute(
                "delete from entries where rowid in"
                " (select rowid from entries order by used limit (select count(*) / 2 from entries))"
            )
            self._connection.commit()
            self._connection.execute("vacuum")


def _opened(file: Path) -> tuple[sqlite3.Connection, int]:
    """The open file and this run's number; a file that is damaged is made anew."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return _connected(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        file.unlink()
        return _connected(file)


def _connected(file: Path) -> tuple[sqlite3.Connection, int]:
    connection = sqlite3.connect(file, timeout=5)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = off")
        connection.executescript(_SCHEMA)
        connection.execute("update counter set number = number + 1")
        (number,) = connection.execute("select number from counter").fetchone()
        connection.commit()
    except sqlite3.Error:
        connection.close()
        raise
    return connection, number


def _batches(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
