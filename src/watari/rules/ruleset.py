"""The rules of one check: the shipped ones, read when the first file of their language is met, and a team's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from watari.model.fleet import Note
from watari.rules import plain
from watari.rules.languages import GRAMMARS
from watari.rules.matching import refusal
from watari.rules.rule import Rule, catalogue_folder, read_own, shipped_for
from watari.sources.syntax import parse


class RuleSet:
    """Rules by language; ``notes`` say which of a team's own cannot be used: each stops only itself.

    A team's rule replaces a shipped one of the same id.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.notes: list[Note] = []
        self._own: dict[str, Rule] = {}
        for one in read_own(folders):
            why = _unusable(one) if isinstance(one, Rule) else None
            if isinstance(one, Note):
                self.notes.append(one)
            elif why is not None:
                self.notes.append(Note(f"rule {one.id}", f"rule not used: {why}"))
            else:
                self._own[one.id] = one
        self._known: dict[str, dict[str, Rule]] = {}
        shipped = {folder.name for folder in catalogue_folder().iterdir()}
        self._languages = frozenset(shipped | {rule.language.lower() for rule in self._own.values()})

    @property
    def languages(self) -> Collection[str]:
        """Those for which there are rules."""
        return self._languages

    def of(self, language: str) -> Collection[Rule]:
        """The rules of a language."""
        return self._of(language).values()

    def met(self, language: str) -> Collection[Rule]:
        """The rules of a language of which a file was met; none otherwise."""
        return self._known.get(language, {}).values()

    def rule(self, language: str, name: str) -> Rule:
        """The rule of that id; KeyError where there is none."""
        return self._of(language)[name]

    def _of(self, language: str) -> dict[str, Rule]:
        if language not in self._known:
            own = {name: rule for name, rule in self._own.items() if rule.language.lower() == language}
            shipped = {rule.id: rule for rule in shipped_for(language) if rule.id not in self._own}
            self._known[language] = {**shipped, **own}
        return self._known[language]


def _unusable(rule: Rule) -> str | None:
    language = rule.language.lower()
    if language in plain.LANGUAGES:
        return plain.refusal(rule.rule)
    if language not in GRAMMARS.values():
        return f"no files of the language {rule.language} are read yet"
    return refusal(parse(b"", language).root, rule.matcher)
