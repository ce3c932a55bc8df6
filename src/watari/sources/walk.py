"""One walk over a repository: the files worth reading, and a note for each that was not read."""

from __future__ import annotations

import configparser
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pathspec

from watari.errors import NothingToRead
from watari.model.fleet import Note
from watari.sources import tracked
from watari.sources.snapshot import Watch

SKIPPED_FOLDERS = frozenset(
    {
        ".git", ".hg", ".svn", ".venv", "venv", "node_modules", "bower_components", "vendor", "third_party",
        "__pycache__", ".terraform", ".tox", ".mypy_cache", ".idea", ".gradle", "testdata",
    }
)  # fmt: skip
"""Folders that hold somebody else's code, a tool's cache, or fixtures."""

_BLOCK = 1024 * 1024

MAX_BYTES = 2 * 1024 * 1024
"""A larger file is no source a person wrote; it is noted, not read (bytes)."""


class SourceFile(NamedTuple):
    """A file of a walk.

    ``path`` is relative to the root, with ``/``; ``place`` opens it; ``size`` in bytes. A tuple, for there are many.
    """

    path: str
    place: str
    size: int

    @property
    def absolute(self) -> Path:
        """``place`` as a path."""
        return Path(self.place)

    def read(self) -> bytes:
        """The file's bytes; OSError where it cannot be read."""
        # A file object would cost more than the reading of a small file does.
        descriptor = os.open(self.place, os.O_RDONLY | os.O_CLOEXEC)
        try:
            parts = [os.read(descriptor, self.size + 1)]
            while parts[-1]:
                if len(parts) == 1 and len(parts[0]) == self.size:
                    return parts[0]
                parts.append(os.read(descriptor, _BLOCK))
            return b"".join(parts)
        finally:
            os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Ignored:
    """What one ``.gitignore`` leaves out. ``prefix`` is its folder, from the root of the walk, with a ``/``.

    ``likely`` is all its patterns as one expression: most paths match none, and asking them one by one is what
    a walk would spend its time on.
    """

    prefix: str
    spec: pathspec.GitIgnoreSpec
    likely: re.Pattern[str]

    @classmethod
    def of(cls, prefix: str, lines: list[str]) -> Ignored:
        """Reads the file's lines; ValueError where a pattern is none."""
        # The other backends take longer to compile the patterns than a walk takes to ask them.
        spec = pathspec.GitIgnoreSpec.from_lines(lines, backend="simple")
        patterns = (one.regex.pattern for one in spec.patterns if one.regex is not None)
        joined = "|".join(f"(?:{re.sub(r'[?]P<[^>]*>', '?:', str(one))})" for one in patterns)
        return cls(prefix, spec, re.compile(joined or r"(?!)"))

    def holds(self, path: str) -> bool:
        """Whether ``path``, from the root of the walk, a folder's with a ``/`` behind it, is left out."""
        inside = path[len(self.prefix) :]
        return self.likely.match(inside) is not None and self.spec.match_file(inside)


_Listing = tuple[Iterator["os.DirEntry[str]"], str, tuple[Ignored, ...]]


@dataclass(slots=True)
class Walk:
    """The files below ``root`` in a stable order, after :meth:`files` has run also the ``notes``.

    ``watch`` is shown every folder and file before the files are given: while none of them has changed, a second
    walk would give the same.

    Honours ``.gitignore`` files as git does: of a working tree, and not for what is tracked all the same. An
    exported tree holds nothing but tracked files, so there they say nothing. Symbolic links are never
    followed, so nothing outside the root is read and no loop can catch the walk.
    """

    root: Path
    notes: list[Note]
    _watch: Watch | None
    _tracked: frozenset[str] | None
    _honours: bool

    def __init__(self, root: Path, watch: Watch | None = None) -> None:
        if not root.is_dir():
            raise NothingToRead(f"{root} is not a folder.", next_step="Name the folder of a repository.")
        self.root = root
        self.notes = []
        self._watch = watch
        self._tracked = tracked.read(root)
        self._honours = self._tracked is not None or tracked.in_working_tree(root)

    def files(self) -> Iterator[SourceFile]:
        """Every regular file that is neither ignored nor too large nor binary by its folder."""
        self._submodules(self.root)
        open_folders = [self._listed(str(self.root), "", ())]
        while open_folders:
            entries, prefix, ignored = open_folders[-1]
            entry = next(entries, None)
            if entry is None:
                open_folders.pop()
                continue
            path = prefix + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if ignored and self._left_out(path + "/" if is_folder else path, ignored) and not self._is_tracked(path):
                continue
            if is_folder:
                if entry.name not in SKIPPED_FOLDERS:
                    open_folders.append(self._listed(entry.path, path + "/", ignored))
            elif entry.is_file(follow_symlinks=False):
                of = entry.stat(follow_symlinks=False)
                if self._watch is not None:
                    self._watch.saw(entry.path, of)
                if of.st_size > MAX_BYTES:
                    self.notes.append(Note(path, f"not read: {of.st_size} bytes, more than {MAX_BYTES}"))
                else:
                    yield SourceFile(path, entry.path, of.st_size)

    def _listed(self, folder: str, prefix: str, ignored: tuple[Ignored, ...]) -> _Listing:
        """The entries of a folder in their order, and the ignores that hold below it."""
        if self._watch is not None:
            self._watch.look((folder,))
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.notes.append(Note(prefix.rstrip("/") or ".", f"not read: {error.strerror}"))
            return iter(()), prefix, ignored
        ignores = self._honours and any(one.name == ".gitignore" for one in entries)
        own = self._gitignore(Path(folder), prefix) if ignores else None
        return iter(entries), prefix, ignored if own is None else (*ignored, own)

    def _left_out(self, asked: str, ignored: tuple[Ignored, ...]) -> bool:
        return any(one.holds(asked) for one in ignored)

    def _is_tracked(self, path: str) -> bool:
        return self._tracked is not None and path in self._tracked

    def _submodules(self, folder: Path) -> None:
        """A note for each submodule that is not checked out: its services would be missed in silence."""
        file = folder / ".gitmodules"
        if not file.is_file() or file.is_symlink():
            return
        parser = configparser.ConfigParser(strict=False, interpolation=None)
        try:
            parser.read_string(file.read_text("utf-8", errors="replace").replace("\t", ""))
        except (OSError, configparser.Error) as error:
            self.notes.append(Note(".gitmodules", f"not understood: {str(error).splitlines()[0]}"))
            return
        for section in parser.sections():
            path = posixpath.normpath(parser.get(section, "path", fallback=".").strip())
            place = folder / path
            if path.startswith((".", "/")) or place.is_symlink() or (place.is_dir() and any(place.iterdir())):
                continue
            self.notes.append(Note(path, "a submodule that is not checked out: nothing of it was read"))

    def _gitignore(self, folder: Path, prefix: str) -> Ignored | None:
        file = folder / ".gitignore"
        if not file.is_file() or file.is_symlink():
            return None
        try:
            return Ignored.of(prefix, file.read_text("utf-8", errors="replace").splitlines())
        except (OSError, ValueError) as error:
            self.notes.append(Note(prefix + ".gitignore", f"not honoured: {error}"))
            return None
