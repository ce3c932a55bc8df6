"""Reading files to facts: what is unchanged comes from the cache, the rest is read by several processes.

What a reader says depends on a file's path and bytes and on the readers' own source, and on nothing
else; a digest of these three is the key under which the answer is kept.
"""

from __future__ import annotations

import codecs
import dataclasses
import hashlib
import io
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache as once
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from watari.model.fleet import Note
from watari.sources.cache import Cache
from watari.survey.facts import Fact
from watari.survey.readers import READERS, Reader, Source

WORTH_A_PROCESS = 4 * 1024 * 1024
"""Bytes of unread files from which on starting processes pays."""

_BATCH = 512 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers say of one file."""

    path: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()


def read(path: str, data: bytes, readers: Sequence[Reader] = READERS) -> Reading:
    """What every reader that wants ``path`` says of ``data``. A reader that stumbles leaves a note."""
    source, facts, notes = Source(path, _as_utf8(data)), list[Fact](), list[Note]()
    for reader in readers:
        if not reader.wants(path):
            continue
        try:
            for fact in reader.read(source):
                if isinstance(fact, Note):
                    notes.append(fact)
                else:
                    facts.append(fact)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            notes.append(Note(path, f"not understood: {error}"))
    return Reading(path, tuple(facts), tuple(notes))


def _as_utf8(data: bytes) -> bytes:
    """The text as UTF-8 where a byte order mark says UTF-16, in which Windows' editors keep many a source."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(data) % 2 == 0:
        return data.decode("utf-16", errors="replace").encode()
    return data


def read_all(files: Sequence[tuple[str, Path]], cache: Cache, jobs: int | None = None) -> list[Reading]:
    """The readings of ``(path, absolute)`` files, in their order.

    ``jobs`` processes at most, by default one a core; fewer where there is little to read.
    """
    wanted = [one for one in files if any(reader.wants(one[0]) for reader in READERS)]
    readings: dict[str, Reading] = {}
    keys: dict[bytes, tuple[str, Path, int]] = {}
    for path, absolute in wanted:
        try:
            data = absolute.read_bytes()
        except OSError as error:
            readings[path] = _unread(path, error)
            continue
        keys[_key(path, data)] = (path, absolute, len(data))
    for key, value in cache.get(keys).items():
        if (known := _unpacked(value)) is not None:
            readings[keys.pop(key)[0]] = known
    kept: dict[bytes, bytes] = {}
    for key, value in _worked_out(list(keys.values()), jobs):
        reading: Reading = pickle.loads(value)  # noqa: S301  our own process, or a child of it, has just made it
        readings[reading.path] = reading
        if key:
            kept[key] = value
    cache.put(kept)
    return [readings[path] for path, _ in wanted]


def _worked_out(todo: list[tuple[str, Path, int]], jobs: int | None) -> Iterator[tuple[bytes, bytes]]:
    """Keys and packed readings; an empty key for a file that could not be read."""
    batches = list(_batches(todo))
    processes = min(jobs or os.cpu_count() or 1, len(batches))
    if processes < 2 or (jobs is None and sum(one[2] for one in todo) < WORTH_A_PROCESS):
        for batch in batches:
            yield from _read_batch(batch)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context(_start_method())) as pool:
        for answers in pool.map(_read_batch, batches):
            yield from answers


def _start_method() -> str:
    """A fork is ready at once, but would inherit the locks that other threads hold."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _batches(todo: list[tuple[str, Path, int]]) -> Iterator[list[tuple[str, Path]]]:
    batch: list[tuple[str, Path]] = []
    size = 0
    for path, absolute, length in todo:
        batch.append((path, absolute))
        size += length
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_batch(batch: list[tuple[str, Path]]) -> list[tuple[bytes, bytes]]:
    answers = []
    for path, absolute in batch:
        try:
            data = absolute.read_bytes()
        except OSError as error:
            answers.append((b"", _packed(_unread(path, error))))
            continue
        answers.append((_key(path, data), _packed(read(path, data))))
    return answers


def _unread(path: str, error: OSError) -> Reading:
    return Reading(path, (), (Note(path, f"not read: {error.strerror}"),))


def _key(path: str, data: bytes) -> bytes:
    digest = hashlib.blake2b(_engine(), digest_size=20)
    digest.update(os.fsencode(path))
    digest.update(b"\0")
    digest.update(data)
    return digest.digest()


@once
def _engine() -> bytes:
    """A digest of everything that decides what a reader says: watari's own readers and grammars."""
    digest = hashlib.blake2b(version("ast-grep-py").encode(), digest_size=20)
    for package in ("watari.survey", "watari.model", "watari.sources"):
        _add(resources(package), digest)
    return digest.digest()


def _add(place: Any, digest: hashlib.blake2b) -> None:
    for one in sorted(place.iterdir(), key=lambda entry: str(entry.name)):
        if one.is_dir():
            _add(one, digest)
        elif one.name.endswith((".py", ".yaml")):
            digest.update(one.name.encode())
            digest.update(one.read_bytes())


def _packed(reading: Reading) -> bytes:
    return pickle.dumps(reading, protocol=5)


class _Unpickler(pickle.Unpickler):
    """Only our own values come out of the cache's file, so that a foreign one can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES else None
        if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no fact")


_MODULES = frozenset({"watari.survey.facts", "watari.survey.reading", "watari.model.fleet", "watari.model.evidence"})


def _unpacked(value: bytes) -> Reading | None:
    try:
        reading = _Unpickler(io.BytesIO(value)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        return None
    return reading if isinstance(reading, Reading) else None
