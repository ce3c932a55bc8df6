"""The way of the start: by which calls ``main``, ``init`` or a package variable reaches a line.

The search goes backwards from the line, through the module's own functions.
Calls through interfaces, function values and goroutines are not followed: what
is reached only by them is not called a way of the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.rules.golang.errors import Fate, fate
from watari.rules.golang.nodes import as_call, function_of
from watari.rules.golang.package import Function, GoFile, GoPackage
from watari.rules.golang.values import Values
from watari.rules.matching import find_all
from watari.sources.syntax import key

_DEEPEST = 12
"""Calls between ``main`` and the line; a longer way is not looked for."""


@dataclass(frozen=True, slots=True)
class Site:
    """A call of a function: the call's node, in its file."""

    node: SgNode
    file: GoFile


@dataclass(frozen=True, slots=True)
class Way:
    """The steps from the start to a line, and whether a failure there ends the process."""

    steps: tuple[str, ...]
    ends: bool


class Start:
    """Answers whether lines of one workspace lie on the way of the start."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._sites: dict[tuple[str, int, int, str], tuple[Site, ...]] = {}

    def way_to(self, node: SgNode, file: GoFile, *, must_end: bool) -> Way | None:
        """The way to ``node``; with ``must_end`` only one on which its failure ends the process."""
        return self._way(node, file, "returns" if must_end else "ends", frozenset(), first=True)

    def _way(
        self,
        node: SgNode,
        file: GoFile,
        before: Fate,
        seen: frozenset[tuple[str, int, int, str]],
        *,
        first: bool,
    ) -> Way | None:
        now: Fate = fate(node, file, self._values) if before == "returns" else before
        if now == "lives" or _beside(node):
            return None
        step = f"{file.path}:{file.tree.line(node)}"
        around = _enclosing(node)
        if around is None:
            return Way((f"package variable {step}",), now == "ends")
        function = _declared(around, file)
        if function is None:
            return None
        here = (f"{function.label} {step}",)
        if not function.receiver and (function.name == "init" or _is_main(function)):
            # An error that main itself returns has nobody above it.
            return Way(here, True)
        mark = (file.path, *key(function.node))
        if mark in seen or len(seen) >= _DEEPEST:
            return None
        for site in self.sites(function):
            way = self._way(site.node, site.file, now, seen | {mark}, first=False)
            if way is not None:
                return Way((*way.steps, *here), way.ends)
        return None

    def sites(self, function: Function) -> tuple[Site, ...]:
        """The calls of ``function`` in its own package and in those that import it."""
        mark = (function.file.path, *key(function.node))
        if mark not in self._sites:
            self._sites[mark] = tuple(self._find_sites(function))
        return self._sites[mark]

    def _find_sites(self, function: Function) -> Iterator[Site]:
        own = function.file.package
        yield from self._sites_in(own, function, own=True)
        if function.name[:1].isupper():
            mention = f".{function.name}"
            for package in self._values.workspace.importers(own, mention):
                yield from self._sites_in(package, function, own=False)

    def _sites_in(self, package: GoPackage, function: Function, *, own: bool) -> Iterator[Site]:
        pattern = rf"(^|\.)\s*{function.name}$"
        kinds = (("call_expression", "function"), ("type_conversion_expression", "type"))
        rule = {"any": [{"kind": kind, "has": {"field": field, "regex": pattern}} for kind, field in kinds]}
        for file in package.files:
            if function.name.encode() not in file.tree.data:
                continue
            for node in find_all(file.root, {"rule": rule}):
                if self._calls(node, file, function, own=own):
                    yield Site(node, file)

    def _calls(self, node: SgNode, file: GoFile, function: Function, *, own: bool) -> bool:
        call = as_call(node)
        if call is None or call.name != function.name:
            return False
        found = self._values.function(call, file)
        if found is not None:
            return found.file.path == function.file.path and key(found.node) == key(function.node)
        if not function.receiver or call.operand is None or self._values.imported(call.operand, file):
            return False
        # The receiver's type is not known; a name that only one type of the package has is taken for it.
        named_so = [one for one in function.file.package.functions if one[0] and one[1] == function.name]
        known = self._values.type_of(call.operand, file)
        return known is None and len(named_so) == 1 and own


def _is_main(function: Function) -> bool:
    return function.name == "main" and function.file.package.name == "main"


def _beside(node: SgNode) -> bool:
    """Whether ``node`` runs in a goroutine of its own, beside the start."""
    child = node
    for parent in node.ancestors():
        if parent.kind() == "go_statement" and not _is_argument(child, parent):
            return True
        if parent.kind() in ("function_declaration", "method_declaration"):
            return False
        child = parent
    return False


def _is_argument(child: SgNode, statement: SgNode) -> bool:
    """Arguments of a ``go`` statement's call are evaluated before the goroutine starts."""
    return child.kind() == "argument_list" and statement.kind() == "go_statement"


def _enclosing(node: SgNode) -> SgNode | None:
    """The function that runs ``node``; a literal called where it stands is part of what is around it."""
    around = function_of(node)
    while around is not None and around.kind() == "func_literal":
        parent = around.parent()
        function = parent.field("function") if parent is not None and parent.kind() == "call_expression" else None
        if function is None or key(function) != key(around):
            return around
        around = function_of(around)
    return around


def _declared(node: SgNode, file: GoFile) -> Function | None:
    name = node.field("name") if node.kind() != "func_literal" else None
    if name is None:
        return None
    receiver = node.field("receiver")
    of = receiver.find(kind="type_identifier") if receiver is not None else None
    return Function(file, node, of.text() if of is not None else "", name.text())
