"""Names and functions that do nothing but hold the flag: ``ON_ECS = …``, ``def is_ecs(): return …``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.flag.script.conditions import Known
from watari.flag.script.language import Deciding
from watari.sources.syntax import key

Scopes = tuple[tuple[str, int, int], ...]
"""Names and the byte ranges in which each is meant."""

_ROUNDS = 10


class Holders:
    """The holders in ``files``, found to a fixpoint: one may hold another.

    ``scopes`` are names that are known from the start, by path.
    """

    def __init__(
        self, files: Sequence[CodeFile], language: Deciding, known: Known, scopes: Mapping[str, Scopes] | None = None
    ) -> None:
        self._language, self._files = language, files
        self._base = known
        self._scopes: dict[str, Scopes] = dict(scopes or {})
        for _ in range(_ROUNDS):
            before = (self._base, dict(self._scopes))
            for file in files:
                self._learn(file)
            if before == (self._base, self._scopes):
                break

    def known(self, file: CodeFile) -> Known:
        """What is known in ``file`` (one of the files, as it was given)."""
        return replace(self._base, scopes=self._scopes.get(file.path, ()))

    def declared(self, file: CodeFile) -> list[SgNode]:
        """The statements and functions that hold the flag, to be taken out at the end."""
        nodes = [node for node, _ in self._language.settings_of(file)]
        nodes += [node for node, _, _ in self._constants(file)]
        return nodes + [node for node, _ in self._deciders(file)]

    def places(self, file: CodeFile) -> list[tuple[int, int]]:
        """The byte ranges of :meth:`declared`."""
        return [file.span(one) for one in self.declared(file)]

    def _learn(self, file: CodeFile) -> None:
        settings = {asked for _, asked in self._language.settings_of(file)}
        self._base = replace(self._base, settings=self._base.settings | settings)
        names = {name for _, name in self._deciders(file)}
        self._base = replace(self._base, functions=self._base.functions | names)
        own = {
            (name, start, end)
            for _, name, scope in self._constants(file)
            for start, end in self._language.mentions(file, name, scope)
        }
        self._scopes[file.path] = tuple(sorted(own | set(self._scopes.get(file.path, ()))))
        stem = self._language.module_name(file)
        top = {name for _, name, scope in self._constants(file) if key(scope) == key(file.root) and "." not in name}
        for name in top:
            self._base = replace(self._base, texts=self._base.texts | {f"{stem}.{name}"})
            for other in self._files:
                if other is not file and self._language.sees(file, other, name):
                    there = {(name, *one) for one in self._language.mentions(other, name, other.root)}
                    self._scopes[other.path] = tuple(sorted({*self._scopes.get(other.path, ()), *there}))

    def _constants(self, file: CodeFile) -> Iterator[tuple[SgNode, str, SgNode]]:
        """Statements ``name = flag`` whose name gets no other value in the file: node, name, and the scope."""
        language = self._language
        given = list(self._assignments(file))
        for node, name, value in given:
            if sum(other == name for _, other, _ in given) == 1 and self._holds(value, file):
                around = () if "." in name else node.ancestors()
                yield node, name, next((one for one in around if one.kind() in language.functions), file.root)

    def _assignments(self, file: CodeFile) -> Iterator[tuple[SgNode, str, SgNode]]:
        for kind in self._language.statements:
            for node in file.root.find_all(kind=kind):
                pair = self._language.simple_assignment(node)
                if pair is not None:
                    yield node, *pair

    def _deciders(self, file: CodeFile) -> Iterator[tuple[SgNode, str]]:
        for kind in self._language.functions:
            for node in file.root.find_all(kind=kind):
                pair = self._language.plain_function(node)
                if pair is None or len(pair[1]) != 1:
                    continue
                given = [one for one in pair[1][0].children() if one.is_named()]
                if (len(given) == 1 and self._holds(given[0], file)) or self._holds(pair[1][0], file):
                    yield node, pair[0]

    def _holds(self, node: SgNode, file: CodeFile) -> bool:
        while node.kind() in self._language.groups:
            node = next((one for one in node.children() if one.is_named()), node)
        return self.known(file).of(node, file) is not None
