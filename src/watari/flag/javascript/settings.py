"""A JavaScript service's own configuration: a module that gives an object filled from ``process.env``."""

from __future__ import annotations

import posixpath
import re

from ast_grep_py import SgNode

from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Settings
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice
from watari.sources.syntax import parse

NAME = "ecsFlag"
_CUSTOMARY = re.compile(r"(?:app)?(?:config|configuration|settings|env)", re.IGNORECASE)
_IMPORTS = re.compile(
    r"""(?:(?:const|let|var)\s+(?P<one>\w+|\{\s*\w+\s*\})\s*=\s*require\(|import\s+(?P<two>\w+|\{\s*\w+\s*\})\s+from\s+)"""
    r"""\s*['"](?P<path>\.{1,2}/[^'"]+)['"]"""
)
_GRAMMARS = {".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx"}
_ENDINGS = ("", ".js", ".cjs", ".mjs", ".ts", "/index.js", "/index.ts")


def settings(file: CodeFile) -> Settings | None:
    """``const config = require('./config')`` or the like, where that module gives an object of plain values."""
    for match in _IMPORTS.finditer(file.root.text()):
        wanted = match["one"] or match["two"]
        local = wanted.strip("{} ")
        if not _CUSTOMARY.fullmatch(local) or _is_taken(local, file):
            continue
        target = _module(posixpath.normpath(posixpath.join(file.folder, match["path"])), file)
        found = _object(target, local, whole="{" not in wanted) if target is not None else None
        if target is None or found is None:
            continue
        names = {name.text().strip("'\"") for one in named(found) if (name := one.field("key")) is not None}
        if NAME not in names:
            return Settings(target.path, f"{local}.{NAME}", (_pair(target, found),))
        return Settings(target.path, f"{local}.{NAME}") if held(target) else None
    return None


def held(file: CodeFile) -> list[tuple[SgNode, str]]:
    """See :meth:`Deciding.settings_of`."""
    wanted = f"{NAME}:{NAME}.enabled()"
    pairs = (one for one in file.root.find_all(kind="pair") if re.sub(r"\s+", "", one.text()) == wanted)
    return [(one, rf"[\w.]+\.{NAME}") for one in pairs]


def without(pair: SgNode, file: CodeFile) -> Splice:
    """The pair with its comma; with its line where it has one of its own."""
    start, end = file.span(pair)
    comma = re.match(rb"\s*,", file.data[end:])
    if comma is None:  # the last one: the comma before it goes, as it came
        before = file.data[:start].rstrip()
        return Splice(len(before) - before.endswith(b","), end, b"")
    end += comma.end()
    first, last = line_start(file.data, start), line_end(file.data, end)
    if not file.data[first:start].strip() and not file.data[end:last].strip():
        return Splice(first, last, b"")
    return Splice(start, end, b"")


def _is_taken(name: str, file: CodeFile) -> bool:
    """Whether the name has another meaning somewhere in the file."""
    declared = [one.field("name") for one in file.root.find_all(kind="variable_declarator")]
    given = sum(one is not None and one.text() == name for one in declared)
    parameters = [one.text() for one in file.root.find_all(kind="formal_parameters")]
    return given > 1 or any(re.search(rf"\b{name}\b", one) for one in parameters)


def _module(path: str, file: CodeFile) -> CodeFile | None:
    for ending in _ENDINGS:
        place = file.repository / (path + ending)
        if place.is_file():
            data = place.read_bytes()
            if b"process.env" not in data:
                return None
            grammar = _GRAMMARS.get(posixpath.splitext(path + ending)[1], "javascript")
            try:
                return CodeFile(path + ending, parse(data, grammar), file.repository)
            except UnicodeDecodeError:
                return None
    return None


def _object(target: CodeFile, local: str, *, whole: bool) -> SgNode | None:
    """The literal of the object that the module gives; ``whole`` where it is the module's one export."""
    for one in target.root.children():
        text = one.text()
        exported = re.match(r"module\.exports\s*=|export default\b", text)
        if whole and exported:
            found = _literal(one)
            name = re.fullmatch(r"(\w+)\s*;?\s*", text[exported.end() :].strip())
            return found if name is None else _declared(target, name[1])
        named_export = re.match(rf"export const {local}\s*=|module\.exports\s*=\s*\{{[^:]*\b{local}\b[^:]*\}}", text)
        if not whole and named_export:
            return _declared(target, local)
    return None


def _declared(target: CodeFile, name: str) -> SgNode | None:
    for one in target.root.find_all(kind="variable_declarator"):
        own = one.field("name")
        if own is not None and own.text() == name:
            return _literal(one) if one.field("type") is None else None
    return None


def _literal(node: SgNode) -> SgNode | None:
    """The outermost object literal over several lines whose values come from the environment."""
    found = node.find(kind="object")
    plain = found is not None and "process.env" in found.text() and "\n" in found.text()
    values = named(found) if found is not None else []
    return found if plain and values and values[-1].kind() in ("pair", "shorthand_property_identifier") else None


def _pair(target: CodeFile, literal: SgNode) -> Splice:
    last = named(literal)[-1]
    start, end = target.span(last)
    indent = indentation(target.data, line_start(target.data, start))
    comma = re.match(rb"\s*,", target.data[end:])
    pair = f"{NAME}: {NAME}.enabled()".encode()
    if comma:
        at = line_end(target.data, end + comma.end())
        return Splice(at, at, indent + pair + b"," + target.eol)
    return Splice(end, end, b"," + target.eol + indent + pair)
