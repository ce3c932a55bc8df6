"""The files of one language: parsed when asked for, with their names, functions and classes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import
from watari.rules.script.views import Attribute, Call, Name
from watari.sources.syntax import Tree, key

Key = tuple[int, int, str]

SHORT = 2
"""A word no longer than this is in every file."""
_MODULE: Key = (0, 0, "")
"""The scope of what stands outside all functions and classes."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method; ``owner`` is the name of its class, empty for a plain function."""

    name: str
    node: SgNode
    owner: str
    file: ScriptFile

    @property
    def label(self) -> str:
        """How a person names it."""
        return f"{self.owner}.{self.name}" if self.owner else self.name


@dataclass(frozen=True, slots=True)
class Class:
    """A class with its methods and the values that its attributes get."""

    name: str
    node: SgNode
    methods: dict[str, Function] = dataclasses.field(default_factory=dict)
    fields: dict[str, list[Bound]] = dataclasses.field(default_factory=dict)

    def field(self, name: str) -> list[Bound]:
        """What the attribute gets; a reader of Ruby's ``@name`` is called ``name``."""
        return self.fields.get(name) or self.fields.get(f"@{name}", [])


class ScriptFile:
    """A parsed file with an index of what it defines."""

    def __init__(self, path: str, tree: Tree, dialect: Dialect) -> None:
        self.path, self.tree, self.dialect = path, tree, dialect
        self.imports: dict[str, list[Import]] = {}
        self.wildcards: list[Import] = []
        self.functions: dict[str, list[Function]] = {}
        self.classes: dict[str, Class] = {}
        self._scoped: dict[tuple[Key, str], list[Bound]] = {}
        for one in dialect.imports(tree.root):
            if one.local == "*":
                self.wildcards.append(one)
            else:
                self.imports.setdefault(one.local, []).append(one)
        self._index()

    @property
    def root(self) -> SgNode:
        """The whole file's node."""
        return self.tree.root

    def _index(self) -> None:
        dialect = self.dialect
        for kind in dialect.classes:
            for node in self.root.find_all(kind=kind):
                name = dialect.class_name(node)
                self.classes.setdefault(name, Class(name, node))
        for kind in dialect.functions:
            for node in self.root.find_all(kind=kind):
                self._function(node)
        for bound in dialect.bound(self.root):
            owner = self.owner_of(bound.at) if bound.own else None
            if owner is not None:
                owner.fields.setdefault(bound.name, []).append(bound)
            else:
                self._scoped.setdefault((self.scope(bound.at), bound.name), []).append(bound)

    def _function(self, node: SgNode) -> None:
        owner, name = self.owner_of(node), self.dialect.function_name(node)
        for parameter in self.dialect.parameters(node):
            bound = Bound(parameter.name, node, parameter.default, parameter.type)
            self._scoped.setdefault((key(node), parameter.name), []).append(bound)
            if parameter.own and owner is not None:
                owner.fields.setdefault(parameter.name, []).append(bound)
        if not name:
            return
        function = Function(name, node, owner.name if owner is not None else "", self)
        if owner is not None:
            owner.methods.setdefault(name, function)
        self.functions.setdefault(name, []).append(function)

    def owner_of(self, node: SgNode) -> Class | None:
        """The class around ``node``."""
        for one in node.ancestors():
            if one.kind() in self.dialect.classes:
                return self.classes.get(self.dialect.class_name(one))
        return None

    def scope(self, node: SgNode) -> Key:
        """The innermost function or class around ``node``."""
        kinds = self.dialect.functions | self.dialect.classes
        return next((key(one) for one in node.ancestors() if one.kind() in kinds), _MODULE)

    def bound(self, name: str, at: SgNode) -> list[Bound]:
        """What the nearest scope around ``at`` that knows ``name`` gives it."""
        classes = () if self.dialect.fields_are_names else self.dialect.classes
        kinds = self.dialect.functions | self.dialect.classes
        for one in at.ancestors():
            if one.kind() in kinds and (found := self._scoped.get((key(one), name))):
                return found
            if one.kind() in self.dialect.classes and not classes:
                owner = self.classes.get(self.dialect.class_name(one))
                if owner is not None and (found := owner.field(name)):
                    return found
        return self._scoped.get((_MODULE, name), [])

    @property
    def bounds(self) -> Iterator[Bound]:
        """Every name that gets a value."""
        yield from (one for group in self._scoped.values() for one in group)
        yield from (one for owner in self.classes.values() for group in owner.fields.values() for one in group)

    def names_of(self, node: SgNode) -> list[str]:
        """The names outside of functions whose value ``node`` is, or is part of."""
        around = {key(node), *map(key, node.ancestors())}
        groups = [group for (scope, _), group in self._scoped.items() if scope == _MODULE]
        groups += [group for owner in self.classes.values() for group in owner.fields.values()]
        return [one.name for group in groups for one in group if one.value is not None and key(one.value) in around]

    def defines(self, node: SgNode) -> bool:
        """Whether ``node`` is the name itself in the place where a value is given to it."""
        return any(
            one.value is not None
            and key(one.at) in set(map(key, node.ancestors()))
            and node.range().end.index < one.value.range().start.index
            for one in self.bound(node.text(), node)
        )

    def exported(self, name: str) -> list[Bound]:
        """What the file, seen as a module, gives ``name``; in a JVM language its classes' static fields too."""
        found = self._scoped.get((_MODULE, name), [])
        if found or not self.dialect.fields_are_names:
            return found
        return next((one.fields[name] for one in self.classes.values() if name in one.fields), [])

    def enclosing(self, node: SgNode) -> SgNode | None:
        """The function around ``node``; None outside of all."""
        return next((one for one in node.ancestors() if one.kind() in self.dialect.functions), None)

    def calls_of(self, name: str) -> list[SgNode]:
        """The calls whose callee's last name is ``name``, by spelling."""
        return self._calls.get(name, [])

    @cached_property
    def _calls(self) -> dict[str, list[SgNode]]:
        found: dict[str, list[SgNode]] = {}
        for kind in self.dialect.calls:
            for node in self.root.find_all(kind=kind):
                view = self.dialect.view(node)
                callee: object = view.callee if isinstance(view, Call) else None
                if isinstance(callee, SgNode):
                    callee = self.dialect.view(callee)
                if isinstance(callee, Name | Attribute):
                    found.setdefault(_last(callee), []).append(node)
        return found

    @cached_property
    def known_by(self) -> tuple[str, ...]:
        """The words by which other files name this one: its module, or, where those are known to all, its classes."""
        if self.dialect.importing is None:
            return tuple(name for name in self.classes if len(name) > SHORT)
        folder, _, name = self.path.rpartition("/")
        stem = name.partition(".")[0]
        word = folder.rpartition("/")[2] if stem in ("__init__", "index") else stem
        return (word,) if len(word) > SHORT else ()

    def function_at(self, node: SgNode) -> Function | None:
        """The named function that ``node`` is."""
        name = self.dialect.function_name(node)
        return next((one for one in self.functions.get(name, ()) if key(one.node) == key(node)), None)


def _last(callee: Name | Attribute) -> str:
    return callee.name if isinstance(callee, Attribute) else callee.text.replace("::", ".").rpartition(".")[2]
