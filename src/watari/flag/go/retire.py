"""Removal in Go: guards, the flag in the configuration, the generated package, if nothing needs them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.go.accessor import FIELD
from watari.flag.go.finish import finish
from watari.flag.go.guard import asks_flag
from watari.flag.go.layout import drop_from_list, drop_statement
from watari.flag.go.package import ENABLED, FOLDER, NAME, read
from watari.flag.go.source import GoFile, NoEdit, around, barred
from watari.flag.go.workspace import Workspace
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Edit, EditResult, Splice

_CALL = re.compile(rf"\b{NAME}\.([A-Z]\w*)\(".encode())
_ASKED = re.compile(rf"\.{FIELD}\.Flag\b".encode())


class GoRetire:
    """One repository. Files are held as they become, so that each step sees the one before."""

    def __init__(self, repository: Path) -> None:
        self.workspace = Workspace(repository)
        self.after: dict[str, bytes] = {}
        self.refused: list[str] = []

    def run(self) -> EditResult:
        """Guards first; then the field that only they asked; then the package that only the field asked."""
        for path in [file.path for file in self.workspace.mentioning(b"if !")]:
            self._change(path, "a guard", _guards)
        if not any(_asks(data) for _, data in self._sources()):
            for path in [file.path for file in self.workspace.mentioning(FIELD.encode())]:
                self._change(path, f"the field {FIELD}", _field)
        edits = [self._edit(path) for path in sorted(self.after)]
        return EditResult((*edits, *self._package()), refused=tuple(self.refused))

    def _change(self, path: str, what: str, of: Callable[[GoFile], list[Splice]]) -> None:
        try:
            file = GoFile.parse(path, self._data(path))
            if barred(path, file.data) or file.tree.damaged:
                return
            splices = of(file)
            if splices:
                self.after[path] = _trimmed(file, finish(file, splices, frozenset()))
        except (NoEdit, UnicodeDecodeError) as reason:
            self.refused.append(f"{path}: {what} could not be removed: {reason}")

    def _package(self) -> Iterator[Edit]:
        """Deletes the generated package where no call of it is left, else says which are."""
        for folder, module in self.workspace.modules.items():
            home = posixpath.join(folder, FOLDER)
            source = self.workspace.data(f"{home}/{NAME}.go")
            if source is None or read(source) is None:
                continue
            imported = f'"{module}/{FOLDER}"'.encode()
            calls = [(path, name) for path, data in self._sources() if imported in data for name in _calls(data)]
            for path, name in calls:
                self.refused.append(
                    f"{path}: {NAME}.{name} is still called; its Fargate side must be written in its place."
                )
            for name in (f"{NAME}.go", f"{NAME}_test.go") if not calls else ():
                before = self.workspace.data(f"{home}/{name}")
                if before is not None:
                    yield Edit(f"{home}/{name}", "removal", before, None, "Nothing asks the flag any more.")

    def _sources(self) -> Iterator[tuple[str, bytes]]:
        for path in self.workspace.paths():
            if not posixpath.dirname(path).endswith(FOLDER):
                yield path, self._data(path)

    def _data(self, path: str) -> bytes:
        return self.after.get(path, self.workspace.data(path) or b"")

    def _edit(self, path: str) -> Edit:
        before = self.workspace.data(path)
        reason = "EC2 is gone: what was skipped on Fargate is deleted, and the flag with it."
        return Edit(path, "removal", before, self.after[path], reason, compiled="not compiled here")


def _asks(data: bytes) -> bool:
    """Whether the flag is read through the configuration (and not only filled)."""
    lines = (line for line in data.splitlines() if _ASKED.search(line))
    return any(not re.search(rf"\.{FIELD}\.Flag\s*=[^=]".encode(), line) for line in lines)


def _calls(data: bytes) -> list[str]:
    return sorted({match[1].decode() for match in _CALL.finditer(data)})


def _guards(file: GoFile) -> list[Splice]:
    """The guards without an ``else``."""
    found = [node for node in file.tree.root.find_all(kind="if_statement") if _is_guard(node)]
    outer = [one for one in found if not any(_inside(file, one, other) for other in found)]
    return [drop_statement(file, one) for one in outer]


def _is_guard(node: SgNode) -> bool:
    condition = node.field("condition")
    return condition is not None and asks_flag(condition.text()) and node.field("alternative") is None


def _inside(file: GoFile, one: SgNode, other: SgNode) -> bool:
    inner, outer = file.span(one), file.span(other)
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _field(file: GoFile) -> list[Splice]:
    """The field's declaration, its type, and its filling, in the form that watari gave them."""
    found = []
    for node in file.tree.root.find_all(kind="field_declaration"):
        name = node.field("name")
        if name is not None and name.text() == FIELD:
            found.append(_lines(file, node))
    for node in file.tree.root.find_all(kind="assignment_statement"):
        if re.search(rf"\.{FIELD}\.Flag = {NAME}\.{ENABLED}\(\)$", node.text()):
            found.append(drop_statement(file, node))
    for node in file.tree.root.find_all(kind="keyed_element"):
        if node.text() == f"{FIELD}: {FIELD}{{Flag: {NAME}.{ENABLED}()}}":
            found.append(drop_from_list(file, node))
    for node in file.tree.root.find_all(kind="type_spec"):
        declared, whole = node.field("name"), around(node, "type_declaration")
        if declared is not None and declared.text() == FIELD and whole is not None:
            found.append(_lines(file, whole))
    return found


def _lines(file: GoFile, node: SgNode) -> Splice:
    """The lines of a node and of the comment right above."""
    start, end = file.span(node)
    first = line_start(file.data, start)
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith(b"//"):
            break
        first = above
    return Splice(first, line_end(file.data, end), b"")


_SURPLUS = re.compile(rb"\n(\n+)(?=\n|[ \t]*[}\])]|\Z)")


def _trimmed(before: GoFile, after: bytes) -> bytes:
    """Blank lines that the removal left side by side, or before a closing bracket, are made one or none."""
    if _SURPLUS.search(before.data) or b"\r" in before.data:
        return after
    file = GoFile.parse(before.path, after)
    fixed = [file.span(one) for one in file.tree.root.find_all(kind="raw_string_literal")]
    found = [one for one in _SURPLUS.finditer(after) if not any(low <= one.start() < high for low, high in fixed)]
    return apply(after, [Splice(one.start(1), one.end(1), b"") for one in found])
