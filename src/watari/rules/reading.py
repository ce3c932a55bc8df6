"""Which files of a tree are worth parsing, by one walk and a search of the bytes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from watari.model.fleet import Note
from watari.rules.golang.check import Wanted
from watari.rules.golang.package import Workspace
from watari.rules.ignores import MARK, Ignore, read
from watari.rules.languages import DOCUMENTS, RULES_OF, grammar_of, is_aside
from watari.rules.prefilter import Prefilter
from watari.rules.rule import Rule
from watari.sources.walk import SourceFile, Walk

WORTH_A_PROCESS = 48 * 1024 * 1024
"""Bytes of source from which on starting processes pays."""
LONGEST_LINE = 20_000
"""No person writes a longer line (bytes); the grammars' bindings take quadratic time over one."""
_BATCH = 8 * 1024 * 1024


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

    ``candidates`` are by path, Go apart; ``sources`` are all files of a language, for those that follow values
    from one to another; ``folders`` (absolute) and ``files`` are everything that was looked at.
    """

    go: Wanted = field(default_factory=lambda: Wanted({}, {}))
    candidates: dict[str, Candidate] = field(default_factory=dict)
    sources: dict[str, dict[str, tuple[SourceFile, str]]] = field(default_factory=dict)
    ignores: list[Ignore] = field(default_factory=list)
    workspace: Workspace = field(default_factory=lambda: Workspace((), ()))
    notes: list[Note] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    files_read: int = 0


@dataclass(frozen=True, slots=True)
class _Sifted:
    """What the bytes of one file say; ``rules`` are ids, so that a process can hand it over cheaply."""

    path: str
    rules: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    note: str = ""


def read_tree(
    root: Path,
    folders: Sequence[Path],
    rules: tuple[Rule, ...],
    looked_at: Callable[[Iterable[str]], None],
    jobs: int | None = None,
) -> Reading:
    """Walks each of ``folders`` once; paths are from ``root``. NothingToRead where one is no folder.

    ``looked_at`` is told the absolute paths of all files and folders, before the first is read.
    """
    reading = Reading()
    known: dict[str, str] = {}
    go: list[SourceFile] = []
    modules: list[SourceFile] = []
    for file in _files(root, folders, reading):
        grammar = grammar_of(file.path)
        if file.path.rpartition("/")[2] in ("go.mod", "go.work"):
            modules.append(file)
        if grammar is None or is_aside(file.path, grammar):
            continue
        language = RULES_OF.get(grammar, grammar)
        known[file.path] = language
        reading.sources.setdefault(language, {})[file.path] = (file, grammar)
        if grammar == "go":
            go.append(file)
    looked_at(reading.folders)
    looked_at(str(file.absolute) for file in reading.files)
    reading.workspace = Workspace(go, modules)
    _sift_all(reading, known, rules, jobs)
    return reading


def _files(root: Path, folders: Iterable[Path], reading: Reading) -> Iterator[SourceFile]:
    """Every file below the folders once, with its path from ``root``."""
    seen: set[str] = set()
    for start in folders:
        walk = Walk(start)
        prefix = "" if start == root else start.relative_to(root).as_posix() + "/"
        for file in walk.files():
            path = prefix + file.path
            if path not in seen:
                seen.add(path)
                one = SourceFile(path, file.absolute, file.size) if prefix else file
                reading.files.append(one)
                yield one
        reading.notes += [Note(prefix + note.path, note.text) for note in walk.notes]
        reading.folders += walk.folders


def _sift_all(reading: Reading, known: dict[str, str], rules: tuple[Rule, ...], jobs: int | None) -> None:
    by_id = {rule.id: rule for rule in rules}
    files = {file.path: file for file in reading.files if file.path in known}
    tasks = [(file, known[path]) for path, file in files.items()]
    for sifted in _sifted(tasks, Sieve(rules), jobs):
        if sifted.note:
            reading.notes.append(Note(sifted.path, sifted.note))
            continue
        reading.files_read += 1
        reading.ignores.extend(sifted.ignores)
        hits = tuple(by_id[one] for one in sifted.rules)
        if hits and known[sifted.path] == "go":
            _want(sifted.path, hits, reading.go)
        elif hits:
            language = known[sifted.path]
            file, grammar = reading.sources[language][sifted.path]
            reading.candidates[sifted.path] = Candidate(file, language, grammar, hits)


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

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(rule.language.lower(), []).append(rule)
        self._filters: dict[str, Prefilter] = {}

    def sift(self, file: SourceFile, language: str) -> _Sifted:
        """The rules that may match a file, and the ignores that stand in it."""
        if language not in self._rules:
            return _Sifted(file.path)
        try:
            data = file.read()
        except OSError as error:
            return _Sifted(file.path, note=f"not read: {error.strerror}")
        if language not in self._filters:
            self._filters[language] = Prefilter(self._rules[language])
        hits = self._filters[language].rules_for(data)
        ids = tuple(rule.id for rule in hits if rule.applies_to(file.path))
        if ids and language not in DOCUMENTS and (longest := _longest_line(data)) > LONGEST_LINE:
            return _Sifted(file.path, note=f"not read: a line of {longest} bytes, so a program wrote it")
        return _Sifted(file.path, ids, read(file.path, data) if MARK in data else ())


def _longest_line(data: bytes) -> int:
    return max(map(len, data.split(b"\n"))) if len(data) > LONGEST_LINE else 0


def _sifted(tasks: list[tuple[SourceFile, str]], sieve: Sieve, jobs: int | None) -> Iterator[_Sifted]:
    batches = list(_batches(tasks))
    processes = min(jobs or os.cpu_count() or 1, len(batches))
    forks = "fork" in multiprocessing.get_all_start_methods()
    if processes < 2 or not forks or (jobs is None and sum(file.size for file, _ in tasks) < WORTH_A_PROCESS):
        for file, language in tasks:
            yield sieve.sift(file, language)
        return
    global _inherited
    _inherited = (sieve, batches)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        for some in pool.map(_sift_batch, range(len(batches))):
            yield from some
    _inherited = None


_inherited: tuple[Sieve, list[list[tuple[SourceFile, str]]]] | None = None


def _sift_batch(number: int) -> list[_Sifted]:
    """What is not empty of one batch, and how many files were empty-handed, as the parent needs the count."""
    assert _inherited is not None  # noqa: S101
    sieve, batches = _inherited
    return [sieve.sift(file, language) for file, language in batches[number]]


def _batches(tasks: list[tuple[SourceFile, str]]) -> Iterator[list[tuple[SourceFile, str]]]:
    batch: list[tuple[SourceFile, str]] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task[0].size
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
