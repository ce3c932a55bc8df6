"""What a package declares for itself and nothing mentions any more: functions, types, variables, constants."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_statement
from watari.flag.go.removal.files import Files
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice

_SPECS = {"var_declaration": "var_spec", "const_declaration": "const_spec", "type_declaration": "type_spec"}
_KINDS = ("identifier", "type_identifier", "package_identifier")
_KEPT = ("main", "init", "_")


def sweep(files: Files, folder: str, holders: Collection[str]) -> bool:
    """Takes out one round of what only removed code mentioned; whether there was any.

    ``holders`` gave the flag's answer and go also where their names are exported.
    """
    changed = False
    for path in list(files.paths(folder)):
        file = files.file(path)
        if file is None or path in files.skip or path.endswith("_test.go") or file.tree.damaged:
            continue
        for name, node in declared(file):
            if not _orphan(files, folder, file, name, node, holders):
                continue
            try:
                own = methods(file, name) if _is_type(node) else []
                files.put(path, apply(file.data, [whole(file, one) for one in (node, *own)]))
            except (NoEdit, ValueError):
                continue
            changed = True
            break
    return changed


def _orphan(files: Files, folder: str, file: GoFile, name: str, node: SgNode, holders: Collection[str]) -> bool:
    if name in _KEPT or (name[:1].isupper() and name not in holders):
        return False
    word = re.compile(rb"(?<!\w)" + name.encode() + rb"(?!\w)")
    scope = None if name[:1].isupper() else folder
    start, end = file.span(node)
    before, after = 0, 0
    kinds: tuple[str, ...] = _KINDS
    if node.kind() == "method_declaration":
        kinds = ("field_identifier",)
    elif name[:1].isupper():
        kinds = (*_KINDS, "field_identifier")
    for path in files.paths(scope):
        was, now = files.before(path), files.data(path)
        if name.encode() not in was:
            continue
        before += _mentions(files.workspace.file(path), word, kinds)
        own = _mentions(files.file(path), word, kinds)
        if path == file.path:
            spans = [(start, end), *(file.span(one) for one in (methods(file, name) if _is_type(node) else []))]
            own -= sum(
                1 for low, high in spans for one in word.finditer(file.data, low, high) if _identifier(file, one, kinds)
            )
        after += own if now else 0
    return after == 0 and before > 1


def _is_type(node: SgNode) -> bool:
    return node.kind() in ("type_spec", "type_declaration")


def methods(file: GoFile, name: str) -> list[SgNode]:
    """The methods of a type in its own file."""
    receiver = re.compile(rf"[( *]{re.escape(name)}\)$")
    found = file.tree.root.find_all(kind="method_declaration")
    return [one for one in found if (held := one.field("receiver")) is not None and receiver.search(held.text())]


def _mentions(file: GoFile | None, word: re.Pattern[bytes], kinds: tuple[str, ...]) -> int:
    return sum(1 for one in word.finditer(file.data) if _identifier(file, one, kinds)) if file is not None else 0


def _identifier(file: GoFile, match: re.Match[bytes], kinds: tuple[str, ...]) -> bool:
    node = file.smallest(*match.span())
    local = file.tree.start(node) in resolve(file).meaning
    return node.kind() in kinds and not local and not _field_key(file, node)


def _field_key(file: GoFile, node: SgNode) -> bool:
    """Whether the name is a struct's field in a literal of a type of this file."""
    element, literal = around(node, "keyed_element"), around(node, "composite_literal")
    kind = literal.field("type") if literal is not None else None
    body = literal.field("body") if literal is not None else None
    if element is None or kind is None or body is None or file.span(named(element)[0]) != file.span(node):
        return False
    holder = element.parent()
    if holder is None or file.span(holder) != file.span(body):
        return False
    specs = file.tree.root.find_all(kind="type_spec")
    own = (one.field("type") for one in specs if (name := one.field("name")) is not None and name.text() == kind.text())
    return any(one is not None and one.kind() == "struct_type" for one in own)


def declared(file: GoFile) -> Iterator[tuple[str, SgNode]]:
    """The names at the top and their declarations: the whole of it where it declares one, else the one line."""
    for top in file.tree.root.children():
        kind = top.kind()
        if kind in ("function_declaration", "method_declaration"):
            name = top.field("name")
            if name is not None:
                yield name.text(), top
        elif kind in _SPECS:
            specs = top.find_all(kind=_SPECS[kind])
            specs = [one for one in specs if _own(one, top)]
            for spec in specs:
                names = [one for one in spec.children() if one.kind() in ("identifier", "type_identifier")]
                plain = not (kind == "const_declaration" and "iota" in top.text())
                if names and plain and spec.text().count(",", 0, len(names[0].text()) + 2) == 0:
                    yield names[0].text(), top if len(specs) == 1 else spec


def _own(spec: SgNode, top: SgNode) -> bool:
    parent = spec.parent()
    while parent is not None and parent.kind().endswith("_list"):
        parent = parent.parent()
    return parent is not None and parent.range().start.index == top.range().start.index


def whole(file: GoFile, node: SgNode) -> Splice:
    """The declaration with its comment, and one blank line."""
    start, end = file.span(node)
    if not node.kind().endswith("_declaration"):
        return drop_statement(file, node)
    first = line_start(file.data, start)
    if file.data[first:start].strip():
        raise NoEdit("It shares a line with other code.")
    while first:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].startswith(b"//"):
            break
        first = above
    last = line_end(file.data, end)
    behind = file.data[last : line_end(file.data, last)]
    return Splice(first, last + (len(behind) if behind and not behind.strip() else 0), b"")
