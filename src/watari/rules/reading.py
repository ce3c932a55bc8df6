"""Which files of a tree are worth parsing, by one walk and a search of the bytes."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from watari.model.fleet import Note
from watari.rules import plain
from watari.rules.golang.check import Wanted
from watari.rules.golang.package import Workspace
from watari.rules.ignores import MARK, Ignore, read
from watari.rules.languages import DOCUMENTS, RULES_OF, grammar_of, is_aside
from watari.rules.prefilter import Prefilter
from watari.rules.rule import Rule
from watari.rules.ruleset import RuleSet
from watari.sources.snapshot import Watch
from watari.sources.walk import SourceFile, Walk

_Task = tuple[SourceFile, str]

WORTH_A_PROCESS = 48 * 1024 * 1024
"""Bytes of source from which on starting processes pays."""
LONGEST_LINE = 20_000
"""No person writes a longer line (bytes); the grammars' bindings take quadratic time over one."""
_CONFIGURATION = DOCUMENTS | frozenset(plain.LANGUAGES)
_BATCH = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that rules may match, with the language whose rules these are and the grammar that reads it."""

    file: SourceFile
    language: str
    grammar: str
    rules: tuple[Rule, ...]


@dataclass(slots=True)
class Reading:
    """What a walk gave.

    ``candidates`` are by path, Go apart; ``sources`` are all files of a language, with the grammar that reads each,
    for those that follow values from one to another.
    """

    go: Wanted = field(default_factory=lambda: Wanted({}, {}))
    candidates: dict[str, Candidate] = field(default_factory=dict)
    sources: dict[str, dict[str, tuple[SourceFile, str]]] = field(default_factory=dict)
    ignores: list[Ignore] = field(default_factory=list)
    workspace: Workspace = field(default_factory=lambda: Workspace((), ()))
    notes: list[Note] = field(default_factory=list)
    files_read: int = 0


@dataclass(frozen=True, slots=True)
class _Sifted:
    """What the bytes of one file say; ``rules`` are ids, so that a process can hand it over cheaply."""

    path: str
    language: str
    rules: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    note: str = ""


def read_tree(
    root: Path,
    folders: Sequence[Path],
    rules: RuleSet,
    watch: Watch | None = None,
    jobs: int | None = None,
) -> Reading:
    """Walks each of ``folders`` once; paths are from ``root``. NothingToRead where one is no folder.

    ``watch`` is shown all files and folders, each before it is read.
    """
    reading, sieve, modules = Reading(), Sieve(rules), list[SourceFile]()
    for sifted in _sifted(_tasks(root, folders, watch, rules, reading, modules), sieve, jobs):
        if sifted.note:
            reading.files_read -= 1
            reading.notes.append(Note(sifted.path, sifted.note))
            continue
        reading.ignores.extend(sifted.ignores)
        hits = tuple(rules.rule(sifted.language, one) for one in sifted.rules)
        if hits and sifted.language == "go":
            _want(sifted.path, hits, reading.go)
        elif hits:
            file, grammar = reading.sources[sifted.language][sifted.path]
            reading.candidates[sifted.path] = Candidate(file, sifted.language, grammar, hits)
    reading.workspace = Workspace([file for file, _ in reading.sources.get("go", {}).values()], modules)
    return reading


def _tasks(
    root: Path,
    folders: Sequence[Path],
    watch: Watch | None,
    rules: RuleSet,
    reading: Reading,
    modules: list[SourceFile],
) -> Iterator[_Task]:
    """The files that there are rules for, as the walk meets them, each with its language; modules apart."""
    for file in _files(root, folders, watch, reading):
        grammar = grammar_of(file.path) or plain.kind_of(file.path)
        if file.path.endswith(("go.mod", "go.work")):
            modules.append(file)
        if grammar is None or is_aside(file.path, grammar):
            continue
        language = RULES_OF.get(grammar, grammar)
        reading.sources.setdefault(language, {})[file.path] = (file, grammar)
        if language in rules.languages:
            reading.files_read += 1
            yield file, language


def _files(root: Path, folders: Iterable[Path], watch: Watch | None, reading: Reading) -> Iterator[SourceFile]:
    """Every file below the folders once, with its path from ``root``."""
    seen: set[str] = set()
    for start in folders:
        walk = Walk(start, watch)
        prefix = "" if start == root else start.relative_to(root).as_posix() + "/"
        for file in walk.files():
            path = prefix + file.path
            if path not in seen:
                seen.add(path)
                yield SourceFile(path, file.place, file.size) if prefix else file
        reading.notes += [Note(prefix + note.path, note.text) for note in walk.notes]


def _want(path: str, hits: tuple[Rule, ...], go: Wanted) -> None:
    following = tuple(rule for rule in hits if rule.follows)
    alone = tuple(rule for rule in hits if not rule.follows)
    if following:
        # Values are followed through the package: its other files need not name the SDK.
        folder = path.rpartition("/")[0]
        known = go.folders.get(folder, ())
        go.folders[folder] = (*known, *(rule for rule in following if rule not in known))
    if alone:
        go.files[path] = alone


class Sieve:
    """The rules by language, each with its prefilter, made when its first file is read."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._filters: dict[str, Prefilter] = {}

    def sift(self, file: SourceFile, language: str) -> _Sifted | None:
        """The rules that may match a file, and the ignores that stand in it; None where there are neither."""
        try:
            data = file.read()
        except OSError as error:
            return _Sifted(file.path, language, note=f"not read: {error.strerror}")
        if language not in self._filters:
            self._filters[language] = Prefilter(self._rules.of(language))
        hits = self._filters[language].rules_for(data)
        ids = tuple(rule.id for rule in hits if rule.applies_to(file.path))
        if ids and language not in _CONFIGURATION and (longest := _longest_line(data)) > LONGEST_LINE:
            return _Sifted(file.path, language, note=f"not read: a line of {longest} bytes, so a program wrote it")
        found = read(file.path, data) if MARK in data else ()
        return _Sifted(file.path, language, ids, found) if ids or found else None


def _longest_line(data: bytes) -> int:
    return max(map(len, data.split(b"\n"))) if len(data) > LONGEST_LINE else 0


def _sifted(tasks: Iterable[_Task], sieve: Sieve, jobs: int | None) -> Iterator[_Sifted]:
    """What is not empty. Where there is much to read, processes read it while the walk goes on."""
    batches = _batches(tasks)
    processes = jobs or os.cpu_count() or 1
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    first = list(itertools.islice(batches, WORTH_A_PROCESS // _BATCH if forks and processes > 1 else None))
    rest = next(batches, None)
    if rest is None:
        yield from _sift_batch(itertools.chain.from_iterable(first), sieve)
        return
    global _sieve  # a fork inherits it, so that it need not be packed
    _sieve = sieve
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        todo = [pool.submit(_sift_inherited, batch) for batch in itertools.chain(first, (rest,), batches)]
        for one in todo:
            yield from one.result()


_sieve: Sieve | None = None


def _sift_inherited(batch: list[_Task]) -> list[_Sifted]:
    assert _sieve is not None  # noqa: S101
    return list(_sift_batch(batch, _sieve))


def _sift_batch(tasks: Iterable[_Task], sieve: Sieve) -> Iterator[_Sifted]:
    return filter(None, (sieve.sift(file, language) for file, language in tasks))


def _batches(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task[0].size
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
