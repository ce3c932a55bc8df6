"""Struct fields that are only filled any more: their declaration, their filling, and a struct that is empty then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_from_list, drop_statement
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.unused import harmless
from watari.flag.go.source import GoFile, around, dotted
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice


def remove(files: Files, name: str, folder: str | None = None) -> bool:
    """Takes the field ``name`` out, if it is declared once and every other mention of it only fills it.

    ``folder`` is the package outside of which nobody can mention it.
    """
    word = re.compile(rb"(?<!\w)" + name.encode() + rb"(?!\w)")
    found = [
        (file, file.smallest(*match.span()))
        for path in list(files.paths(folder))
        if word.search(files.data(path)) and (file := files.file(path)) is not None
        for match in word.finditer(file.data)
    ]
    declared = [(file, node) for file, node in found if _declares(node)]
    if len(declared) != 1:
        return False
    owner = _owner(declared[0][1])
    splices: dict[str, list[Splice]] = {}
    try:
        for file, node in found:
            splice = _taken_out(file, node, owner)
            if splice is not None:
                if file.path in files.skip:
                    return False
                splices.setdefault(file.path, []).append(splice)
        made = {path: apply(files.data(path), _outer(each)) for path, each in splices.items()}
    except (NoEdit, ValueError):
        return False
    for path, data in made.items():
        files.put(path, data)
    return True


def _declares(node: SgNode) -> bool:
    parent = node.parent()
    if parent is None or parent.kind() != "field_declaration" or node.kind() != "field_identifier":
        return False
    return len([one for one in named(parent) if one.kind() == "field_identifier"]) == 1


def _owner(node: SgNode) -> str:
    """The struct's name; empty for one without."""
    struct = around(node, "struct_type")
    spec = struct.parent() if struct is not None else None
    name = spec.field("name") if spec is not None and spec.kind() == "type_spec" else None
    return name.text() if name is not None else ""


def _outer(splices: list[Splice]) -> list[Splice]:
    """The splices that no other one covers, each once."""
    return [
        one for one in dict.fromkeys(splices)
        if not any(two != one and two.start <= one.start and one.end <= two.end for two in splices)
    ]  # fmt: skip


def _taken_out(file: GoFile, node: SgNode, owner: str) -> Splice | None:
    """What takes one mention out; None for a mention of something else. NoEdit where the field is read."""
    parent = node.parent()
    if parent is None:
        return None
    if _declares(node):
        return lines(file, parent)
    element = around(node, "keyed_element")
    key = named(element)[0] if element is not None else None
    if element is not None and key is not None and file.span(key) == file.span(node):
        return _element(file, element, owner)
    if node.kind() != "field_identifier":
        return None
    assignment = around(node, "assignment_statement")
    left = assignment.field("left") if assignment is not None else None
    targets = named(left) if left is not None else []
    target: SgNode | None = targets[0] if len(targets) == 1 else None
    while target is not None and (pair := dotted(target)) is not None:
        if assignment is not None and pair[1] == node.text() and target.range().end.index == node.range().end.index:
            if harmless(file, assignment) or _watari(assignment):
                return drop_statement(file, assignment)
            break
        target = pair[0]
    raise NoEdit("The field is read.")


def _element(file: GoFile, element: SgNode, owner: str) -> Splice | None:
    literal = around(element, "composite_literal")
    kind = literal.field("type") if literal is not None else None
    value = element.parent()
    held = value.parent() if value is not None else None
    if kind is None or held is None or held.kind() != "composite_literal":
        raise NoEdit("What is filled there is not known.")
    if kind.text().rpartition(".")[2] != owner:
        return None
    if not harmless(file, element) and not _watari(element):
        raise NoEdit("What it is filled with may do something.")
    return drop_from_list(file, element)


def _watari(node: SgNode) -> bool:
    """A filling with the flag itself, or with what reads one variable of the environment."""
    calls = [one.text() for one in node.find_all(kind="call_expression")]
    return all(
        re.fullmatch(r"(?:\w+\.)?(?:ecsFlagEnabled|Enabled|[gG]et\w*|[lL]ookup\w*)\([^()]*\)", one) for one in calls
    )


def lines(file: GoFile, node: SgNode) -> Splice:
    """The lines of a node and of the comment right above, and a blank line too many."""
    start, end = file.span(node)
    first = line_start(file.data, start)
    if file.data[first:start].strip():
        raise NoEdit("It shares a line with other code.")
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith(b"//"):
            break
        first = above
    return Splice(first, line_end(file.data, end), b"")


def idle(files: Files, path: str) -> Iterator[str]:
    """Unexported fields declared in a changed file that code read before and does not read now."""
    file = files.file(path)
    if file is None:
        return
    for node in file.tree.root.find_all(kind="field_declaration"):
        names = [one.text() for one in named(node) if one.kind() == "field_identifier"]
        tagged = node.field("tag") is not None
        if len(names) == 1 and names[0][:1].islower() and not tagged:
            pattern = re.compile(rb"\." + names[0].encode() + rb"(?!\w)")
            folder = list(files.paths(file.folder))
            was = sum(len(pattern.findall(files.before(one))) for one in folder)
            now = sum(len(pattern.findall(files.data(one))) for one in folder)
            if now < was and not _positional(files, folder, node):
                yield names[0]


def _positional(files: Files, folder: list[str], node: SgNode) -> bool:
    """Whether somebody writes the struct's values without naming the fields."""
    spec = around(node, "type_spec")
    name = spec.field("name") if spec is not None else None
    if name is None:
        return True
    pattern = re.compile(rb"(?<!\w)" + name.text().encode() + rb"\{[^}:]+[,}]")
    return any(pattern.search(files.data(one)) for one in folder)


def empty_structs(files: Files, path: str) -> Iterator[str]:
    """Fields of a struct type without fields, which had some before."""
    file = files.file(path)
    if file is None:
        return
    for node in file.tree.root.find_all(kind="field_declaration"):
        kind = node.field("type")
        names = [one.text() for one in named(node) if one.kind() == "field_identifier"]
        empty = kind is not None and re.fullmatch(r"struct\s*\{\s*\}", kind.text()) and len(names) == 1
        if empty and not re.search(names[0].encode() + rb"\s+struct\s*\{\s*\}", files.before(path)):
            yield names[0]
