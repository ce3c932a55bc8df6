"""Which files of a tree are worth parsing, by one walk and a literal search of the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from watari.model.fleet import Note
from watari.rules.golang.check import Wanted
from watari.rules.golang.package import Workspace
from watari.rules.ignores import Ignore, read
from watari.rules.rule import Rule
from watari.sources.walk import SourceFile, Walk

LANGUAGES = {
    ".go": "go",
    ".py": "python",
    ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript",
    ".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx",
}  # fmt: skip
"""ast-grep's name of the grammar, by suffix."""

RULES_OF = {"typescript": "javascript", "tsx": "javascript"}
"""Grammars whose trees name things as another's do share its rules."""

_TEST = re.compile(
    r"(^|/)(tests?|__tests__|__mocks__|spec)/|_test\.(go|py)$|(^|/)(test_[^/]*|conftest)\.py$|\.(test|spec)\.\w+$"
)


@dataclass(slots=True)
class Reading:
    """What a walk gave. ``scripts`` are the non-Go files to parse, with their rules."""

    go: Wanted = field(default_factory=lambda: Wanted({}, {}))
    scripts: list[tuple[SourceFile, str, tuple[Rule, ...]]] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    workspace: Workspace = field(default_factory=lambda: Workspace((), ()))
    notes: list[Note] = field(default_factory=list)
    files_read: int = 0


def language_of(path: str) -> str | None:
    """The grammar for a path; None where there is none, or the file is a test."""
    language = LANGUAGES.get("." + path.rpartition(".")[2])
    # A Go test says so by its name alone: the compiler leaves only that out.
    test = path.endswith("_test.go") if language == "go" else _TEST.search(path) is not None
    return None if test else language


def read_tree(root: Path, rules: tuple[Rule, ...]) -> Reading:
    """Walks ``root`` once; NothingToRead where it is no folder."""
    walk, reading = Walk(root), Reading()
    sieve = _Sieve(rules)
    go: list[SourceFile] = []
    modules: list[SourceFile] = []
    for file in walk.files():
        language = language_of(file.path)
        if file.path.rpartition("/")[2] == "go.mod":
            modules.append(file)
        if language == "go":
            go.append(file)
        if language is not None:
            _sift(file, language, sieve, reading)
    reading.workspace = Workspace(go, modules)
    reading.notes = [*walk.notes, *reading.notes]
    return reading


def _sift(file: SourceFile, language: str, sieve: _Sieve, reading: Reading) -> None:
    try:
        data = file.read()
    except OSError as error:
        reading.notes.append(Note(file.path, f"not read: {error.strerror}"))
        return
    reading.files_read += 1
    reading.ignores.extend(read(file.path, data))
    hits = sieve.rules_for(language, data)
    if language != "go":
        if hits:
            reading.scripts.append((file, language, hits))
        return
    following = tuple(rule for rule in hits if rule.metadata.where is not None)
    alone = tuple(rule for rule in hits if rule.metadata.where is None)
    if following:
        # Values are followed through the package: its other files need not name the SDK.
        folder = file.path.rpartition("/")[0]
        known = reading.go.folders.get(folder, ())
        reading.go.folders[folder] = (*known, *(rule for rule in following if rule not in known))
    if alone:
        reading.go.files[file.path] = alone


class _Sieve:
    """The literal prefilter: one search for all needles, the single ones only where it hit."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._by_language: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            language = rule.language.lower()
            self._by_language[language] = (*self._by_language.get(language, ()), rule)
        self._any = {name: _any_of(group) for name, group in self._by_language.items()}

    def rules_for(self, language: str, data: bytes) -> tuple[Rule, ...]:
        """The rules that may match ``data``."""
        name = RULES_OF.get(language, language)
        search = self._any.get(name)
        if name not in self._by_language or (search is not None and search.search(data) is None):
            return ()
        return tuple(rule for rule in self._by_language[name] if _may_match(rule, data))


def _may_match(rule: Rule, data: bytes) -> bool:
    return not rule.needles or any(needle in data for needle in rule.needles)


def _any_of(rules: tuple[Rule, ...]) -> re.Pattern[bytes] | None:
    if not all(rule.needles for rule in rules):
        return None
    needles = {needle for rule in rules for needle in rule.needles}
    return re.compile(b"|".join(re.escape(needle) for needle in sorted(needles)))
