"""What a language must tell the engine; one module a language implements it."""

from __future__ import annotations

import posixpath
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.model.edit import Splice

UNASKED = ""
"""What is said of a file that the language's checker was not asked about."""

ENABLED = "enabled"
"""The function (in snake case) that asks the flag."""


@dataclass(frozen=True, slots=True)
class Change:
    """The splices of one finding; ``functions`` are those of the generated module that they call, in snake case.

    ``portable`` says that the changed code is right in both homes without asking the flag.
    """

    splices: tuple[Splice, ...]
    reason: str
    functions: frozenset[str] = frozenset()
    portable: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """Where a file finds the generated module: ``path`` is the module's file, ``module`` how it is imported.

    ``own`` are the first parts of names by which the repository imports what is its own, ``test`` is the file of
    the module's tests.
    """

    path: str
    module: str
    own: frozenset[str] = frozenset()
    test: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """A call when the flag has gone: ``on_ecs`` is its text there, ``on_ec2`` that of the instance.

    ``function`` is the function of the remaining module that ``on_ecs`` calls; empty where it calls none.
    ``imports`` are modules that ``on_ec2`` needs.
    """

    on_ecs: str
    on_ec2: str
    function: str = ""
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The service's own configuration, in which the flag has its place beside the other settings.

    ``path`` is its file, ``expression`` how the asking file has the flag from there. ``splices`` put it there; there
    are none where it stands there already. ``imports`` says that the file has to import the generated module for it.
    """

    path: str
    expression: str
    splices: tuple[Splice, ...] = ()
    imports: bool = True


class Deciding(ABC):
    """What deciding conditions asks of a language. ``statements``, ``functions`` and ``groups`` are kinds of nodes.

    ``groups`` are parentheses.
    """

    statements: frozenset[str]
    functions: frozenset[str]
    groups: frozenset[str] = frozenset({"parenthesized_expression"})

    @abstractmethod
    def negated(self, node: SgNode) -> SgNode | None:
        """The operand where ``node`` is a negation."""

    @abstractmethod
    def joined(self, node: SgNode) -> tuple[bool, SgNode, SgNode] | None:
        """``(is_and, left, right)`` where ``node`` is a boolean operator."""

    @abstractmethod
    def condition(self, node: SgNode) -> SgNode | None:
        """The condition of an ``if`` in any form (statement, expression, modifier); None for other nodes."""

    @abstractmethod
    def decided(self, node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
        """``node``, an ``if`` whose condition is ``value``, replaced by the branch that runs."""

    @abstractmethod
    def boolean(self, value: bool) -> str:
        """The literal."""

    @abstractmethod
    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """Name and value where ``node`` is a statement that gives one plain name a value."""

    @abstractmethod
    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """Name and statements where ``node`` declares a function that others call by its name."""

    @abstractmethod
    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """The nodes that import the generated module ``prefix``: its name in a list, or the whole statement."""

    @abstractmethod
    def dropped(self, node: SgNode, file: CodeFile) -> Splice:
        """A statement or declaration gone, with its lines and the comment that belongs to it."""

    def settings_of(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        """Where a configuration holds the flag, as :meth:`Language.settings` put it there: the node, and a regular
        expression of how it is asked."""
        return []

    def sees(self, file: CodeFile, other: CodeFile, name: str) -> bool:
        """Whether ``other`` can call what ``file`` declares at its top by the plain ``name``."""
        return bool(self.imports_of(other, name))

    def mentions(self, file: CodeFile, name: str, scope: SgNode) -> list[tuple[int, int]]:
        """The byte ranges in which ``name``, which ``scope`` declares, means what it declares there."""
        return [file.span(scope)]

    def module_name(self, file: CodeFile) -> str:
        """The name by which others call the module or package of ``file``."""
        return posixpath.splitext(posixpath.basename(file.path))[0]


class Language(Deciding):
    """One language. ``statements`` and ``blocks`` are kinds of nodes; ``prefix`` is what files call the module,
    ``remaining_prefix`` the one that is left when the flag has gone. ``groups`` are parentheses. A
    statement that holds one of ``leaving`` hands something on, and is never left out.

    ``setting`` is what the flag is called in a configuration (see :meth:`settings`).

    ``wrappers`` are statements that are of no use without what stands in their block (``with open(…) as f:``).
    """

    name: str
    suffixes: tuple[str, ...]
    prefix: str
    remaining_prefix: str
    setting: str
    calls: frozenset[str]
    blocks: frozenset[str]
    leaving: frozenset[str]
    names: frozenset[str] = frozenset({"identifier"})
    wrappers: frozenset[str] = frozenset()

    @abstractmethod
    def grammar(self, path: str) -> str:
        """ast-grep's name of the grammar for a file."""

    @abstractmethod
    def home(self, repository: Path, file: CodeFile) -> Home:
        """Where the module that ``file`` calls lives. NoEdit where the file could not import it."""

    @abstractmethod
    def importing(self, file: CodeFile, home: Home) -> tuple[Splice, ...]:
        """The import of the module; nothing where the file has it already."""

    @abstractmethod
    def value(self, function: str, node: SgNode, file: CodeFile) -> Change:
        """The expression ``node`` handed to ``function`` of the module. NoEdit where it cannot be handed over."""

    @abstractmethod
    def answer(self, node: SgNode, file: CodeFile) -> Change:
        """A request to the metadata address, answered by the module on Fargate. NoEdit for unknown clients."""

    @abstractmethod
    def guarded(self, statements: Sequence[SgNode], file: CodeFile) -> Change:
        """``statements``, neighbours in one block, only where this is not ECS."""

    @abstractmethod
    def assigned(self, statement: SgNode) -> set[str]:
        """The plain names that a statement gives a value to."""

    @abstractmethod
    def sources(self, home: Home, functions: Iterable[str], env: str) -> dict[str, bytes]:
        """The generated module and its test, by path."""

    @abstractmethod
    def known(self, source: bytes) -> frozenset[str]:
        """The functions of a generated module that is there already."""

    @abstractmethod
    def remaining(self, call: SgNode, file: CodeFile) -> Remaining:
        """What a call of the generated module becomes when the flag goes. NoEdit where a person must say."""

    @abstractmethod
    def remaining_sources(self, home: Home, functions: Iterable[str]) -> dict[str, bytes]:
        """The module that gives the task's own values when the flag has gone, and its test, by path."""

    @abstractmethod
    def uses(self, file: CodeFile, within: SgNode | None = None) -> Counter[str]:
        """How often each name stands in the file, or in one node of it, its declaration included.

        Members count with what they belong to: ``self.x`` is one name, the ``x`` of ``other.x`` is none.
        """

    def settings(self, file: CodeFile) -> Settings | None:
        """The configuration that ``file`` asks already; None where it asks none in which the flag could stand."""
        return None

    def needing(self, file: CodeFile, modules: Iterable[str]) -> list[Splice]:
        """Imports of ``modules`` that the file does not have."""
        return []

    def callee(self, call: SgNode) -> str:
        """What is called, as written."""
        function = call.field("function")
        return function.text() if function is not None else ""

    def spelled(self, function: str) -> str:
        """A function's name as the language writes it, from snake case."""
        return function

    def module(self, prefix: str) -> str:
        """What the file of a module is called, without its suffix."""
        return prefix

    def is_local(self, name: str) -> bool:
        """Whether what is assigned in a function to ``name`` is known in that function alone."""
        return "." not in name

    def readable(self, file: CodeFile) -> bool:
        """Whether the whole file was understood: the parser neither met nor missed anything."""
        return not file.tree.damaged and not _missing(file.root)

    def complaints(self, folder: Path) -> dict[str, str] | None:
        """What the language's own checker says of the files below ``folder``, by path; None where it is not at hand.

        It never runs them.
        """
        return None

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """The language's own edit of a finding (credentials and the like); None where it has none."""
        return None

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """The edited file without the imports that only the edit made useless."""
        return after


def _missing(node: SgNode) -> bool:
    """Whether the parser put in a token that is not there; it has no width."""
    children = node.children()
    area = node.range()
    if not children:
        return area.start.index == area.end.index and not node.is_named() and node.kind().strip() != ""
    return any(_missing(one) for one in children)


def snake(name: str) -> str:
    """``instanceId`` → ``instance_id``."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def camel(name: str) -> str:
    """``instance_id`` → ``instanceId``."""
    head, *rest = name.split("_")
    return head + "".join(one.capitalize() for one in rest)
