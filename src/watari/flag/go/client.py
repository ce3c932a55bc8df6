"""What kind of metadata client an expression is, as far as the sources of the repository say.

The generated functions take interfaces, so that ``*ec2metadata.EC2Metadata``,
``*imds.Client`` and a service's own interface over them all fit. That it fits is
made sure of here, for the edit must compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.package import Sdk
from watari.flag.go.scope import Names, resolve
from watari.flag.go.source import GoFile, ancestors, as_call, callee, dotted, qualified, same
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit, named

V1_METADATA = "github.com/aws/aws-sdk-go/aws/ec2metadata"
V2_METADATA = "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"

_TYPES: dict[str, Sdk] = {
    f"{V1_METADATA}.EC2Metadata": "v1",
    f"{V1_METADATA}iface.EC2MetadataAPI": "v1",
    f"{V2_METADATA}.Client": "v2",
}
MAKERS: dict[str, Sdk] = {
    f"{V1_METADATA}.New": "v1",
    f"{V1_METADATA}.NewClient": "v1",
    f"{V2_METADATA}.New": "v2",
    f"{V2_METADATA}.NewFromConfig": "v2",
}
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Clients:
    """Answers for one repository."""

    workspace: Workspace

    def sdk(self, file: GoFile, node: SgNode, method: str) -> Sdk:
        """Which SDK's ``method`` the expression has. NoEdit where nothing in the repository says so."""
        found = self._of(file, node, method, _DEPTH)
        if found is None:
            raise NoEdit(
                f"Nothing in the repository says what type {node.text()} has, so no call of the same type can be named."
            )
        return found

    def _of(self, file: GoFile, node: SgNode, method: str, depth: int) -> Sdk | None:
        if depth == 0:
            return None
        if node.kind() in ("parenthesized_expression", "unary_expression") and named(node):
            return self._of(file, named(node)[0], method, depth)
        if as_call(node) is not None:
            return self._call(file, node, method, depth)
        if node.kind() == "identifier" or node.kind() == "package_identifier":
            return self._name(file, node, method, depth)
        pair = dotted(node)
        return self._field(file, pair[1], method, depth) if pair else None

    def _call(self, file: GoFile, node: SgNode, method: str, depth: int) -> Sdk | None:
        made = MAKERS.get(callee(file, node) or "") or _dotted_maker(file, node)
        call = as_call(node)
        if made is not None or call is None:
            return made
        pair = dotted(call[0])
        name = pair[1] if pair else call[0].text()
        results = [self._result(other, found, method, depth) for other, found in self._functions(file, name)]
        return _agreed(results)

    def _functions(self, file: GoFile, name: str) -> Iterator[tuple[GoFile, SgNode]]:
        for other in self.workspace.mentioning(f" {name}(".encode()):
            for kind in ("function_declaration", "method_declaration"):
                for node in other.tree.root.find_all(kind=kind):
                    declared = node.field("name")
                    if declared is not None and declared.text() == name and _reachable(file, other, name):
                        yield other, node

    def _result(self, file: GoFile, function: SgNode, method: str, depth: int) -> Sdk | None:
        result = function.field("result")
        if result is None:
            return None
        if result.kind() == "parameter_list":
            first = named(result)[0].field("type") if named(result) else None
            return self._type(file, first, method, depth - 1) if first else None
        return self._type(file, result, method, depth - 1)

    def _name(self, file: GoFile, node: SgNode, method: str, depth: int) -> Sdk | None:
        names: Names = resolve(file)
        variable = names.meaning.get(file.tree.start(node))
        if variable is not None:
            at = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
            return self._declared(file, at, method, depth)
        found = []
        for other in self.workspace.package(file.folder):
            for spec in other.tree.root.find_all(kind="var_spec"):
                if any(one.kind() == "identifier" and one.text() == node.text() for one in named(spec)):
                    found.append(self._spec(other, spec, method, depth))
        return _agreed(found)

    def _declared(self, file: GoFile, at: SgNode, method: str, depth: int) -> Sdk | None:
        """The type of the variable that the identifier ``at`` declares."""
        for outer in ancestors(at):
            if outer.kind() in ("parameter_declaration", "var_spec"):
                return self._spec(file, outer, method, depth)
            if outer.kind() == "short_var_declaration":
                left, right = outer.field("left"), outer.field("right")
                if left is None or right is None:
                    return None
                if not any(same(one, at) for one in named(left)):
                    return None  # a loop's variable, say, inside a function that is assigned
                place = [one.text() for one in named(left)].index(at.text())
                values = named(right)
                value = values[place] if len(values) > place else (values[0] if place == 0 else None)
                return self._of(file, value, method, depth - 1) if value is not None else None
        return None

    def _spec(self, file: GoFile, spec: SgNode, method: str, depth: int) -> Sdk | None:
        kind, value = spec.field("type"), spec.field("value")
        if kind is not None:
            return self._type(file, kind, method, depth - 1)
        return self._of(file, named(value)[0], method, depth - 1) if value is not None else None

    def _field(self, file: GoFile, name: str, method: str, depth: int) -> Sdk | None:
        """The type of a struct's field by its name: of the same package, else of the whole repository."""
        here = [self._type(other, kind, method, depth - 1) for other, kind in self._fields(file, name, here=True)]
        if here:
            return _agreed(here)
        there = [self._type(other, kind, method, depth - 1) for other, kind in self._fields(file, name, here=False)]
        return _agreed(there)

    def _fields(self, file: GoFile, name: str, *, here: bool) -> Iterator[tuple[GoFile, SgNode]]:
        files = self.workspace.package(file.folder) if here else self.workspace.mentioning(name.encode(), b"struct")
        for other in files:
            for node in other.tree.root.find_all(kind="field_declaration"):
                kind = node.field("type")
                names = [one.text() for one in named(node) if one.kind() == "field_identifier"]
                if kind is not None and (name in names or (not names and kind.text().split(".")[-1] == name)):
                    yield other, kind

    def _type(self, file: GoFile, node: SgNode, method: str, depth: int) -> Sdk | None:
        if node.kind() in ("pointer_type", "parenthesized_type") and named(node):
            return self._type(file, named(node)[0], method, depth)
        name = qualified(file, node)
        if name in _TYPES:
            return _TYPES[name]
        if node.kind() == "interface_type":
            return _interface(node, method)
        if depth <= 0 or node.kind() not in ("type_identifier", "qualified_type"):
            return None
        folder = self.workspace.folder_of(name.rpartition(".")[0]) if name else file.folder
        if folder is None:
            return None
        own = node.text().split(".")[-1]
        return self._own_type(folder, own, method, depth)

    def _own_type(self, folder: str, name: str, method: str, depth: int) -> Sdk | None:
        """A type that the repository declares: an interface, or a struct that embeds a client."""
        for other in self.workspace.package(folder):
            for spec in (
                *other.tree.root.find_all(kind="type_spec"),
                *other.tree.root.find_all(kind="type_alias"),
            ):
                declared, kind = spec.field("name"), spec.field("type")
                if declared is None or kind is None or declared.text() != name:
                    continue
                if kind.kind() == "struct_type":
                    return self._embedded(other, kind, method, depth)
                return self._type(other, kind, method, depth - 1)
        return None

    def _embedded(self, file: GoFile, struct: SgNode, method: str, depth: int) -> Sdk | None:
        for node in struct.find_all(kind="field_declaration"):
            kind = node.field("type")
            if kind is not None and not any(one.kind() == "field_identifier" for one in named(node)):
                found = self._type(file, kind, method, depth - 1)
                if found is not None:
                    return found
        return None


def _dotted_maker(file: GoFile, node: SgNode) -> Sdk | None:
    """A maker that a dot import lets be called by its bare name."""
    call = as_call(node)
    bare = call[0].text() if call is not None and dotted(call[0]) is None else ""
    found = (MAKERS.get(f"{one.path}.{bare}") for one in file.imports if one.name == ".")
    return next((one for one in found if one is not None), None)


def _agreed(found: list[Sdk | None]) -> Sdk | None:
    return found[0] if found and len(set(found)) == 1 else None


def _reachable(file: GoFile, other: GoFile, name: str) -> bool:
    return file.folder == other.folder or name[:1].isupper()


_V1_METHOD = re.compile(
    r"\((?:[\w.]+ )?(?:(?:\w+\.)?Context, ?(?:\w+ )?)?(?:string)?\)"
    r" ?\(?(?:string|bool|\w+\.EC2InstanceIdentityDocument)\b"
)
_V2_METHOD = re.compile(r"\*\w+\.Get\w+Input, ?(?:\w+ )?\.\.\. ?func\(\*\w+\.Options\)\)")


def _interface(node: SgNode, method: str) -> Sdk | None:
    """Which SDK's method a service's own interface asks for, by the method's signature."""
    for one in node.find_all(kind="method_elem"):
        name = one.field("name")
        if name is not None and name.text() == method:
            signature = re.sub(r"\s+", " ", one.text()[len(method) :])
            if _V2_METHOD.search(signature):
                return "v2"
            return "v1" if _V1_METHOD.match(signature) else None
    return None
