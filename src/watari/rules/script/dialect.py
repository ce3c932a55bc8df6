"""What a language must tell the engine; one module a language implements it."""

from __future__ import annotations

import posixpath
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.rules.script.views import View
from watari.sources.syntax import key


@dataclass(frozen=True, slots=True)
class Import:
    """``local`` stands for ``name`` of ``module``, or for the module itself where ``name`` is empty.

    ``local`` is ``*`` where every name of the module (a package, in the JVM's languages) is meant.
    """

    local: str
    module: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A name that gets a value: where it stands, its value, its declared type; what of the value it takes.

    ``own`` says that it is an attribute of the object (``self.x``, ``this.x``, ``@x``, a field).
    """

    name: str
    at: SgNode
    value: SgNode | None = None
    type: SgNode | None = None
    member: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a function; ``own`` where it is a field of the object at the same time."""

    name: str
    type: SgNode | None = None
    default: SgNode | None = None
    own: bool = False


class Paths:
    """The paths of a tree, to ask for one or for those that end alike."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._by_name: dict[str, list[str]] = {}
        for path in self._paths:
            self._by_name.setdefault(path.rpartition("/")[2], []).append(path)

    def first(self, paths: Iterable[str]) -> str | None:
        """The first of ``paths`` that is there."""
        return next((path for path in paths if path in self._paths), None)

    def ending(self, tail: str, near: str) -> str | None:
        """The path that is ``tail`` or ends with ``/tail``; of several the one that shares most with ``near``."""
        named = self._by_name.get(tail.rpartition("/")[2], [])
        fits = sorted(one for one in named if f"/{one}".endswith(f"/{tail}"))
        return max(fits, key=lambda one: len(posixpath.commonprefix((one, near))), default=None)


class Dialect(ABC):
    """One language. ``functions``, ``classes``, ``calls``, … are kinds of nodes; ``dot`` joins a module and a name.

    ``fields_are_names``: a method sees the fields of its class by their plain names (JVM languages).
    ``null_checks`` finds, for a ``NAME``, the question whether it is null, where calls give null for no answer.
    ``constructors`` are methods that run when an object of their class is made. ``importing`` finds the lines that name
    other files; None where a class is known to all (Ruby, the JVM's packages).
    """

    functions: frozenset[str]
    calls: frozenset[str]
    classes: frozenset[str]
    tries: frozenset[str] = frozenset({"try_statement"})
    catches: frozenset[str] = frozenset({"catch_clause"})
    conditions: frozenset[str] = frozenset({"if_statement"})
    dot: str = "."
    fields_are_names: bool = False
    constructors: frozenset[str] = frozenset()
    null_checks: str = ""
    importing: re.Pattern[bytes] | None = None

    @abstractmethod
    def view(self, node: SgNode) -> View | None:
        """What ``node`` is; None for what is not followed."""

    @abstractmethod
    def imports(self, root: SgNode) -> Iterator[Import]:
        """The imports of a file."""

    @abstractmethod
    def bound(self, root: SgNode) -> Iterator[Bound]:
        """The names of a file that get values, parameters apart."""

    @abstractmethod
    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """The parameters of a function, in the order in which arguments are given."""

    @abstractmethod
    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """The file of ``files`` that ``module``, imported in ``path``, is; None where it is somebody else's."""

    @abstractmethod
    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """Whether the platform calls ``function`` (of the class ``owner``) when the process starts."""

    def function_name(self, node: SgNode) -> str:
        """The name by which a function is called."""
        name = node.field("name")
        return name.text() if name is not None else ""

    def class_name(self, node: SgNode) -> str:
        """The name of a class."""
        name = node.field("name")
        return name.text() if name is not None else ""

    def type_name(self, node: SgNode) -> str:
        """The plain name in a type annotation, without generics, nullability and the like."""
        return node.text().split("<")[0].strip(" :?")

    def left_out(self, node: SgNode) -> bool:
        """Whether what ``node`` declares is said to be made neither on ECS nor in production."""
        return False

    def parents(self, owner: SgNode) -> Iterator[str]:
        """The names of the classes that a class extends, where its methods see their fields by plain names."""
        yield from ()

    def result_type(self, function: SgNode) -> SgNode | None:
        """The type that a function is declared to give; None where it is not, or says nothing."""
        return None

    def returned(self, function: SgNode) -> Iterator[SgNode]:
        """The expressions that a function gives."""
        for statement in function.find_all(kind="return_statement"):
            values = tuple(one for one in statement.named_children() if one.kind() != "comment")
            if values and self.nearest(statement, self.functions) == key(function):
                yield values[0]

    def nearest(self, node: SgNode, kinds: frozenset[str]) -> tuple[int, int, str] | None:
        """The key of the innermost ancestor of one of ``kinds``."""
        return next((key(one) for one in node.ancestors() if one.kind() in kinds), None)

    def deferred(self, function: SgNode) -> bool:
        """Whether a function without a name is only kept for later where it stands."""
        return True

    def top_level_runs(self) -> bool:
        """Whether statements outside functions run when the file is loaded."""
        return True
