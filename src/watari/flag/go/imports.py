"""Import declarations: added in the right group, removed where an edit left them unused."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.check import used_packages
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, Import, default_name
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice

_EMPTY = re.compile(rb"^import \(\s*\)\r?\n(?:\r?\n)?", re.MULTILINE)


def settle(before: GoFile, after: bytes, wanted: frozenset[str], apart: str | None = None) -> bytes:
    """``after`` with ``wanted`` imported, without the imports that ``before`` used and ``after`` does not."""
    file = GoFile.parse(before.path, after)
    was = used_packages(before, resolve(before))
    now = used_packages(file, resolve(file))
    gone = [one for one in file.imports if one.name in was and one.name not in now]
    data = apply(after, [splice for one in gone for splice in _removal(file, one)])
    if gone:
        data = _without_empty_groups(GoFile.parse(before.path, data))
    for path in sorted(wanted):
        file = GoFile.parse(before.path, data)
        if path not in {one.path for one in file.imports}:
            data = apply(data, [_addition(file, path, apart)])
    return data


def _removal(file: GoFile, one: Import) -> list[Splice]:
    declaration = _declaration(file, one)
    specs = len(declaration.find_all(kind="import_spec"))
    start, end = file.span(declaration) if specs == 1 else (one.start, one.end)
    return [Splice(line_start(file.data, start), line_end(file.data, end), b"")]


def _declaration(file: GoFile, one: Import) -> SgNode:
    return next(
        node
        for node in file.tree.root.find_all(kind="import_declaration")
        if file.span(node)[0] <= one.start and one.end <= file.span(node)[1]
    )


def _without_empty_groups(file: GoFile) -> bytes:
    """Blank lines that a removed group left: never two, none next to a parenthesis."""
    splices = []
    for listed in file.tree.root.find_all(kind="import_spec_list"):
        start, end = file.span(listed)
        lines = file.data[start:end].splitlines(keepends=True)
        kept = [
            line
            for number, line in enumerate(lines)
            if line.strip() or not (number == 1 or not lines[number - 1].strip() or number == len(lines) - 2)
        ]
        if kept != lines:
            splices.append(Splice(start, end, b"".join(kept)))
    return _EMPTY.sub(b"", apply(file.data, splices))


def _addition(file: GoFile, path: str, apart: str | None) -> Splice:
    quoted = b'"' + path.encode() + b'"'
    groups = _groups(file)
    if not groups:
        return _first(file, path)
    group = _home([one for one in groups if _fits(one, path, apart)], path)
    if group is None:
        last = groups[-1][-1]
        behind = line_end(file.data, last.end)
        return Splice(behind, behind, file.eol + b"\t" + quoted + file.eol)
    for one in group:
        if one.path > path:
            at = line_start(file.data, one.start)
            return Splice(at, at, b"\t" + quoted + file.eol)
    at = line_end(file.data, group[-1].end)
    return Splice(at, at, b"\t" + quoted + file.eol)


def _first(file: GoFile, path: str) -> Splice:
    """The first import, or the first in parentheses: a lone ``import "fmt"`` becomes a block."""
    quoted = b'"' + path.encode() + b'"'
    if not file.imports:
        clause = file.tree.root.find(kind="package_clause")
        at = line_end(file.data, file.span(clause)[1]) if clause else 0
        return Splice(at, at, file.eol + b"import " + quoted + file.eol)
    lone = file.imports[-1]
    start, end = file.span(_declaration(file, lone))
    both = sorted((file.data[lone.start : lone.end], quoted), key=lambda one: one[one.index(b'"') :])
    if _standard(lone.path) != _standard(path):
        both = [file.data[lone.start : lone.end], b"", quoted]
    lines = [b"import (", *(b"\t" + one if one else one for one in both), b")"]
    return Splice(start, end, file.eol.join(lines))


def _groups(file: GoFile) -> list[list[Import]]:
    """The runs of imports without a blank line between, in parentheses only; ``import "C"`` stands apart."""
    groups: list[list[Import]] = []
    for listed in file.tree.root.find_all(kind="import_spec_list"):
        start, end = file.span(listed)
        inside = [one for one in file.imports if start <= one.start and one.end <= end]
        previous = -1
        for one in inside:
            gap = (
                file.data[line_end(file.data, previous) : line_start(file.data, one.start)] if previous >= 0 else b"\n"
            )
            if previous < 0 or any(not line.strip() for line in gap.splitlines()):
                groups.append([])
            groups[-1].append(one)
            previous = one.end
    return groups


def _fits(group: list[Import], path: str, apart: str | None) -> bool:
    """Whether the group is one for the module's own packages as ``path`` is one, where these stand apart."""
    if apart is None:
        return True
    return _own(path, apart) == any(_own(one.path, apart) for one in group)


def _own(path: str, module: str) -> bool:
    return path == module or path.startswith(module + "/")


def stand_apart(file: GoFile, module: str) -> bool:
    """Whether the file has a group of nothing but imports of its own module, beside a group of strangers'."""
    kinds = [{_own(one.path, module) for one in group if not _standard(one.path)} for group in _groups(file)]
    return {True} in kinds and {False} in kinds


def _home(groups: list[list[Import]], path: str) -> list[Import] | None:
    """The group of the imports that are most like ``path``; None where it begins a group of its own."""
    if not groups:
        return None
    best = max(groups, key=lambda group: max(_alike(one.path, path) for one in group))
    if any(_standard(one.path) == _standard(path) for one in best):
        return best
    same = [group for group in groups if any(_standard(one.path) == _standard(path) for one in group)]
    return same[-1] if same else None


def _alike(one: str, other: str) -> int:
    parts = zip(one.split("/"), other.split("/"), strict=False)
    alike = 0
    for left, right in parts:
        if left != right:
            break
        alike += 1
    return alike


def _standard(path: str) -> bool:
    return "." not in path.split("/")[0]


def free_name(file: GoFile, path: str) -> str | None:
    """What the file may call the package of ``path``; None where that name is taken in the file.

    A file that imports it already, under whatever name, goes on with that name.
    """
    known = next((one.name for one in file.imports if one.path == path), None)
    if known is not None:
        return known if known not in ("_", ".") else None
    name = default_name(path)
    taken = {one.name for one in file.imports} | {one.name for one in resolve(file).locals}
    return None if name in taken or name in set(resolve(file).free.values()) else name
