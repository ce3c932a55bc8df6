"""What a language must tell the engine; one module a language implements it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.model.edit import Splice

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

    ``own`` are the first parts of names by which the repository imports what is its own.
    """

    path: str
    module: str
    own: frozenset[str] = frozenset()


class Language(ABC):
    """One language. ``statements`` and ``blocks`` are kinds of nodes; ``prefix`` is what files call the module. A
    statement that holds one of ``leaving`` hands something on, and is never left out.

    ``wrappers`` are statements that are of no use without what stands in their block (``with open(…) as f:``).
    """

    name: str
    suffixes: tuple[str, ...]
    prefix: str
    statements: frozenset[str]
    blocks: frozenset[str]
    functions: frozenset[str]
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

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """The language's own edit of a finding (credentials and the like); None where it has none."""
        return None

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """The edited file without the imports that only the edit made useless."""
        return after


def snake(name: str) -> str:
    """``instanceId`` → ``instance_id``."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def camel(name: str) -> str:
    """``instance_id`` → ``instanceId``."""
    head, *rest = name.split("_")
    return head + "".join(one.capitalize() for one in rest)
