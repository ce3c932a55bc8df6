"""Plain HTTP to the instance metadata service: from its address to the requests that it ends in.

``http.Get(base + path)``, ``client.Get(url)`` and ``client.Do(request)`` become calls with the same results into the
generated code, which asks the flag and the request's own host. The address itself stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ast_grep_py import SgNode

from watari.flag.go.declared import declared
from watari.flag.go.layout import compact
from watari.flag.go.local import PREFIX
from watari.flag.go.package import NAME, Function
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around, as_call, dotted, qualified, same
from watari.flag.go.workspace import Workspace, functions
from watari.flag.nodes import NoEdit, named
from watari.model.edit import Splice

REASON = "On Fargate the request is answered from the task's own metadata: 404 where a task knows nothing of the path."

_UNKNOWN = "What the answer is used for is not known; a person must say which value of the task metadata replaces it."
_CREDENTIALS = "It asks for the credentials of the instance's role; take those of the SDK's default chain."
_STRANGER = "It asks the metadata service of another cloud, which has the same address."
_STRANGERS = re.compile(rb"/metadata/(?:instance|identity|attested|v1)|computeMetadata|openstack|/opc/v[12]|linode")
_BUILDERS = frozenset({"fmt.Sprintf", "fmt.Sprint", "path.Join", "net/url.JoinPath", "strings.TrimSuffix",
                       "strings.TrimRight"})  # fmt: skip
_MAKERS = frozenset({"net/http.NewRequest", "net/http.NewRequestWithContext"})
_GET, _CLIENT_GET, _DO = (Function(base, "http") for base in ("HTTPGet", "HTTPClientGet", "HTTPDo"))
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Request:
    """One call that asks the service: ``function`` takes its place, ``client`` is None for ``http.Get``.

    ``address`` says that the client is a value, of which the pointer has the methods; ``done`` that the function
    stands there already.
    """

    file: GoFile
    call: SgNode
    function: Function
    client: SgNode | None = None
    address: bool = False
    done: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """The file and the byte at which the call begins."""
        return self.file.path, self.file.span(self.call)[0]

    def splices(self, called: str) -> tuple[Splice, ...]:
        """The call as one of ``called``."""
        start, end = self.file.span(self.call)
        parts = as_call(self.call)
        if parts is None or len(parts[1]) != 1:
            raise NoEdit(_UNKNOWN)
        if self.client is None:
            return (Splice(*self.file.span(parts[0]), called.encode()),)
        client = self.file.data[slice(*self.file.span(self.client))].decode()
        argument = compact(parts[1][0])
        text = f"{called}({'&' if self.address else ''}{client}, {argument})"
        return (Splice(start, end, text.encode()),)


ADDRESS = re.compile(rb"""["`]https?://(?:169\.254\.169\.254|\[fd00:ec2::254\])""")
"""How a text begins that is an address of the service."""


def requests(workspace: Workspace, file: GoFile, start: int, end: int) -> list[Request]:
    """The requests that the address at ``start:end`` ends in. NoEdit where one of its uses cannot be followed."""
    node = file.smallest(start, end)
    while node.kind() not in ("interpreted_string_literal", "raw_string_literal"):
        parent = node.parent()
        if parent is None:
            raise NoEdit(_UNKNOWN)
        node = parent
    if _STRANGERS.search(file.data):
        raise NoEdit(_STRANGER)
    if "security-credentials" in node.text():
        raise NoEdit(_CREDENTIALS)
    found = {one.place: one for one in _Flow(workspace).of(file, node, _DEPTH)}
    if not found:
        raise NoEdit(_UNKNOWN)
    return list(found.values())


@dataclass
class _Flow:
    """Follows a value. What was visited once gives nothing more."""

    workspace: Workspace
    seen: set[tuple[str, int, str]] = field(default_factory=set)

    def of(self, file: GoFile, node: SgNode, depth: int) -> Iterator[Request]:
        """The requests to which the text ``node`` is the address, or a part of it."""
        parent = node.parent()
        if parent is None or depth == 0:
            raise NoEdit(_UNKNOWN)
        kind = parent.kind()
        if kind in ("binary_expression", "parenthesized_expression"):
            yield from self.of(file, parent, depth)
        elif kind == "argument_list":
            yield from self._argument(file, node, parent, depth)
        elif kind == "expression_list":
            yield from self._listed(file, node, parent, depth)
        elif kind in ("const_spec", "var_spec"):
            yield from self._named(file, parent, 0, depth)
        elif kind == "return_statement":
            yield from self._returned(file, parent, depth)
        else:
            raise NoEdit(_UNKNOWN)

    def _argument(self, file: GoFile, node: SgNode, listed: SgNode, depth: int) -> Iterator[Request]:
        call = listed.parent()
        parts = as_call(call) if call is not None else None
        if call is None or parts is None:
            raise NoEdit(_UNKNOWN)
        name, place = qualified(file, parts[0]), _place(parts[1], node)
        if (own := _generated(parts[0])) is not None:
            yield Request(file, call, own, done=True)
        elif name == "net/http.Get":
            yield Request(file, call, _GET)
        elif name in _MAKERS:
            yield from self._made(file, call, depth)
        elif name in _BUILDERS:
            yield from self.of(file, call, depth - 1)
        elif _is_log(name):
            return
        elif name is None and (pair := dotted(parts[0])) is not None and pair[1] == "Get":
            yield Request(file, call, _CLIENT_GET, pair[0], self._client(file, pair[0]))
        else:
            yield from self._parameter(file, parts[0], place, self._uses, depth)

    def _listed(self, file: GoFile, node: SgNode, listed: SgNode, depth: int) -> Iterator[Request]:
        holder = listed.parent()
        if holder is None:
            raise NoEdit(_UNKNOWN)
        if holder.kind() in ("const_spec", "var_spec"):
            yield from self._named(file, holder, _place(named(listed), node), depth)
        elif holder.kind() == "return_statement":
            yield from self._returned(file, holder, depth)
        elif holder.kind() == "short_var_declaration":
            left = holder.field("left")
            names = named(left) if left is not None else []
            yield from self._uses(file, names[_place(named(listed), node)], depth - 1)
        else:
            raise NoEdit(_UNKNOWN)

    def _named(self, file: GoFile, spec: SgNode, place: int, depth: int) -> Iterator[Request]:
        """A constant or a variable: local, or of the package."""
        names = [one for one in named(spec) if one.kind() == "identifier"]
        if place >= len(names):
            raise NoEdit(_UNKNOWN)
        yield from self._uses(file, names[place], depth - 1)

    def _uses(self, file: GoFile, name: SgNode, depth: int) -> Iterator[Request]:
        """What becomes of the text that the declared ``name`` holds."""
        for other, use in self._mentions(file, name):
            yield from self.of(other, use, depth)

    def _mentions(self, file: GoFile, name: SgNode) -> Iterator[tuple[GoFile, SgNode]]:
        """Every use of a declared name, each once for the whole walk. NoEdit where it is written to."""
        variable = resolve(file).meaning.get(file.tree.start(name))
        text = name.text()
        if variable is not None:
            if variable.again or variable.writes:
                raise NoEdit(_UNKNOWN)
            places = [(file, at) for at in variable.uses]
        else:
            if text[:1].isupper() and self._exported(file, text):
                raise NoEdit("Other packages use the address too; ask through one function, and check again.")
            places = [
                (other, at)
                for other in self.workspace.package(file.folder)
                for at, free in resolve(other).free.items()
                if free == text and (other.path, at) != (file.path, file.tree.start(name))
            ]
        for other, at in places:
            if (other.path, at, text) not in self.seen:
                self.seen.add((other.path, at, text))
                yield other, other.smallest(at, at + len(text.encode()))

    def _exported(self, file: GoFile, name: str) -> bool:
        own = file.package.encode() + b"." + name.encode()
        return any(other.folder != file.folder for other in self.workspace.mentioning(own))

    def _parameter(
        self,
        file: GoFile,
        callee: SgNode,
        place: int,
        follow: Callable[[GoFile, SgNode, int], Iterator[Request]],
        depth: int,
    ) -> Iterator[Request]:
        """A function or method of the package: what its parameter becomes."""
        pair = dotted(callee)
        name, kind = (pair[1], "method_declaration") if pair is not None else (callee.text(), "function_declaration")
        found = list(functions(self.workspace.package(file.folder), name, kind))
        if len(found) != 1:
            raise NoEdit(_UNKNOWN)
        other, function = found[0]
        parameters = function.field("parameters")
        names = [
            each
            for one in (named(parameters) if parameters is not None else [])
            for each in named(one)
            if each.kind() == "identifier"
        ]
        if place >= len(names):
            raise NoEdit(_UNKNOWN)
        yield from follow(other, names[place], depth - 1)

    def _returned(self, file: GoFile, statement: SgNode, depth: int) -> Iterator[Request]:
        """A function that gives the address: what becomes of its calls."""
        function = around(statement, "function_declaration", "func_literal", "method_declaration")
        name = function.field("name") if function is not None and function.kind() == "function_declaration" else None
        if name is None:
            raise NoEdit(_UNKNOWN)
        for other, use in self._mentions(file, name):
            call = use.parent()
            if call is None or as_call(call) is None:
                raise NoEdit(_UNKNOWN)
            yield from self.of(other, call, depth - 1)

    def _made(self, file: GoFile, call: SgNode, depth: int) -> Iterator[Request]:
        """``request, err := http.NewRequest(…)``: where the request goes."""
        listed = call.parent()
        holder = listed.parent() if listed is not None else None
        left = holder.field("left") if holder is not None and holder.kind() == "short_var_declaration" else None
        if left is None or not named(left):
            raise NoEdit(_UNKNOWN)
        found = list(self._sent(file, named(left)[0], depth - 1))
        if not found:
            raise NoEdit(_UNKNOWN)
        yield from found

    def _sent(self, file: GoFile, name: SgNode, depth: int) -> Iterator[Request]:
        """Where a request that a variable holds is sent."""
        variable = resolve(file).meaning.get(file.tree.start(name))
        if variable is None or depth == 0:
            raise NoEdit(_UNKNOWN)
        for at in variable.uses:
            use = file.smallest(at, at + len(variable.name.encode()))
            listed = use.parent()
            if listed is not None and dotted(listed) is not None and same((dotted(listed) or (use, ""))[0], use):
                continue  # request.Header.Set(…), request.WithContext(…)
            call = listed.parent() if listed is not None and listed.kind() == "argument_list" else None
            parts = as_call(call) if call is not None else None
            if call is None or parts is None:
                raise NoEdit(_UNKNOWN)
            pair = dotted(parts[0])
            if _is_log(qualified(file, parts[0])):
                continue
            if (own := _generated(parts[0])) is not None:
                yield Request(file, call, own, done=True)
                continue
            if pair is not None and pair[1] == "Do" and len(parts[1]) == 1:
                yield Request(file, call, _DO, pair[0], self._client(file, pair[0]))
            else:
                yield from self._parameter(file, parts[0], _place(parts[1], use), self._sent, depth)

    def _client(self, file: GoFile, node: SgNode) -> bool:
        """Whether the client is a value (True) or a pointer (False). NoEdit where it is no ``*http.Client``."""
        if qualified(file, node) == "net/http.DefaultClient":
            return False
        package = next((one.name for one in file.imports if one.path == "net/http"), "http")
        for _, written in declared(self.workspace, file, node):
            found = re.search(rf"(?P<pointer>[&*]|\bnew\()?\s*{package}\.(?P<default>Default)?Client\b", written)
            if found is not None:
                return not (found["pointer"] or found["default"])
        raise NoEdit("What sends the request is not known to be an *http.Client; ask the task metadata there by hand.")


def _generated(callee: SgNode) -> Function | None:
    """The generated function that a callee is, in either of its places."""
    match = re.fullmatch(rf"(?:{NAME}\.|{PREFIX})(\w+)", callee.text())
    return next((one for one in (_GET, _CLIENT_GET, _DO) if match is not None and one.name == match[1]), None)


def _place(arguments: list[SgNode], node: SgNode) -> int:
    return next((at for at, one in enumerate(arguments) if same(one, node)), 0)


def _is_log(name: str | None) -> bool:
    return name is not None and re.match(r"(?:log|fmt|errors|log/slog)\.(?!Sprint)", name) is not None


def changes(
    found: list[Request], called: Callable[[GoFile, str], str], done: set[tuple[str, int]]
) -> tuple[Mapping[str, tuple[Splice, ...]], frozenset[Function]]:
    """Splices by file for the requests that are not ``done`` yet, and the functions that they call."""
    splices: dict[str, tuple[Splice, ...]] = {}
    for one in found:
        if not one.done and one.place not in done:
            own = one.splices(called(one.file, one.function.name))
            splices[one.file.path] = (*splices.get(one.file.path, ()), *own)
    return splices, frozenset(one.function for one in found)
