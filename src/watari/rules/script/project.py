"""The files of one language in one tree: read and parsed when somebody asks, and searched for names."""

from __future__ import annotations

import contextlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from watari.rules.prefilter import Search
from watari.rules.script.dialect import Dialect, Paths
from watari.rules.script.files import ScriptFile
from watari.sources.syntax import Tree, parse
from watari.sources.walk import SourceFile

_MOST_PARSED = 256
"""Parsed files that are kept; a tree takes some thirty times the memory of its text."""
_MOST_MENTIONS = 60
"""Files with one word; a word that more of them hold says too little to parse them all."""
_MOST_SEARCHED = 512 * 1024 * 1024
"""Bytes that one check searches for names."""


class Project:
    """The files of one language family in one tree, by path; parsed once, when asked for."""

    def __init__(self, dialect: Dialect, sources: Mapping[str, tuple[SourceFile, str]]) -> None:
        self.dialect = dialect
        self._sources = sources
        self._paths = Paths(sources)
        self._mentions: dict[tuple[str, str], list[str]] = {}
        self._held: dict[tuple[str, ...], bool] = {}
        self._searched = 0
        self._trees: OrderedDict[str, Tree | None] = OrderedDict()
        self._files: dict[str, ScriptFile] = {}
        self.unread: dict[str, str] = {}
        self.damaged: set[str] = set()

    def tree(self, path: str) -> Tree | None:
        """The file, parsed; None (and a line in ``unread``) where it cannot be read, None where it is not there."""
        if path not in self._sources:
            return None
        if path in self._trees:
            self._trees.move_to_end(path)
        else:
            self._trees[path] = self._read(path)
            if len(self._trees) > _MOST_PARSED:
                self._files.pop(self._trees.popitem(last=False)[0], None)
        return self._trees[path]

    def file(self, path: str) -> ScriptFile | None:
        """The parsed file with what it defines; None where :meth:`tree` gives none."""
        tree = self.tree(path)
        if tree is None:
            return None
        if path not in self._files:
            self._files[path] = ScriptFile(path, tree, self.dialect)
        return self._files[path]

    def _read(self, path: str) -> Tree | None:
        source, grammar = self._sources[path]
        try:
            tree = parse(source.read(), grammar)
        except OSError as error:
            self.unread[path] = f"not read: {error.strerror}"
        except UnicodeDecodeError:
            self.unread[path] = "not read: it is not UTF-8"
        else:
            if tree.damaged:
                self.damaged.add(path)
            return tree
        return None

    def mentioning(self, word: str, of: ScriptFile) -> list[ScriptFile]:
        """The files that hold ``word`` and name the file ``of``, in which it is defined; see :meth:`holding`."""
        asked = (word, of.path)
        if asked not in self._mentions:
            named = [one.encode() for one in of.known_by]
            self._mentions[asked] = self.holding(named, self.dialect.importing, also=word.encode()) if named else []
        return [one for path in self._mentions[asked] if (one := self.file(path)) is not None]

    def holding(self, words: Sequence[bytes], within: re.Pattern[bytes] | None = None, also: bytes = b"") -> list[str]:
        """The paths of files that hold one of ``words``, in what ``within`` finds where it is given, and ``also``.

        None at all where too many do, for words that are everywhere say too little to parse all those files, and
        where this check has searched for long enough.
        """
        self._searched += self._size
        if not words or self._searched > _MOST_SEARCHED:
            return []
        search, paths = Search(words), list[str]()
        for path, (source, _) in self._sources.items():
            try:
                data = source.read()
            except OSError:
                continue
            if also in data and search.found(data) and (within is None or _named(words, within.findall(data))):
                paths.append(path)
                if len(paths) > _MOST_MENTIONS:
                    return []
        return paths

    @cached_property
    def _size(self) -> int:
        return sum(source.size for source, _ in self._sources.values())

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether some file holds one of ``words``."""
        if words not in self._held:
            search = Search([word.encode() for word in words])
            self._held[words] = any(search.found(data) for data in self._contents())
        return self._held[words]

    def _contents(self) -> Iterator[bytes]:
        for source, _ in self._sources.values():
            with contextlib.suppress(OSError):
                yield source.read()

    def imported(self, module: str, path: str) -> ScriptFile | None:
        """The file of this tree that ``module``, imported in ``path``, is."""
        found = self.dialect.locate(module, path, self._paths)
        return self.file(found) if found is not None else None


def _named(words: Iterable[bytes], lines: Iterable[bytes]) -> bool:
    return any(word in line for line in lines for word in words)
