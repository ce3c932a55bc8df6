"""Where the guard goes: around the calls of a function that is about EC2 only, else around the statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.dedicated import Dedication
from watari.flag.go.guard import Region, region
from watari.flag.go.layout import statement
from watari.flag.go.leading import mentions
from watari.flag.go.source import GoFile, around, as_call, dotted
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit
from watari.flag.splice import line_start
from watari.model.finding import Finding

Places = Mapping[str, Sequence[tuple[int, int]]]
"""Where other EC2-only expressions stand, by file: statements that make their values may be guarded along."""

_FUNCTIONS = ("function_declaration", "method_declaration")


@dataclass(frozen=True, slots=True)
class Guarding:
    """Answers for one repository."""

    workspace: Workspace

    def regions(self, file: GoFile, finding: Finding, places: Places) -> dict[str, Region]:
        """One region a file. NoEdit with the reason where no guard is right."""
        node = _place(file, finding)
        calls = self._calls(file, node, places)
        return calls or {file.path: self._statement(file, node, places)}

    def _calls(self, file: GoFile, node: SgNode, places: Places) -> dict[str, Region] | None:
        """The statements that call the function around ``node``, where all of it is about EC2."""
        function = around(node, *_FUNCTIONS)
        name, body = (function.field("name"), function.field("body")) if function is not None else (None, None)
        if function is None or name is None or body is None or name.text() in ("main", "init"):
            return None
        if Dedication(self.workspace).of(file, body) is not None:
            return None
        found: dict[str, Region] = {}
        for path, start, end in mentions(self.workspace, file, function):
            called = self._called(path, start, end, places)
            if called is None or path in found:
                return None
            found[path] = called
        return found or None

    def _called(self, path: str, start: int, end: int, places: Places) -> Region | None:
        file = self.workspace.file(path)
        node = file.smallest(start, end) if file is not None else None
        if file is None or node is None or not _is_callee(node):
            return None
        try:
            return region(file, start, end, tuple(places.get(path, ())))
        except NoEdit:
            return None

    def _statement(self, file: GoFile, node: SgNode, places: Places) -> Region:
        """The innermost statement that a guard fits around, widened while all of it is about EC2."""
        best: Region | None = None
        reason: NoEdit | None = None
        inner: SgNode | None = statement(node)
        stranger = Dedication(self.workspace).of(file, statement(node), own_only=True)
        if stranger is not None:
            raise NoEdit(f"A guard would also skip {stranger}; put what is EC2-only into its own function.")
        while inner is not None:
            try:
                best = region(file, *file.span(inner), tuple(places.get(file.path, ())))
            except NoEdit as no:
                reason = reason or no
                if best is not None:
                    break
            inner = self._wider(file, inner)
        if best is None:
            raise reason or NoEdit("No guard fits there.")
        return best

    def _wider(self, file: GoFile, inner: SgNode) -> SgNode | None:
        """The statement around ``inner`` in its function, where nothing in it is about something else."""
        parent = inner.parent()
        outer = parent.parent() if parent is not None else None
        if outer is None or outer.kind() in (*_FUNCTIONS, "func_literal") or _is_body(outer):
            return None
        wider = statement(outer)
        return wider if Dedication(self.workspace).of(file, wider) is None else None


def _is_body(block: SgNode) -> bool:
    parent = block.parent()
    return parent is None or parent.kind() in (*_FUNCTIONS, "func_literal")


def _place(file: GoFile, finding: Finding) -> SgNode:
    """The expression itself: ``line`` and ``column`` say where it is, the byte range may be wider."""
    lines = file.data.split(b"\n")
    if finding.line > len(lines):
        return file.smallest(finding.start, finding.end)
    start = sum(len(one) + 1 for one in lines[: finding.line - 1])
    column = len(lines[finding.line - 1].decode("utf-8", "replace")[: finding.column - 1].encode())
    if line_start(file.data, finding.start) == start:
        return file.smallest(finding.start, finding.end)
    return file.smallest(start + column, start + column + 1)


def _is_callee(node: SgNode) -> bool:
    """Whether an identifier is what a call calls."""
    outer = node.parent()
    if outer is not None and dotted(outer) is not None:
        node, outer = outer, outer.parent()
    call = as_call(outer) if outer is not None else None
    return call is not None and call[0].range().start.index == node.range().start.index
