"""Following values by name through one service's code: from a variable or a literal to the calls that use it.

The analysis is by name, not by type: cheap, the same for every language, and good enough to say *which line*
dials an address. It forgets the order of statements and merges equally named fields of one folder.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

from watari.model.evidence import Evidence
from watari.survey.code.language import SinkKind
from watari.survey.code.sinks import sink_of
from watari.survey.facts import Assignment, Call, CodeFile, Function

Node = tuple[str, ...]
TYPED = frozenset(["java", "kotlin"])
"""Languages whose references say the types of variables."""


@dataclass(frozen=True, slots=True)
class Sink:
    """A call that a value reaches: what it does, where it stands, how many steps away."""

    kind: SinkKind
    evidence: Evidence
    steps: int


class Flow:
    """The value graph of some files. Build it once a service, then ask :meth:`sinks`."""

    def __init__(self, files: Iterable[CodeFile]) -> None:
        self._files = list(files)
        self._edges: dict[Node, set[Node]] = defaultdict(set)
        self._sinks: dict[Node, tuple[SinkKind, Evidence]] = {}
        self._functions: dict[str, list[tuple[str, Function]]] = defaultdict(list)
        self._locals: set[Node] = set()
        self._fields: set[Node] = set()
        self._dialling: set[tuple[str, str]] = set()
        self._reached: dict[Node, list[Sink]] = {}
        self._clients: dict[str, SinkKind] = {}
        self._bindings: dict[str, str] = {}
        self.literals: dict[str, Evidence] = {}
        self.templates: dict[str, Evidence] = {}
        for file in self._files:
            self._declare(file)
        for file in self._files:
            self._connect(file)
        self._mark_uses()

    def sinks(self, start: Node) -> list[Sink]:
        """What ``("env", NAME)`` or ``("literal", text)`` reaches, nearest first."""
        if start not in self._reached:
            self._reached[start] = self._walk(start)
        return self._reached[start]

    def _walk(self, start: Node) -> list[Sink]:
        found, seen, queue = [], {start}, deque([(start, 0)])
        while queue:
            node, steps = queue.popleft()
            if node in self._sinks:
                kind, evidence = self._sinks[node]
                found.append(Sink(kind, evidence, steps))
            for following in self._edges.get(node, ()):
                if following not in seen:
                    seen.add(following)
                    queue.append((following, steps + 1))
        return sorted(found, key=lambda sink: (sink.steps, sink.evidence))

    def reaches(self, start: Node, field: str) -> bool:
        """Whether the value comes to a field or keyword of that name, such as ``.TableName``."""
        seen, queue = {start}, deque([start])
        while queue:
            node = queue.popleft()
            if node[0] == "field" and node[-1] == field:
                return True
            for following in self._edges.get(node, ()):
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        return False

    def methods(self, start: Node) -> list[tuple[str, Evidence]]:
        """The methods called on what the value becomes: ``("send_message", place)``."""
        seen, queue = {start}, deque([start])
        while queue:
            for following in self._edges.get(queue.popleft(), ()):
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        found = [(node[3], Evidence(node[1], int(node[2]))) for node in seen if node[0] == "method"]
        return sorted(found, key=lambda one: one[1])

    def _declare(self, file: CodeFile) -> None:
        path, folder = file.evidence.path, _folder(file)
        self._clients.update(file.clients)
        self._bindings.update(file.bindings)
        for function in file.functions:
            self._functions[function.name].append((path, function))
            self._locals.update(("local", path, function.name, name) for name in function.parameters)
        for one in file.assignments:
            if one.target.startswith("."):
                for name in {one.target, "." + one.target.rsplit(".", 1)[-1]}:
                    self._fields.update({("field", folder, name), ("field", "*", name)})
            elif one.target != "return" and one.function and one.target[0] != "@":
                self._locals.add(("local", path, one.function, one.target))

    def _connect(self, file: CodeFile) -> None:
        given = _from_parameters(file)
        for one in file.assignments:
            targets = self._targets(file, one)
            refs = one.refs
            if one.target == "return":
                # A caller's own arguments stand at the call; through the function all callers' would mix.
                refs = tuple(ref for ref in refs if (one.function, ref) not in given) + tuple(
                    origin for ref in refs for origin in given.get((one.function, ref), ())
                )
            for source in self._sources(file, one.function, refs, one.line):
                self._edges[source].update(targets)
            if one.target == ".Addr" and file.language == "go":
                self._sink(file, one.refs, one.function, one.line, "listen")
        for call in file.calls:
            self._call(file, call)

    def _call(self, file: CodeFile, call: Call) -> None:
        if file.language == "python" and call.receiver:
            method: Node = ("method", file.evidence.path, str(call.line), call.name)
            for source in self._sources(file, call.function, call.receiver[-1:], call.line):
                self._edges[source].add(method)
        kind = sink_of(call, file.language)
        client = call.callee.partition(".")[0]
        if client in self._clients and call.name != client:
            kind = self._clients[client]
            self._sink(file, ("@" + client,), call.function, call.line, kind)
        if kind is not None:
            given = [ref for refs in call.refs for ref in refs]
            # Who is registered is said by the arguments; the receiver is the registry.
            receiver = () if kind == "register" else call.receiver
            self._sink(file, (*given, *receiver), call.function, call.line, kind)
            if kind in ("http", "grpc") and call.function:
                self._dialling.add((file.evidence.path, call.function))
        for path, function in self._candidates(file, call.callee):
            for parameter, refs in zip(function.parameters, call.refs, strict=False):
                node = ("local", path, function.name, parameter)
                for source in self._sources(file, call.function, refs, call.line):
                    self._edges[source].add(node)
        # `helper(&service.address, "ADDRESS")` fills its first argument.
        if call.arguments and call.arguments[0].startswith("&"):
            target = call.refs[0][-1:] if call.refs[0] else ()
            for refs in call.refs[1:]:
                for source in self._sources(file, call.function, refs, call.line):
                    for name in target:
                        self._fields.update({("field", _folder(file), name), ("field", "*", name)})
                        self._edges[source].update({("field", _folder(file), name), ("field", "*", name)})

    def _sink(self, file: CodeFile, refs: tuple[str, ...], function: str | None, line: int, kind: SinkKind) -> None:
        node: Node = ("sink", file.evidence.path, str(line), kind)
        self._sinks[node] = (kind, Evidence(file.evidence.path, line))
        for source in self._sources(file, function, refs, line):
            self._edges[source].add(node)

    def _mark_uses(self) -> None:
        """Calls of functions that dial in the end: ``account.Get(id)``, ``call(s.account + "/accounts")``."""
        grown = True
        while grown:
            size = len(self._dialling)
            for file in self._files:
                for call in file.calls:
                    if call.function and self._dials(file, call):
                        self._dialling.add((file.evidence.path, call.function))
            grown = len(self._dialling) > size
        for file in self._files:
            for call in file.calls:
                if self._dials(file, call):
                    given = [ref for refs in call.refs for ref in refs]
                    self._sink(file, (*given, *call.receiver), call.function, call.line, "use")

    def _dials(self, file: CodeFile, call: Call) -> bool:
        return any((path, f.name) in self._dialling for path, f in self._candidates(file, call.callee))

    def _targets(self, file: CodeFile, one: Assignment) -> set[Node]:
        folder, path = _folder(file), file.evidence.path
        if one.target == "return":
            return {("return", path, one.function or "")}
        if one.target.startswith("@"):
            return {("client", one.target[1:])}
        if one.target.startswith("."):
            names = {one.target, "." + one.target.rsplit(".", 1)[-1]}
            return {("field", place, name) for name in names for place in (folder, "*")}
        if one.function:
            return {("local", path, one.function, one.target)}
        return {("global", folder, one.target), ("global", "*", one.target)}

    def _sources(self, file: CodeFile, function: str | None, refs: tuple[str, ...], line: int) -> list[Node]:
        nodes: list[Node] = []
        for ref in refs:
            if ref.startswith("$"):
                nodes.append(("env", ref[1:]))
            elif ref.startswith('"'):
                self.literals.setdefault(ref[1:], Evidence(file.evidence.path, line))
                nodes.append(("literal", ref[1:]))
            elif ref.startswith("@"):
                nodes.append(("client", ref[1:]))
            elif ref.startswith("%"):
                nodes.append(self._template(ref[1:], Evidence(file.evidence.path, line)))
            elif ref.endswith("()"):
                nodes += [("return", path, f.name) for path, f in self._candidates(file, ref[:-2])]
            elif ref.startswith("."):
                nodes += self._field(file, ref, line)
            else:
                nodes.append(self._variable(file, function, ref))
        return nodes

    def _template(self, text: str, evidence: Evidence) -> Node:
        self.templates.setdefault(text, evidence)
        return ("config", text)

    def _field(self, file: CodeFile, ref: str, line: int) -> list[Node]:
        """The nearest writer: same folder before anywhere, ``.Log.File`` before ``.File``, else a global."""
        owner, _, rest = ref[1:].partition(".")
        if rest and owner in self._bindings:
            key = "${" + f"{self._bindings[owner]}.{rest}" + "}"
            return [self._template(key, Evidence(file.evidence.path, line))]
        if file.language in TYPED:
            # A field of a known type is that type's own; of an unknown one, the folder's before any.
            places = (_folder(file), "*")
            nodes: list[Node] = [("field", place, ref) for place in places]
            return [node for node in nodes if node in self._fields][:1]
        for name in (ref, "." + ref.rsplit(".", 1)[-1]):
            for place in (_folder(file), "*"):
                if ("field", place, name) in self._fields:
                    return [("field", place, name)]
        return [("global", "*", ref.rsplit(".", 1)[-1])]

    def _variable(self, file: CodeFile, function: str | None, name: str) -> Node:
        if function and ("local", file.evidence.path, function, name) in self._locals:
            return ("local", file.evidence.path, function, name)
        own = ("global", _folder(file), name)
        return own if own in self._edges or file.language == "go" else ("global", "*", name)

    def _candidates(self, file: CodeFile, callee: str) -> list[tuple[str, Function]]:
        """The functions that a call may mean.

        A plain function is called by its name in its own folder or through its package or module
        (``store.New``); a method through any value, in the same folder first.
        """
        qualifier, _, name = callee.rpartition(".")
        named = self._functions.get(name, [])
        if not named:
            return []
        last = qualifier.rsplit(".", 1)[-1]
        if file.language in TYPED:
            return _of_type(named, last or name)
        if not qualifier:
            plain = [one for one in named if not one[1].method]
            return [one for one in plain if _near(one[0], file)] or (plain if file.language != "go" else [])
        through = [one for one in named if not one[1].method and last in (_stem(one[0]), _parent(one[0]))]
        methods = [one for one in named if one[1].method]
        return through or [one for one in methods if _near(one[0], file)] or methods[:4]


def _of_type(named: list[tuple[str, Function]], owner: str) -> list[tuple[str, Function]]:
    """The functions of a type, of what implements it, or the only one of that name (an inherited one)."""
    own = [one for one in named if _stem(one[0]) == owner]
    implementing = [one for one in named if _stem(one[0]) in (f"{owner}Impl", f"Default{owner}", owner[1:])]
    return own or implementing or (named if len(named) == 1 else [])


def _from_parameters(file: CodeFile) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """The local names that hold something of their function's parameters: (function, name).

    With each the literals and variables that it holds besides: those are the same for every caller.
    """
    given: dict[tuple[str | None, str], tuple[str, ...]] = {
        (function.name, name): () for function in file.functions for name in function.parameters
    }
    for one in file.assignments:
        sources = [(one.function, ref) for ref in one.refs if (one.function, ref) in given]
        if sources and not one.target.startswith("."):
            fixed = [ref for ref in one.refs if ref[0] in '$"']
            fixed += [ref for source in sources for ref in given[source]]
            given[one.function, one.target] = tuple(dict.fromkeys(fixed))
    return given


def _folder(file: CodeFile) -> str:
    return posixpath.dirname(file.evidence.path) or "."


def _stem(path: str) -> str:
    return posixpath.basename(path).rsplit(".", 1)[0]


def _parent(path: str) -> str:
    return posixpath.basename(posixpath.dirname(path))


def _near(path: str, file: CodeFile) -> bool:
    return (posixpath.dirname(path) or ".") == _folder(file)
