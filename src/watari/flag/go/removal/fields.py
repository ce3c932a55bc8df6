"""Struct fields that are only filled any more: their declaration, their filling, and a struct that is empty then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_from_list, drop_statement
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.toplevel import whole
from watari.flag.go.removal.unused import harmless
from watari.flag.go.source import GoFile, NoEdit, around, dotted, named
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice


def remove(files: Files, name: str) -> bool:
    """Takes the field ``name`` out of the whole repository, if every mention of it fills or declares it."""
    found: dict[str, list[Splice]] = {}
    declarations = 0
    word = re.compile(rb"(?<!\w)" + name.encode() + rb"(?!\w)")
    for path in list(files.paths()):
        if not word.search(files.data(path)):
            continue
        file = files.file(path)
        if file is None:
            return False
        places = [file.smallest(*one.span()) for one in word.finditer(file.data)]
        for node in places:
            if not node.kind().endswith("identifier"):
                continue
            if path in files.skip:
                return False
            splice, declares = _place(file, node)
            if splice is None:
                return False
            declarations += declares
            if splice not in found.setdefault(path, []):
                found[path].append(splice)
    if not declarations or not any(found.values()):
        return False
    try:
        made = {path: apply(files.data(path), _outer(splices)) for path, splices in found.items()}
    except (NoEdit, ValueError):
        return False
    for path, data in made.items():
        files.put(path, data)
    return True


def _outer(splices: list[Splice]) -> list[Splice]:
    """The splices that no other one covers."""
    return [
        one for one in splices
        if not any(two != one and two.start <= one.start and one.end <= two.end for two in splices)
    ]  # fmt: skip


def _place(file: GoFile, node: SgNode) -> tuple[Splice | None, int]:
    """What takes one mention out, and whether it is the declaration. None where the mention reads the field."""
    try:
        return _taken_out(file, node)
    except NoEdit:
        return None, 0


def _taken_out(file: GoFile, node: SgNode) -> tuple[Splice | None, int]:
    parent = node.parent()
    if parent is None:
        return None, 0
    if parent.kind() == "field_declaration":
        names = [one for one in named(parent) if one.kind() == "field_identifier"]
        if len(names) == 1 and names[0].range().start.index == node.range().start.index:
            return lines(file, parent), 1
        inside = around(node, "type_spec")
        return (Splice(0, 0, b""), 0) if names and inside is not None and len(names) == 1 else (None, 0)
    if parent.kind() == "type_spec" and len(around_specs(parent)) == 1:
        declaration = around(node, "type_declaration")
        return (whole(file, declaration), 0) if declaration is not None else (None, 0)
    if (element := around(node, "keyed_element")) is not None:
        key = named(element)[0]
        if key.range().start.index <= node.range().start.index < key.range().end.index:
            return (drop_from_list(file, element), 0) if harmless(file, element) or _watari(element) else (None, 0)
        first = named(key)[0].text() if named(key) else key.text()
        return (drop_from_list(file, element), 0) if first == node.text() else (None, 0)
    assignment = around(node, "assignment_statement")
    left = assignment.field("left") if assignment is not None else None
    if assignment is None or left is None or len(named(left)) != 1:
        return None, 0
    target: SgNode | None = named(left)[0]
    while target is not None and (pair := dotted(target)) is not None:
        if pair[1] == node.text():
            if harmless(file, assignment) or _watari(assignment):
                return drop_statement(file, assignment), 0
            return None, 0
        target = pair[0]
    return None, 0


def around_specs(spec: SgNode) -> list[SgNode]:
    """The types that are declared together with ``spec``."""
    declaration = around(spec, "type_declaration")
    return [one for one in named(declaration) if one.kind() == "type_spec"] if declaration is not None else []


def _watari(node: SgNode) -> bool:
    """A filling with the flag itself, or with what reads one variable of the environment."""
    calls = [one.text() for one in node.find_all(kind="call_expression")]
    return all(re.fullmatch(r"(?:\w+\.)?(?:ecsFlagEnabled|Enabled|[gG]et\w*|[lL]ookup\w*)\([^()]*\)", one) for one in calls)


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
        if kind is not None and re.fullmatch(r"struct\s*\{\s*\}", kind.text()) and len(names) == 1:
            if not re.search(names[0].encode() + rb"\s+struct\s*\{\s*\}", files.before(path)):
                yield names[0]
