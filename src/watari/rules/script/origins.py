"""Where a value comes from: an *origin* is a string that a rule can match.

``boto3.client(ec2).describe_tags`` is an attribute of what ``boto3.client("ec2")`` gives: imports and aliases
are resolved, names followed through assignments, fields, parameters and functions, in other files too. A call
appends ``()`` with its first argument inside where that is a known text; a declared type ``T`` counts as ``T()``.
A value that several assignments give has several origins. What is not known keeps its spelling.

Things that the tree itself defines have origins such as ``file:path`` and ``file:path#Name``; rules never see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Import
from watari.rules.script.files import Class, Function, ScriptFile
from watari.rules.script.places import OWN, instance_of, origin_of, place
from watari.rules.script.project import Project
from watari.rules.script.views import Attribute, Call, Format, Module, Name, One, Text, This, View
from watari.sources.syntax import key

_DEEPEST = 14
"""Steps from a value to its origin; a longer way is taken as unknown (and loops end)."""
_MOST_STEPS = 2_000
"""Steps that one question may take on all its ways together; values that everything flows into say nothing certain."""
_MOST = 24
"""Origins of one value; more of them say nothing certain. (Each wildcard import of Java is one.)"""
_DEFAULT = "default"
"""What a JavaScript module gives as a whole."""
UNKNOWN = "{}"
"""What stands in a text for a part that is not known."""


class Origins:
    """Answers where values of one project come from."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._known: dict[tuple[str, tuple[int, int, str]], frozenset[str]] = {}
        self._busy: set[tuple[str, tuple[int, int, str]]] = set()
        self._reading = 0
        self._steps = 0

    def of(self, node: SgNode, file: ScriptFile, depth: int = 0) -> frozenset[str]:
        """The origins of an expression; empty where it is a text or nothing that can be followed."""
        mark = (file.path, key(node))
        if mark in self._known:
            return self._known[mark]
        if depth > _DEEPEST or mark in self._busy or not self._goes_on():
            return frozenset()
        self._busy.add(mark)
        try:
            found = frozenset(sorted(self._of_node(node, file, depth + 1))[:_MOST])
        finally:
            self._busy.discard(mark)
        if depth == 0:
            self._known[mark] = found
        return found

    def _goes_on(self) -> bool:
        """Whether the question that was asked from outside may take one more step."""
        if not self._busy and not self._reading:
            self._steps = 0
        self._steps += 1
        return self._steps <= _MOST_STEPS

    def _of_node(self, node: SgNode, file: ScriptFile, depth: int) -> set[str]:
        if node.kind() in file.dialect.functions:
            function = file.function_at(node)
            return {origin_of(function)} if function is not None else set()
        view = file.dialect.view(node)
        return self._of_view(view, node, file, depth) if view is not None else set()

    def _of_view(self, view: View | SgNode, at: SgNode, file: ScriptFile, depth: int) -> set[str]:
        match view:
            case Name(text):
                return self._of_name(text, at, file, depth)
            case Module(name):
                return set(self._of_module(name, file, depth))
            case Attribute(None, name):
                return self._own(name, at, file, depth)
            case Attribute(SgNode() as of, name):
                return {end for one in self.of(of, file, depth) for end in self._member(one, name, depth)}
            case Call():
                return self._of_call(view, at, file, depth)
            case One(nodes):
                return {end for one in nodes for end in self.of(one, file, depth)}
            case This():
                return self._own_class(at, file)
            case SgNode():
                return set(self.of(view, file, depth))
        return set()

    def _of_call(self, call: Call, at: SgNode, file: ScriptFile, depth: int) -> set[str]:
        callees = self._of_view(call.callee, at, file, depth)
        if call.silent and not callees:
            return set()
        given = self.text(call.arguments[0], file) if call.arguments else None
        text = given if given is not None and UNKNOWN not in given else ""
        found: set[str] = set()
        for callee in callees:
            function = self.function(callee)
            if function is not None:
                found |= self._results(function, depth)
            elif callee.startswith(OWN) and not callee.endswith(")") and self._class(callee) is None:
                continue
            elif call.silent and not text:
                found.add(callee)
            else:
                found.add(f"{callee}({text})")
        return found

    def _results(self, function: Function, depth: int) -> set[str]:
        file = function.file
        found = {end for one in file.dialect.returned(function.node) for end in self.of(one, file, depth)}
        of = file.dialect.result_type(function.node) if not found else None
        named = file.dialect.type_name(of) if of is not None else ""
        return {f"{one}()" for one in self._of_name(named, function.node, file, depth)} if named else found

    def _of_name(self, name: str, at: SgNode, file: ScriptFile, depth: int) -> set[str]:
        head, dot, rest = name.partition(file.dialect.dot)
        bound = file.bound(head, at)
        if bound:
            found = {end for one in bound for end in self._of_bound(one, file, depth)}
        elif head in file.imports:
            found = {end for one in file.imports[head] for end in self._of_import(one, file, depth)}
        else:
            found = set(self._of_definition(head, at, file)) or set(
                self._inherited(head, file.owner_of(at), file, depth)
            )
            found = found or set(self._of_wildcards(head, file)) | {head}
        if not dot:
            return found
        own = self._named_whole(name, file) if found == {head} else None
        if own is not None:
            return {own}
        members = {end for one in found for end in self._member(one, rest, depth, file.dialect.dot)}
        # A namespace that the tree opens too (`module Aws`) holds more than the tree puts into it.
        return members or ({name} if file.dialect.fields_are_names else set())

    def _named_whole(self, name: str, file: ScriptFile) -> str | None:
        """The class whose file is named after it, where the language finds files so (Ruby, the JVM)."""
        other = self.project.imported(name, file.path) if file.dialect.fields_are_names else None
        last = name.rpartition(file.dialect.dot)[2]
        return f"{OWN}{other.path}#{last}" if other is not None and last in other.classes else None

    def _of_definition(self, name: str, at: SgNode, file: ScriptFile) -> Iterator[str]:
        """A function or class of the file; where methods need no ``self``, one of the class around ``at`` first."""
        owner = file.owner_of(at) if file.dialect.fields_are_names else None
        if owner is not None and name in owner.methods:
            yield f"{OWN}{file.path}#{owner.name}:{name}"
        elif name in file.classes or any(not one.owner for one in file.functions.get(name, ())):
            yield f"{OWN}{file.path}#{name}"
        elif name[:1].isupper() and (other := self._named_whole(name, file)) is not None:
            yield other

    def _of_wildcards(self, name: str, file: ScriptFile) -> Iterator[str]:
        for one in file.wildcards:
            own = self._named_whole(f"{one.module}{file.dialect.dot}{name}", file)
            if own is not None:
                yield own
                continue
            other = self.project.imported(one.module, file.path)
            if other is None:
                yield f"{one.module}{file.dialect.dot}{name}"
            elif name in other.functions or name in other.classes or other.exported(name):
                yield f"{OWN}{other.path}#{name}"

    def _of_import(self, one: Import, file: ScriptFile, depth: int) -> Iterator[str]:
        dot = file.dialect.dot
        whole = f"{one.module}{dot}{one.name}" if one.name and not one.module.endswith(dot) else one.module + one.name
        inner = self.project.imported(whole, file.path)
        if inner is not None:
            own = whole.rpartition(dot)[2]
            yield f"{OWN}{inner.path}#{own}" if own in inner.classes else f"{OWN}{inner.path}"
            return
        module = self.project.imported(one.module, file.path)
        if module is None:
            yield whole
        elif not one.name:
            yield f"{OWN}{module.path}"
        else:
            found = set(self._exported(one.name, module, depth))
            yield from found or {f"{OWN}{module.path}"}

    def _of_module(self, name: str, file: ScriptFile, depth: int) -> Iterator[str]:
        module = self.project.imported(name, file.path)
        if module is None:
            yield name
        else:
            yield from set(self._exported(_DEFAULT, module, depth)) or {f"{OWN}{module.path}"}

    def _of_bound(self, bound: Bound, file: ScriptFile, depth: int) -> set[str]:
        if bound.type is not None:
            named = file.dialect.type_name(bound.type)
            types = self._of_name(named, bound.at, file, depth) if named else set()
            typed = {f"{one}()" for one in types if not one.startswith(OWN) or self._class(one) is not None}
            valued = self.of(bound.value, file, depth) if bound.value is not None and typed else frozenset()
            if typed:
                return typed | valued
        if bound.value is None:
            return set(self._given(bound, file, depth))
        found = self.of(bound.value, file, depth)
        if not bound.member:
            return set(found)
        return {end for one in found for end in self._member(one, bound.member, depth)}

    def _given(self, bound: Bound, file: ScriptFile, depth: int) -> Iterator[str]:
        """What the callers in the same file give a parameter without a type."""
        function = file.function_at(bound.at)
        if function is None or depth > _DEEPEST // 2:
            return
        names = [one.name for one in file.dialect.parameters(bound.at)]
        index = names.index(bound.name) if bound.name in names else -1
        for argument in self._arguments(function, index):
            yield from self.of(argument, file, depth + 1)

    def _arguments(self, function: Function, index: int) -> Iterator[SgNode]:
        file = function.file
        for site in file.calls_of(function.name):
            view = file.dialect.view(site)
            if isinstance(view, Call) and 0 <= index < len(view.arguments):
                yield view.arguments[index]

    def _own(self, name: str, at: SgNode, file: ScriptFile, depth: int) -> set[str]:
        owner = file.owner_of(at)
        return set(self._member(instance_of(owner, file), name, depth)) if owner is not None else {name}

    def _member(self, of: str, name: str, depth: int, dot: str = ".") -> Iterator[str]:
        if not of.startswith(OWN):
            yield f"{of}{dot}{name}"
            return
        path, inner = place(of)
        file = self.project.file(path)
        if file is None or depth > _DEEPEST:
            return
        function = self.function(of)
        if function is not None:
            for origin in self._results(function, depth + 1):
                yield from self._member(origin, name, depth + 1, dot)
            return
        if not inner:
            yield from self._exported(name, file, depth)
            return
        owner = file.classes.get(inner.removesuffix("()"))
        if owner is None:
            for one in file.exported(inner):
                for origin in self._of_bound(one, file, depth):
                    yield from self._member(origin, name, depth + 1, dot)
            return
        yield from self._of_class(owner, name, file, depth)

    def _of_class(self, owner: Class, name: str, file: ScriptFile, depth: int) -> Iterator[str]:
        if owner.field(name):
            for one in owner.field(name):
                yield from self._of_bound(one, file, depth)
        elif name in owner.methods:
            yield f"{OWN}{file.path}#{owner.name}:{name}"
        elif name in file.classes:
            yield f"{OWN}{file.path}#{name}"
        else:
            yield from self._inherited(name, owner, file, depth)

    def _inherited(self, name: str, owner: Class | None, file: ScriptFile, depth: int) -> Iterator[str]:
        """What a class has from those that it extends, as far as they are in the tree."""
        if owner is None or depth > _DEEPEST:
            return
        for parent in file.dialect.parents(owner.node):
            for origin in self._of_name(parent, owner.node, file, depth + 1):
                if origin.startswith(OWN) and "#" in origin:
                    yield from self._member(f"{origin}()", name, depth + 1)

    def _exported(self, name: str, file: ScriptFile, depth: int) -> Iterator[str]:
        bound = file.exported(name)
        for one in bound:
            yield from self._of_bound(one, file, depth)
        if not bound and (name in file.functions or name in file.classes):
            owner = file.functions[name][0].owner if name in file.functions and file.dialect.fields_are_names else ""
            yield f"{OWN}{file.path}#{owner}:{name}" if owner else f"{OWN}{file.path}#{name}"
        elif not bound and name in file.imports and depth < _DEEPEST:
            for found in file.imports[name]:
                yield from self._of_import(found, file, depth + 1)
        elif not bound and name != _DEFAULT:
            for one in file.exported(_DEFAULT):
                for origin in self._of_bound(one, file, depth):
                    yield from self._member(origin, name, depth + 1)

    def _class(self, origin: str) -> Class | None:
        path, inner = place(origin)
        file = self.project.file(path) if inner else None
        return file.classes.get(inner.removesuffix("()")) if file is not None else None

    def function(self, origin: str) -> Function | None:
        """The function of the tree that an origin names; None where it is none."""
        if not origin.startswith(OWN):
            return None
        path, inner = place(origin)
        file = self.project.file(path) if inner else None
        if file is None:
            return None
        owner, _, method = inner.partition(":")
        if method:
            found = file.classes.get(owner)
            return found.methods.get(method) if found is not None else None
        return next((one for one in file.functions.get(inner, ()) if not one.owner), None)

    def callees(self, site: SgNode, file: ScriptFile) -> set[str]:
        """The origins of what a call calls."""
        view = file.dialect.view(site)
        return self._of_view(view.callee, site, file, 1) if isinstance(view, Call) else set()

    def settled(self, origins: Iterable[str]) -> Iterator[str]:
        """Origins as rules see them: a property of the tree's own class is what its method gives."""
        for one in origins:
            function = self.function(one)
            results = self._results(function, 0) if function is not None else {one}
            yield from (result for result in results if not result.startswith(OWN))

    def text(self, node: SgNode, file: ScriptFile, depth: int = 0) -> str | None:
        """The text that an expression always has, ``{}`` for parts that are not known; None where all is unknown."""
        if depth > _DEEPEST or not self._goes_on():
            return None
        self._reading += 1
        try:
            return self._text_of(node, file, depth)
        finally:
            self._reading -= 1

    def _text_of(self, node: SgNode, file: ScriptFile, depth: int) -> str | None:
        match file.dialect.view(node):
            case Text(parts):
                return "".join(self._part(one, file, depth) for one in parts)
            case Format(template, arguments):
                return self._filled(template, arguments, file, depth)
            case One(several):
                return self._only(((one, file) for one in several), depth)
            case Name() | Attribute() as view:
                return self._only(self._values(view, node, file), depth)
            case Call(Name() | Attribute() as callee, (), silent=True):
                return self._only(self._given_silently(callee, node, file), depth)
        return None

    def _only(self, expressions: Iterable[tuple[SgNode, ScriptFile]], depth: int) -> str | None:
        """The text that all of the expressions have; None where they differ."""
        texts = {self.text(one, where, depth + 1) for one, where in expressions}
        return texts.pop() if len(texts) == 1 else None

    def _given_silently(
        self, callee: Name | Attribute, at: SgNode, file: ScriptFile
    ) -> Iterator[tuple[SgNode, ScriptFile]]:
        """What a name gives that is a variable or a method without arguments: the text does not say which (Ruby)."""
        values = tuple(self._values(callee, at, file))
        yield from values
        for origin in self._of_view(callee, at, file, 1) if not values else ():
            function = self.function(origin)
            if function is not None:
                yield from ((one, function.file) for one in file.dialect.returned(function.node))

    def _part(self, part: str | SgNode, file: ScriptFile, depth: int) -> str:
        if isinstance(part, str):
            return part
        found = self.text(part, file, depth + 1)
        return found if found is not None else UNKNOWN

    def _filled(self, template: SgNode, arguments: tuple[SgNode, ...], file: ScriptFile, depth: int) -> str | None:
        text = self.text(template, file, depth + 1)
        for argument in arguments if text is not None else ():
            given = self.text(argument, file, depth + 1)
            for hole in ("%s", "%d", "{}", "{0}"):
                if text is not None and given is not None and hole in text:
                    text = text.replace(hole, given, 1)
                    break
        return text.replace("%s", UNKNOWN) if text is not None else None

    def _values(self, view: Name | Attribute, at: SgNode, file: ScriptFile) -> Iterator[tuple[SgNode, ScriptFile]]:
        """The expressions that a name or an attribute gets, wherever they stand."""
        if isinstance(view, Name):
            bound = file.bound(view.text, at)
            where = file
            for one in file.imports.get(view.text, ()) if not bound else ():
                module = self.project.imported(one.module, file.path)
                if module is not None and one.name:
                    bound, where = module.exported(one.name), module
            for found in bound:
                if found.value is not None and not found.member:
                    yield found.value, where
            space, dot, name = view.text.rpartition(file.dialect.dot)
            for origin in self._of_name(space, at, file, 1) if dot and not bound else ():
                yield from self._values_of(origin, name)
            return
        owners = self.of(view.object, file) if view.object is not None else self._own_class(at, file)
        for origin in owners:
            yield from self._values_of(origin, view.name)

    def _own_class(self, at: SgNode, file: ScriptFile) -> set[str]:
        owner = file.owner_of(at)
        return {instance_of(owner, file)} if owner is not None else set()

    def _values_of(self, origin: str, name: str) -> Iterator[tuple[SgNode, ScriptFile]]:
        if not origin.startswith(OWN):
            return
        path, inner = place(origin)
        file = self.project.file(path)
        if file is None:
            return
        owner = file.classes.get(inner.removesuffix("()")) if inner else None
        bound = owner.field(name) if owner is not None else file.exported(name)
        for one in bound:
            if one.value is not None:
                yield one.value, file
