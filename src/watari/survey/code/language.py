"""What a language is to the survey: its grammar's names, the calls that mean something, who tells facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from ast_grep_py import SgNode

from watari.sources.syntax import Tree
from watari.survey.facts import Call, CodeFile, Fact
from watari.survey.source import Source

SinkKind = Literal["http", "grpc", "tcp", "read", "write", "listen", "amqp", "register", "use", "rpc"]
DIALS: tuple[SinkKind, ...] = ("http", "grpc", "tcp", "rpc")
"""The kinds that send a request to another service."""
Teller = Callable[[Source, CodeFile], Iterable[Fact]]
"""Says the facts of one parsed file."""
Completer = Callable[[Source, CodeFile], CodeFile]
"""Adds to a file's skeleton what its language says in other ways than by assignments and calls."""


class Names(Protocol):
    """How the names of one file are written as references, given the function that they stand in."""

    def target(self, name: str, function: str | None) -> str:
        """The left side of an assignment."""

    def callee(self, text: str, function: str | None) -> str:
        """The text of a call before its arguments."""

    def refs(self, text: str, function: str | None) -> tuple[str, ...]:
        """What an expression uses."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The grammar's names for what is looked for. ``type_first``: types before names."""

    functions: tuple[str, ...]
    classes: tuple[str, ...]
    calls: tuple[str, ...]
    assignments: tuple[str, ...]
    constructor: str | None = None
    type_first: bool = False


@dataclass(frozen=True, slots=True)
class Sink:
    """A call that means something wherever it stands; ``pattern`` is searched in the callee's text.

    ``argument`` is a text that one of the arguments must hold.
    """

    kind: SinkKind
    pattern: re.Pattern[str]
    argument: str = ""

    def matches(self, call: Call) -> bool:
        """Whether ``call`` is one."""
        held = not self.argument or any(self.argument in one for one in call.arguments)
        return held and self.pattern.search(call.callee) is not None


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``name`` as ast-grep calls the grammar, ``main`` finds a program's start.

    ``tree`` gives a tree to read in place of the file's own, with the same lines.
    ``clients`` are calls that make a client, which sends nothing until a method is called on it.
    ``names`` reads a file's declarations where the language says types; ``skeleton`` is for a grammar
    without named fields; ``annotate`` adds what annotations say to a file's skeleton.
    """

    name: str
    suffixes: tuple[str, ...]
    kinds: Kinds
    sinks: tuple[Sink, ...]
    tellers: tuple[Teller, ...]
    main: re.Pattern[str] | None = None
    clients: tuple[Sink, ...] = ()
    complete: Completer | None = None
    names: Callable[[Tree, Callable[[SgNode], str | None]], Names] | None = None
    skeleton: Callable[[Tree, str], CodeFile] | None = None
    annotate: Callable[[Tree, CodeFile], CodeFile] | None = None
    tree: Callable[[Source], Tree] | None = None


def sink(kind: SinkKind, pattern: str, argument: str = "") -> Sink:
    """A row of a language's table."""
    return Sink(kind, re.compile(pattern), argument)
