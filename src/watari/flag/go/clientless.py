"""Fields and parameters that only carried a metadata client: out, with what is handed to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_from_list, drop_statement
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, NoEdit, as_call, named, qualified
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice

_CLIENTS = re.compile(
    r"^github\.com/aws/aws-sdk-go(?:/aws/ec2metadata|-v2/(?:feature/ec2/imds|aws/ec2metadata))\.(?:EC2Metadata|Client)$"
)
_FUNCTIONS = ("function_declaration", "method_declaration")

Files = Mapping[str, GoFile]


def without_clients(files: Files) -> dict[str, bytes]:
    """One package's files without the first field or parameter of a client's type that nothing uses.

    Only the changed files; empty where there is none. ``files`` are all of the package, its tests too.
    """
    for made in (*_fields(files), *_parameters(files)):
        try:
            return {path: apply(files[path].data, splices) for path, splices in made.items()}
        except ValueError:
            continue
    return {}


def _is_client(file: GoFile, kind: SgNode) -> bool:
    while kind.kind() in ("pointer_type", "parenthesized_type") and named(kind):
        kind = named(kind)[0]
    return _CLIENTS.match(qualified(file, kind) or "") is not None


def _fields(files: Files) -> Iterator[dict[str, list[Splice]]]:
    for path, file in files.items():
        for node in file.tree.root.find_all(kind="field_declaration"):
            kind = node.field("type")
            names = [one for one in named(node) if one.kind() == "field_identifier"]
            if kind is None or len(names) != 1 or not names[0].text()[:1].islower() or not _is_client(file, kind):
                continue
            made = _without_field(files, names[0].text())
            if made is not None:
                lines = Splice(line_start(file.data, file.span(node)[0]), line_end(file.data, file.span(node)[1]), b"")
                made.setdefault(path, []).append(lines)
                yield made


def _without_field(files: Files, name: str) -> dict[str, list[Splice]] | None:
    """What gives the field a value, by file; None where something reads it."""
    made: dict[str, list[Splice]] = {}
    for path, file in files.items():
        written: set[tuple[int, int]] = set()
        for node in file.tree.root.find_all(kind="assignment_statement"):
            left = node.field("left")
            targets = named(left) if left is not None else []
            if (
                len(targets) == 1
                and targets[0].kind() == "selector_expression"
                and targets[0].text().endswith(f".{name}")
            ):
                written.add(file.span(targets[0]))
                try:
                    made.setdefault(path, []).append(drop_statement(file, node))
                except NoEdit:
                    return None
        for node in file.tree.root.find_all(kind="selector_expression"):
            field = node.field("field")
            if field is not None and field.text() == name and file.span(node) not in written:
                return None
        for node in file.tree.root.find_all(kind="keyed_element"):
            parts = named(node)
            if parts and parts[0].text() == name:
                made.setdefault(path, []).append(drop_from_list(file, node))
    return made


@dataclass(frozen=True, slots=True)
class _Function:
    """A function of the package and the place of a parameter in it."""

    file: GoFile
    node: SgNode
    name: str
    place: int
    parameter: SgNode


def _parameters(files: Files) -> Iterator[dict[str, list[Splice]]]:
    for file in files.values():
        for function in _unused_parameters(file):
            made = _without_parameter(files, function)
            if made is not None:
                yield made


def _unused_parameters(file: GoFile) -> Iterator[_Function]:
    unused = {one.declared for one in resolve(file).locals if not one.counts and not one.mentions}
    for kind in _FUNCTIONS:
        for node in file.tree.root.find_all(kind=kind):
            name, listed = node.field("name"), node.field("parameters")
            if name is None or listed is None or not name.text()[:1].islower() or name.text() in ("main", "init"):
                continue
            place = 0
            for parameter in named(listed):
                names = [one for one in named(parameter) if one.kind() == "identifier"]
                of = parameter.field("type")
                alone = len(names) == 1 and parameter.kind() == "parameter_declaration" and of is not None
                if alone and of is not None and _is_client(file, of) and file.span(names[0])[0] in unused:
                    yield _Function(file, node, name.text(), place, parameter)
                place += max(len(names), 1)


def _without_parameter(files: Files, function: _Function) -> dict[str, list[Splice]] | None:
    """The parameter and the argument of every call gone; None where the function is more than called."""
    made = {function.file.path: [drop_from_list(function.file, function.parameter)]}
    own = function.node.field("name")
    for path, file in files.items():
        calls = [parts for one in file.tree.root.find_all(kind="call_expression") if (parts := as_call(one))]
        called: set[int] = set()
        for target, arguments in calls:
            word = target.field("field") or target
            if word.text() == function.name and len(arguments) > function.place:
                called.add(file.span(word)[0])
                made.setdefault(path, []).append(drop_from_list(file, arguments[function.place]))
        for kind in ("identifier", "field_identifier"):
            for node in file.tree.root.find_all(kind=kind):
                start = file.span(node)[0]
                is_own = file is function.file and own is not None and start == file.span(own)[0]
                if node.text() == function.name and start not in called and not is_own:
                    return None
    return made
