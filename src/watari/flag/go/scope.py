"""Which declaration each name in a Go file means.

A small resolver after the scope rules of https://go.dev/ref/spec#Declarations_and_scope:
enough to say which local variables an edit leaves unused, which names it leaves
undefined, and which names escape a run of statements. Fields, methods and labels
are no names in this sense.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from ast_grep_py import SgNode

from watari.flag.go.source import GoFile
from watari.flag.nodes import named


@dataclass(slots=True, eq=False)
class Variable:
    """A local name.

    ``declared`` is the byte offset of the identifier that declares it,
    ``again`` those where a ``:=`` assigns it once more, ``writes`` those of plain
    assignments and ``uses`` all others. ``counts`` says that Go wants it used.
    """

    name: str
    declared: int
    counts: bool
    again: list[int] = field(default_factory=list)
    writes: list[int] = field(default_factory=list)
    uses: list[int] = field(default_factory=list)

    @property
    def mentions(self) -> list[int]:
        """Every place but the declaring one, in order."""
        return sorted((*self.again, *self.writes, *self.uses))


@dataclass(slots=True)
class Names:
    """``locals`` in order; ``meaning`` by byte offset; ``free``: names that no function declares."""

    locals: list[Variable] = field(default_factory=list)
    meaning: dict[int, Variable] = field(default_factory=dict)
    free: dict[int, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def unused(self) -> list[Variable]:
        """The local variables that the compiler would call declared and not used."""
        return [one for one in self.locals if one.counts and not one.uses]


Scope = dict[str, Variable]


class _Resolver:
    """Walks one file. A scope is a dictionary; the stack is empty at package level."""

    def __init__(self, file: GoFile) -> None:
        self.file = file
        self.names = Names()
        self.scopes: list[Scope] = []
        self.handlers: dict[str, Callable[[SgNode], None]] = {
            "identifier": self.use,
            "package_identifier": self.use,
            "type_identifier": self.type_or_call,
            "function_declaration": self.function,
            "method_declaration": self.function,
            "func_literal": self.function,
            "short_var_declaration": self.short_var,
            "var_spec": self.var_spec,
            "const_spec": self.var_spec,
            "type_spec": self.type_spec,
            "type_alias": self.type_spec,
            "range_clause": self.assigning,
            "receive_statement": self.assigning,
            "assignment_statement": self.assignment,
            "inc_statement": self.step,
            "dec_statement": self.step,
            "type_switch_statement": self.type_switch,
            "parameter_declaration": self.parameter_type,
            "variadic_parameter_declaration": self.parameter_type,
            "field_declaration": self.parameter_type,
            "keyed_element": self.keyed,
            "import_declaration": self.skip,
            "package_clause": self.skip,
        }
        for kind in (
            "block", "if_statement", "for_statement", "expression_switch_statement", "select_statement",
            "expression_case", "type_case", "default_case", "communication_case",
        ):  # fmt: skip
            self.handlers[kind] = self.scoped

    def visit(self, node: SgNode) -> None:
        handler = self.handlers.get(node.kind())
        if handler:
            handler(node)
        else:
            self.children(node)

    def children(self, node: SgNode) -> None:
        for child in named(node):
            self.visit(child)

    def skip(self, node: SgNode) -> None:
        """Nothing in there is a name."""

    def scoped(self, node: SgNode) -> None:
        self.scopes.append({})
        self.children(node)
        self.scopes.pop()

    def find(self, name: str) -> Variable | None:
        return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)

    def declare(self, node: SgNode, *, counts: bool) -> None:
        name, offset = node.text(), self.file.tree.start(node)
        if name == "_" or not self.scopes:
            return
        variable = Variable(name, offset, counts)
        self.names.locals.append(variable)
        self.names.meaning[offset] = variable
        self.scopes[-1][name] = variable

    def use(self, node: SgNode) -> None:
        self.mention(node, lambda variable: variable.uses)

    def type_or_call(self, node: SgNode) -> None:
        """tree-sitter takes some calls of a local function value for type conversions."""
        if self.find(node.text()) is not None:
            self.use(node)

    def write(self, node: SgNode) -> None:
        self.mention(node, lambda variable: variable.writes)

    def mention(self, node: SgNode, of: Callable[[Variable], list[int]]) -> None:
        name, offset = node.text(), self.file.tree.start(node)
        if name == "_":
            return
        variable = self.find(name)
        if variable is None:
            self.names.free[offset] = name
        else:
            self.names.meaning[offset] = variable
            of(variable).append(offset)

    def function(self, node: SgNode) -> None:
        self.scopes.append({})
        for part in ("receiver", "parameters", "result"):
            listed = node.field(part)
            if listed is not None and listed.kind() == "parameter_list":
                for parameter in named(listed):
                    self.parameter(parameter)
            elif listed is not None:
                self.visit(listed)
        body = node.field("body")
        if body is not None:
            self.children(body)  # parameters and the body's own names share one block
        self.scopes.pop()

    def parameter(self, node: SgNode) -> None:
        for child in named(node):
            if child.kind() == "identifier":
                self.declare(child, counts=False)
            else:
                self.visit(child)

    def parameter_type(self, node: SgNode) -> None:
        for child in named(node):
            if child.kind() != "identifier":
                self.visit(child)

    def short_var(self, node: SgNode) -> None:
        right, left = node.field("right"), node.field("left")
        if right is not None:
            self.visit(right)
        if left is not None:
            self.define(left)

    def define(self, left: SgNode) -> None:
        new = 0
        for target in named(left):
            known = self.scopes[-1].get(target.text()) if self.scopes else None
            if known is not None:
                known.again.append(self.file.tree.start(target))
                self.names.meaning[self.file.tree.start(target)] = known
            else:
                new += target.text() != "_"
                self.declare(target, counts=True)
        if not new:
            self.names.complaints.append(f"no new variables in {left.text()} :=")

    def var_spec(self, node: SgNode) -> None:
        names = [one for one in named(node) if one.kind() == "identifier"]
        for child in named(node):
            if child.kind() != "identifier":
                self.visit(child)
        for one in names:
            self.declare(one, counts=node.kind() == "var_spec")

    def type_spec(self, node: SgNode) -> None:
        type_node = node.field("type")
        if type_node is not None:
            self.visit(type_node)

    def assigning(self, node: SgNode) -> None:
        """``for … := range x``, ``case m := <-c`` and the same with ``=``."""
        left = node.field("left")
        for child in named(node):
            if left is None or child.range().start.index != left.range().start.index:
                self.visit(child)
        if left is None:
            return
        if any(child.kind() == ":=" for child in node.children()):
            self.define(left)
        else:
            self.targets(left)

    def assignment(self, node: SgNode) -> None:
        left, right = node.field("left"), node.field("right")
        if right is not None:
            self.visit(right)
        if left is not None:
            self.targets(left)

    def targets(self, left: SgNode) -> None:
        for target in named(left):
            if target.kind() == "identifier":
                self.write(target)
            else:
                self.visit(target)

    def step(self, node: SgNode) -> None:
        for child in named(node):
            if child.kind() == "identifier":
                self.write(child)
            else:
                self.visit(child)

    def type_switch(self, node: SgNode) -> None:
        self.scopes.append({})
        alias = node.field("alias")
        start = alias.range().start.index if alias else -1
        value = node.field("value")
        if value is not None:
            self.visit(value)
        if alias is not None:
            self.define(alias)
        for child in named(node):
            if child.range().start.index != start and child.kind() in ("type_case", "default_case"):
                self.scoped(child)
        self.scopes.pop()

    def keyed(self, node: SgNode) -> None:
        """A key that is a bare name is a field's name, unless such a local variable exists (a map's key)."""
        parts = named(node)
        for part in parts[1:]:
            self.visit(part)
        key = named(parts[0])[0] if parts and named(parts[0]) else None
        if key is not None and (key.kind() != "identifier" or self.find(key.text()) is not None):
            self.visit(key)


@lru_cache(maxsize=64)
def resolve(file: GoFile) -> Names:
    """The meaning of every name in ``file``; the same object for the same file, so it must not be changed."""
    resolver = _Resolver(file)
    resolver.visit(file.tree.root)
    return resolver.names
