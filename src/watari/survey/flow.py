"""Following values by name through one service's code: from a variable or a literal to the calls that use it.

The analysis is by name, not by type: cheap, the same for every language, and good enough to say *which line*
dials an address. It forgets the order of statements and merges equally named fields of one folder.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from watari.model.evidence import Evidence
from watari.survey.code.go.alive import dead_functions
from watari.survey.code.go.callees import methods_meant, of_package
from watari.survey.code.language import DIALS, SinkKind
from watari.survey.code.mentions import mentioned_names, unmentioned_functions
from watari.survey.code.sinks import client_of, sink_of
from watari.survey.configkeys import KEY_REF, Keys
from watari.survey.facts import Assignment, Call, CodeFile, ConfigValue, Function
from watari.survey.graph import Graph, Node

TYPED = frozenset(["java", "kotlin"])
"""Languages whose references say the types of variables."""
_STUBS = {"go": re.compile(r"^New\w+Client$"), "python": re.compile(r"^[A-Z]\w*Stub$")}
"""The constructors of generated gRPC clients."""
_PLUMBING = frozenset(
    ["Close", "Error", "GetState", "Target", "Connect", "WaitForStateChange", "String", "close", "subscribe"]
)
"""Methods of a connection, an error or a text; they ask nothing of the service behind."""
_VERBS = frozenset(["get", "post", "put", "patch", "delete", "del", "head", "request", "send", "stream", "query"])
_OVERRIDES = 8
"""More methods of one name in a folder are no longer one method and its overrides."""


@dataclass(frozen=True, slots=True)
class Sink:
    """A call that a value reaches: what it does, where it stands, how many steps away."""

    kind: SinkKind
    evidence: Evidence
    steps: int


class Flow:
    """The value graph of some files. Build it once a service, then ask :meth:`sinks`."""

    def __init__(self, files: Iterable[CodeFile], values: Iterable[ConfigValue] = ()) -> None:
        self._files = list(files)
        self._graph = Graph()
        self._asked: dict[Node, list[Sink]] = {}
        self._imported: dict[str, dict[str, str]] = {}
        self._meant: dict[tuple[str, str], list[tuple[str, Function]]] = {}
        self._sinks: dict[Node, tuple[SinkKind, Evidence]] = {}
        self._functions: dict[str, list[tuple[str, Function]]] = defaultdict(list)
        self._locals: set[Node] = set()
        self._configured: set[str] = set()
        self._globals: set[str] = set()
        self._fields: set[Node] = set()
        self._dialling: set[tuple[str, str]] = set()
        self._around: dict[str, int] = {}
        self._clients: dict[str, SinkKind] = {}
        self._bindings: dict[str, str] = {}
        self.literals: dict[str, Evidence] = {}
        self.templates: dict[str, Evidence] = {}
        for file in self._files:
            self._declare(file)
        self._dead = dead_functions(self._files) | unmentioned_functions(self._files)
        self._configure(Keys(self._files), values)
        for file in self._files:
            self._connect(file)
        for file in self._files:
            for call in file.calls:
                self._client(file, call)
        self._mark_uses()

    def sinks(self, start: Node) -> list[Sink]:
        """What ``("env", NAME)`` or ``("literal", text)`` reaches, nearest first."""
        if start not in self._asked:
            ends = [(self._sinks[node], steps) for node, steps in self._walk(start) if node in self._sinks]
            found = [Sink(kind, evidence, steps) for (kind, evidence), steps in ends]
            self._asked[start] = sorted(found, key=lambda sink: (sink.steps, sink.evidence))
        return self._asked[start]

    def literals_to(self, kind: SinkKind) -> list[str]:
        """The literals that reach a sink of that kind, in reading order."""
        marks = self._graph.leading_to(node for node, (own, _) in self._sinks.items() if own == kind)
        return [text for text in self.literals if self._graph.marked(marks, ("literal", text))]

    def reaches(self, start: Node, field: str) -> bool:
        """Whether the value comes to a field or keyword of that name, such as ``.TableName``."""
        return any(node[0] == "field" and node[-1] == field for node, _ in self._graph.walk(start))

    def methods(self, start: Node) -> list[tuple[str, Evidence]]:
        """The methods called on what the value becomes: ``("send_message", place)``."""
        met = [node for node, _ in self._graph.walk(start) if node[0] == "method"]
        return sorted(((node[3], Evidence(node[1], int(node[2]))) for node in met), key=lambda one: one[1])

    def unused(self, start: Node) -> bool:
        """Whether a client is made from what the value becomes, and no line calls a method of it.

        A client kept in a field is used where the field is; what else holds the field's struct says nothing.
        """
        met = list(self._graph.walk(start))
        if not any(node[0] == "stub" for node, _ in met):
            return False
        called = min((steps for node, steps in met if _asks(node)), default=None)
        kept = min((steps for node, steps in met if node[0] == "field"), default=None)
        fields = [node for node, steps in met if node[0] == "field" and steps == kept]
        if called is None or (fields and not any(self._graph.leads_on(field) for field in fields)):
            return True
        if kept is None or called <= kept + 1:
            return False
        return not any(_asks(node) for field in fields for node, _ in self._graph.walk(field))

    def forgotten(self, env: str) -> bool:
        """Whether a variable's value is only put under names that no line which runs mentions."""
        kept = [
            (file, one)
            for file in self._files
            for one in file.assignments
            if file.definitions and "$" + env in one.refs
        ]
        names = {one.target.rsplit(".", 1)[-1] for file, one in kept if not self._is_dead(file, one)}
        return bool(kept) and not names & {"return", *self._mentioned}

    @cached_property
    def _mentioned(self) -> set[str]:
        return mentioned_names(self._files)

    def has_client(self, start: Node) -> bool:
        """Whether a generated client is made from what the value becomes; other languages' are not known."""
        going = any(file.language == "go" for file in self._files)
        return not going or any(node[0] == "stub" for node, _ in self._graph.walk(start))

    def _walk(self, start: Node) -> Iterable[tuple[Node, int]]:
        """The walk to sinks only; most values go nowhere, and are left at once."""
        return self._graph.walk(start, self._useful)

    @cached_property
    def _useful(self) -> bytearray:
        return self._graph.leading_to(self._sinks)

    def _declare(self, file: CodeFile) -> None:
        path, folder = file.evidence.path, _folder(file)
        self._clients.update(file.clients)
        self._bindings.update(file.bindings)
        for function in file.functions:
            self._functions[function.name].append((path, function))
            self._locals.update(("local", path, function.name, name) for name in function.parameters)
        for one in file.assignments:
            self._place(file, one)
            if one.target.startswith("."):
                if one.target in one.refs:
                    continue  # ``Remote: dial(config.Remote)`` hands on what another place has written
                for name in {one.target, "." + one.target.rsplit(".", 1)[-1]}:
                    self._fields.update({("field", folder, name), ("field", "*", name)})
            elif one.function is None:
                self._globals.add(one.target)
            elif one.target != "return" and one.declares and one.target[0] != "@":
                self._locals.add(("local", path, one.function, one.target))

        for call in file.calls:
            for _, name in _filled(file, call):
                if name.startswith("."):
                    self._fields.update({("field", folder, name), ("field", "*", name)})

    def _place(self, file: CodeFile, one: Assignment) -> None:
        """A literal stands where the smallest assignment holds it: at the key, not at the object around."""
        for ref in one.refs:
            if ref.startswith('"') and len(one.refs) < self._around.get(ref, 1000):
                self._around[ref] = len(one.refs)
                self.literals[ref[1:]] = Evidence(file.evidence.path, one.line)

    def _configure(self, keys: Keys, values: Iterable[ConfigValue]) -> None:
        """``("config", key)`` leads to the fields and key texts by which code asks for the value."""
        places: dict[str, set[str]] = defaultdict(lambda: {"*"})
        for _, place, name in self._fields:
            places[name].add(place)
        for value in values:
            start = ("config", value.key)
            for field in keys.fields(value.key):
                nodes = {("field", place, field) for place in places[field]}
                self._configured.add(field)
                self._graph.join(start, nodes)
            self._graph.join(start, (("literal", text) for text in keys.texts(value.key)))

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
                self._graph.join(source, targets)
            if one.target == ".Addr" and file.language == "go":
                self._sink(file, one.refs, one.function, one.line, "listen")
        for call in file.calls:
            self._call(file, call)

    def _call(self, file: CodeFile, call: Call) -> None:
        if self._is_dead(file, call):
            return
        if file.language in ("python", "go") and call.receiver:
            method: Node = ("method", file.evidence.path, str(call.line), call.name)
            for source in self._sources(file, call.function, call.receiver[-1:], call.line):
                self._graph.join(source, (method,))
        if file.language in _STUBS and _STUBS[file.language].match(call.name):
            stub: Node = ("stub", file.evidence.path, str(call.line), call.name)
            for source in self._sources(
                file, call.function, tuple(ref for refs in call.refs for ref in refs), call.line
            ):
                self._graph.join(source, (stub,))
        if call.name == "BindEnv" and len(call.refs) > 1 and call.refs[0]:
            # viper: the key, as code asks for it, holds the variable.
            for source in self._sources(
                file, call.function, tuple(r for refs in call.refs[1:] for r in refs), call.line
            ):
                self._graph.join(source, self._sources(file, call.function, call.refs[0], call.line))
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
            if kind in DIALS and call.function:
                self._dialling.add((file.evidence.path, call.function))
        for path, function in self._candidates(file, call.callee):
            for parameter, refs in _handed(function, call):
                node = ("local", path, function.name, parameter)
                for source in self._sources(file, call.function, refs, call.line):
                    self._graph.join(source, (node,))
        for index, name in _filled(file, call):
            others = [refs for number, refs in enumerate(call.refs) if number != index]
            for source in (one for refs in others for one in self._sources(file, call.function, refs, call.line)):
                self._graph.join(source, self._target_of(file, call.function, name))

    def _target_of(self, file: CodeFile, function: str | None, name: str) -> set[Node]:
        if name.startswith("."):
            return {("field", _folder(file), name), ("field", "*", name)}
        return {self._variable(file, function, name)}

    def _client(self, file: CodeFile, call: Call) -> None:
        """A client that is made: the calls of its methods dial, or its making where it goes out of sight."""
        kind = client_of(call, file.language)
        if kind is None or self._is_dead(file, call):
            return
        made = {
            node
            for one in file.assignments
            if one.line == call.line and one.function == call.function and call.name + "()" in one.refs
            for node in self._targets(file, one)
        }
        used = [
            (other, one)
            for other in self._files
            for one in other.calls
            if self._speaks(other, one, kind) and not self._is_dead(other, one)
        ]
        holders = made | {node for one in made for node, _ in self._graph.walk(one)}
        spoken = [
            (other, one)
            for other, one in used
            if holders.intersection(self._sources(other, one.function, one.receiver[-1:], one.line))
        ]
        for other, one in spoken:
            self._sink(
                other, (*[ref for refs in one.refs for ref in refs], *one.receiver), one.function, one.line, kind
            )
            if one.function:
                self._dialling.add((other.evidence.path, one.function))
        if not spoken and (not made or holders - made):
            self._sink(file, tuple(ref for refs in call.refs for ref in refs), call.function, call.line, kind)

    def _is_dead(self, file: CodeFile, one: Assignment | Call) -> bool:
        return (file.evidence.path, one.function) in self._dead

    def _speaks(self, file: CodeFile, call: Call, kind: SinkKind) -> bool:
        """Whether a call may be a request through a client: any method of a stub, HTTP's verbs else."""
        return bool(call.receiver) and (kind == "grpc" or call.name.lower() in _VERBS)

    def _sink(self, file: CodeFile, refs: tuple[str, ...], function: str | None, line: int, kind: SinkKind) -> None:
        node: Node = ("sink", file.evidence.path, str(line), kind)
        self._sinks[node] = (kind, Evidence(file.evidence.path, line))
        for source in self._sources(file, function, refs, line):
            self._graph.join(source, (node,))

    def _mark_uses(self) -> None:
        """Calls of functions that dial in the end: ``account.Get(id)``, ``call(s.account + "/accounts")``."""
        callers: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for file in self._files:
            for call in file.calls:
                if call.function:
                    for path, function in self._candidates(file, call.callee):
                        callers[path, function.name].add((file.evidence.path, call.function))
        waiting = list(self._dialling)
        while waiting:
            grown = callers[waiting.pop()] - self._dialling
            self._dialling |= grown
            waiting += grown
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
        local = ("local", path, one.function or "", one.target)
        if one.function and (one.declares or local in self._locals):
            return {local}
        return {("global", _module(file), one.target), ("global", "*", one.target)}

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
                nodes += [("return", path, f.name) for path, f in self._called(file, ref[:-2], refs)]
            elif ref.startswith("."):
                nodes += self._field(file, ref, line)
            elif ref.startswith(KEY_REF):
                continue
            else:
                nodes.append(self._variable(file, function, ref))
                if file.language == "ruby":  # a call without arguments looks like a variable
                    nodes += [("return", path, f.name) for path, f in self._called(file, ref, refs)]
        return nodes

    def _overriding(self, file: CodeFile, name: str) -> list[tuple[str, Function]]:
        """The methods of the same folder that a called name may stand for.

        ``this.baseUrl()`` may be what a subclass says; a verb such as ``get`` would mix all clients.
        """
        if name.lower() in _VERBS:
            return []
        methods = [one for one in self._functions.get(name, []) if one[1].method and _near(one[0], file)]
        return methods if len(methods) <= _OVERRIDES else []

    def _template(self, text: str, evidence: Evidence) -> Node:
        self.templates.setdefault(text, evidence)
        return ("template", text)

    def _of_known_type(self, file: CodeFile, ref: str, line: int) -> list[Node]:
        """A field of a known type is that type's own, or what configuration binds to it."""
        owner, _, rest = ref[1:].partition(".")
        if rest and owner in self._bindings:
            key = "${" + f"{self._bindings[owner]}.{rest}" + "}"
            return [self._template(key, Evidence(file.evidence.path, line))]
        nodes: list[Node] = [("field", place, ref) for place in (_folder(file), "*")]
        return [node for node in nodes if node in self._fields][:1]

    def _called(self, file: CodeFile, name: str, refs: tuple[str, ...]) -> list[tuple[str, Function]]:
        """The functions whose result an expression uses. In Go the package stands beside the name in ``refs``."""
        found = self._candidates(file, name)
        if found or file.language != "go":
            return found or self._overriding(file, name)
        named = self._functions.get(name, [])
        paths = [path for ref in refs if (path := self._imports(file).get(ref))] if named else []
        through = [one for path in paths for one in of_package(path, named)]
        return through or [one for one in named if one[1].method and _near(one[0], file)][:1]

    def _field(self, file: CodeFile, ref: str, line: int) -> list[Node]:
        """The nearest writer: same folder before anywhere, ``.Log.File`` before ``.File``, else a global.

        Besides, a key of a configuration file.
        """
        if file.language in TYPED:
            return self._of_known_type(file, ref, line)
        last = "." + ref.rsplit(".", 1)[-1]
        key = ref if ref in self._configured else last
        configured: list[Node] = [("field", "*", key)] if key in self._configured else []
        if file.language == "go" and ref[1:] in self._globals:
            configured.append(("global", "*", ref[1:]))  # ``names.Stock``, a constant of another package
        for name in (ref, last):
            for place in (_folder(file), "*"):
                if ("field", place, name) in self._fields:
                    written: Node = ("field", place, name)
                    return [written, *(one for one in configured if one != written)]
        return configured or [("global", "*", last[1:])]

    def _variable(self, file: CodeFile, function: str | None, name: str) -> Node:
        if function and ("local", file.evidence.path, function, name) in self._locals:
            return ("local", file.evidence.path, function, name)
        own = ("global", _module(file), name)
        return own if own in self._graph or file.language == "go" else ("global", "*", name)

    def _candidates(self, file: CodeFile, callee: str) -> list[tuple[str, Function]]:
        """The functions that a call may mean."""
        key = (file.evidence.path, callee)
        if key not in self._meant:
            self._meant[key] = self._look_up(file, callee)
        return self._meant[key]

    def _look_up(self, file: CodeFile, callee: str) -> list[tuple[str, Function]]:
        """A plain function is called by its name in its own folder or through its package or module.

        ``store.New`` is such; a method is called through any value, in the same folder first.
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
        if file.language == "go":
            imported = self._imports(file).get(qualifier)
            return of_package(imported, named) if imported else methods_meant(file, named)
        through = [one for one in named if not one[1].method and last in (_stem(one[0]), _parent(one[0]))]
        methods = [one for one in named if one[1].method]
        return through or [one for one in methods if _near(one[0], file)] or methods[:4]

    def _imports(self, file: CodeFile) -> dict[str, str]:
        path = file.evidence.path
        if path not in self._imported:
            self._imported[path] = dict(file.imports)
        return self._imported[path]


def _filled(file: CodeFile, call: Call) -> Iterator[tuple[int, str]]:
    """What a call fills: the first argument of ``helper(&service.address, "ADDRESS")``; in Go the second, too."""
    for index, argument in enumerate(call.arguments[: 2 if file.language == "go" else 1]):
        if argument.startswith("&") and call.refs[index] and "{" not in argument:
            yield index, call.refs[index][-1]


def _of_type(named: list[tuple[str, Function]], owner: str) -> list[tuple[str, Function]]:
    """The functions of a type, of what implements it, or the only one of that name (an inherited one)."""
    own = [one for one in named if _stem(one[0]) == owner]
    implementing = [one for one in named if _stem(one[0]) in (f"{owner}Impl", f"Default{owner}", owner[1:])]
    return own or implementing or (named if len(named) == 1 else [])


def _handed(function: Function, call: Call) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each parameter is given, by its place or by its name (``timeout=5``)."""
    for index, (text, refs) in enumerate(zip(call.arguments, call.refs, strict=False)):
        named = re.match(r"(\w+)\s*=(?![=>])", text)
        if named and named[1] in function.parameters:
            yield named[1], tuple(ref for ref in refs if ref != named[1]) or refs
        elif index < len(function.parameters):
            yield function.parameters[index], refs


def _asks(node: Node) -> bool:
    return node[0] == "method" and node[3] not in _PLUMBING and not any(one.match(node[3]) for one in _STUBS.values())


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


def _module(file: CodeFile) -> str:
    """Within what a global name is one: the file where each file is a module, else the folder."""
    return file.evidence.path if file.language in ("javascript", "typescript", "tsx") else _folder(file)


def _stem(path: str) -> str:
    return posixpath.basename(path).rsplit(".", 1)[0]


def _parent(path: str) -> str:
    return posixpath.basename(posixpath.dirname(path))


def _near(path: str, file: CodeFile) -> bool:
    return (posixpath.dirname(path) or ".") == _folder(file)
