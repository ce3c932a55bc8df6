"""Deciding what asks the flag, when its answer has become a constant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.flag.script.language import Deciding
from watari.model.edit import Splice
from watari.sources.syntax import key


@dataclass(frozen=True, slots=True)
class Known:
    """Expressions whose value is known: texts that hold everywhere, and names that hold in one scope.

    ``functions`` are names of functions without parameters, called by themselves or through their module or object;
    ``scopes`` has, for a name, the byte range in which it is meant; ``settings`` are regular expressions of how a
    configuration is asked that holds the flag.
    """

    value: bool
    texts: frozenset[str]
    functions: frozenset[str] = frozenset()
    scopes: tuple[tuple[str, int, int], ...] = ()
    settings: frozenset[str] = frozenset()

    def of(self, node: SgNode, file: CodeFile) -> bool | None:
        """The value of ``node``; None where it is not known."""
        text = squeezed(node.text())
        called = re.fullmatch(r"(?:\w+(?:\.|::))*(\w+[?]?)(?:\(\))?", text)
        if text in self.texts or (called is not None and called[1] in self.functions and self._is_call(node, text)):
            return self.value
        if any(re.fullmatch(one, node.text()) for one in self.settings):
            return self.value
        start = file.tree.start(node)
        return self.value if any(node.text() == name and a <= start < b for name, a, b in self.scopes) else None

    @staticmethod
    def _is_call(node: SgNode, text: str) -> bool:
        return text.endswith((")", "?"))


def squeezed(text: str) -> str:
    """An expression without its white space, to compare it."""
    return re.sub(r"\s+", "", text)


def decide(file: CodeFile, language: Deciding, known: Known, apart: Sequence[tuple[int, int]] = ()) -> list[Splice]:
    """The outermost conditions that are decided, each as splices; empty where nothing asks any more.

    What stands in the byte ranges ``apart`` is left as it is.
    """
    made: list[Splice] = []
    for node in asking(file, known):
        if any(low <= file.tree.start(node) < high for low, high in apart):
            continue
        if any(one.start <= file.tree.start(node) < max(one.end, one.start + 1) for one in made):
            continue
        splices = _settled(node, file, language, known)
        if not any(a.start < b.end and b.start < a.end for a in splices for b in made):
            made += splices
    return made


def asking(file: CodeFile, known: Known) -> Iterator[SgNode]:
    """The outermost nodes whose value is known, in the order of the file."""

    def walk(node: SgNode) -> Iterator[SgNode]:
        if known.of(node, file) is not None:
            yield node
            return
        for child in node.children():
            yield from walk(child)

    names = {
        *(one.split("(")[0].split(".")[-1] for one in known.texts),
        *known.functions,
        *(n for n, _, _ in known.scopes),
        *(re.split(r"\W", one)[-1] for one in known.settings),
    }
    wanted = {one.split(".")[-1].encode() for one in names}
    if any(word in file.data for word in wanted):
        yield from walk(file.root)


def _settled(node: SgNode, file: CodeFile, language: Deciding, known: Known) -> tuple[Splice, ...]:
    """The splices that take ``node`` out, with all that its value decides."""
    value = known.of(node, file)
    while True:
        parent = node.parent()
        if parent is None or value is None:
            break
        if parent.kind() in language.groups:
            node = parent
            continue
        operand = language.negated(parent)
        if operand is not None and key(operand) == key(node):
            node, value = parent, not value
            continue
        pair = language.joined(parent)
        if pair is None:
            break
        is_and, left, right = pair
        other = right if key(left) == key(node) else left
        if value is is_and:
            outer = parent.parent()
            bare = language.joined(other) is None and outer is not None and outer.kind() in language.groups
            place = outer if bare and outer is not None and not _is_called(outer) else parent
            return (Splice(*file.span(place), file.text(other).encode()),)
        node = parent
    owner = _owner(node, language)
    if owner is not None and value is not None:
        return language.decided(owner, value, file)
    return (Splice(*file.span(node), language.boolean(bool(value)).encode()),)


def _is_called(group: SgNode) -> bool:
    """Whether the parentheses are an ``if``'s own, which some languages want."""
    holder = group.parent()
    return holder is not None and holder.kind().endswith("_statement")


def _owner(node: SgNode, language: Deciding) -> SgNode | None:
    """The ``if`` whose condition ``node`` is."""
    parent = node.parent()
    for _ in range(2):
        if parent is None:
            return None
        condition = language.condition(parent)
        if condition is not None and key(condition) == key(node):
            return parent
        parent = parent.parent()
    return None
