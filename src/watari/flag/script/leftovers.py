"""What a removal left unused: names that were used before it and are not after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.flag.script.language import Language
from watari.flag.splice import apply
from watari.model.edit import Splice
from watari.sources.syntax import parse

_WORD = re.compile(rb"[A-Za-z_]\w*")
_HARMLESS_CALL = re.compile(
    r"(?:^|[.:\s])(?:new|client|resource|create|build|builder|Session|session|put|token|\w*[Cc]lient|[A-Z]\w*)\s*[({]"
)
"""Making a client, a session or a token does nothing that would be missed."""
_ENVIRONMENT = re.compile(r"\benviron\b|\bgetenv\b|\bENV\b|process\.env")
_ROUNDS = 20


class Leftovers:
    """``places`` are all files of the language: what one of them mentions is not unused.

    ``before`` and ``after`` are those that the removal changes, as they were and as they are.
    """

    def __init__(
        self, language: Language, places: Mapping[str, Path], before: Mapping[str, bytes], after: Mapping[str, bytes]
    ) -> None:
        self._language, self._places, self._after = language, places, dict(after)
        pairs = ((set(_WORD.findall(data)), set(_WORD.findall(after[path]))) for path, data in before.items())
        self._lost = {word.decode() for was, now in pairs for word in was - now}

    def cleaned(self, before: CodeFile, after: bytes) -> bytes:
        """``after`` without assignments, functions and imports that became useless, to a fixpoint."""
        if after == before.data and not {word.decode() for word in _WORD.findall(after)} & self._lost:
            return after
        was = self._language.uses(before)
        for _ in range(_ROUNDS):
            file = CodeFile(before.path, parse(after, self._language.grammar(before.path)))
            splices = self._useless(file, was)
            if not splices:
                break
            after = apply(after, splices)
        return self._language.finished(before, after)

    def _useless(self, file: CodeFile, was: Counter[str]) -> list[Splice]:
        now = self._language.uses(file)
        found: list[Splice] = []
        for node, name, value in self._declared(file):
            scope = next((one for one in node.ancestors() if one.kind() in self._language.functions), None)
            local = scope is not None and "class" not in scope.kind() and self._language.is_local(name)
            if local and value is not None:
                here = self._language.uses(file, scope)
                unused = here[name] == 1 and now[name] < was[name]
            else:
                unused = now[name] == 1 and (was[name] > 1 or name.split(".")[-1] in self._lost)
            if (
                unused
                and _harmless(value)
                and not self._known_elsewhere(name.split(".")[-1].lstrip("@$").encode(), file.path)
            ):
                splice = self._language.dropped(node, file)
                if not any(one.start < splice.end and splice.start < one.end for one in found):
                    found.append(splice)
        return found

    def _declared(self, file: CodeFile) -> list[tuple[SgNode, str, SgNode | None]]:
        found: list[tuple[SgNode, str, SgNode | None]] = []
        for kind in self._language.statements:
            for node in file.root.find_all(kind=kind):
                pair = self._language.simple_assignment(node)
                if pair is not None:
                    found.append((node, *pair))
        for kind in self._language.functions:
            for node in file.root.find_all(kind=kind):
                declared = self._language.plain_function(node)
                if declared is not None:
                    found.append((node, declared[0], None))
        return found

    def _known_elsewhere(self, word: bytes, path: str) -> bool:
        return any(word in words for other, words in self._words.items() if other != path)

    @cached_property
    def _words(self) -> dict[str, set[bytes]]:
        return {
            path: set(_WORD.findall(self._after[path] if path in self._after else place.read_bytes()))
            for path, place in self._places.items()
        }


def _harmless(value: SgNode | None) -> bool:
    if value is None:
        return True
    text = value.text()
    if _ENVIRONMENT.search(text.split("(")[0]):
        return True
    return "(" not in text or _HARMLESS_CALL.search(text.split("(")[0] + "(") is not None
