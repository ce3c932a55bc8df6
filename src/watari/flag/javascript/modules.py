"""How a JavaScript file imports: ES modules or CommonJS, with which quotes and endings; and imports put in and out."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Home
from watari.flag.splice import apply, line_end, line_start, without_lines
from watari.model.edit import Splice
from watari.sources.syntax import parse

_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")
_RELATIVE = re.compile(rb"""(?:from|require\()\s*['"](\.[^'"]+)['"]""")


def is_module(repository: Path, file: CodeFile) -> bool:
    """Whether the file imports as an ES module does."""
    if file.path.endswith((".mjs", ".mts", *_TYPESCRIPT)):
        return True
    if file.path.endswith((".cjs", ".cts")):
        return False
    if any(one.kind() in ("import_statement", "export_statement") for one in file.root.children()):
        return True
    return b"require(" not in file.data and _package(repository, file.folder)[1] == "module"


def _package(repository: Path, folder: str) -> tuple[str, str]:
    """The folder of the nearest ``package.json``, and its ``type``."""
    while True:
        place = repository / folder / "package.json"
        if place.is_file():
            try:
                kind = json.loads(place.read_text(encoding="utf-8")).get("type", "commonjs")
            except (ValueError, OSError, AttributeError):
                kind = "commonjs"
            return folder, str(kind)
        if not folder:
            return "", "commonjs"
        folder = posixpath.dirname(folder)


def home_of(repository: Path, file: CodeFile, name: str) -> Home:
    """Where the module ``name`` is generated for ``file``, and its test."""
    root, kind = _package(repository, file.folder)
    source = posixpath.join(root, "src")
    folder = source if f"{file.path}".startswith(f"{source}/") else root
    if not (repository / root / "package.json").is_file():
        folder = file.folder
    module = is_module(repository, file)
    suffix = posixpath.splitext(file.path)[1]
    if suffix in _TYPESCRIPT:
        ending = ".ts"
    elif module:
        ending = ".js" if kind == "module" or suffix != ".mjs" else ".mjs"
    else:
        ending = ".cjs" if kind == "module" else ".js"
    path = posixpath.join(folder, name + ending)
    tests = next((one for one in ("test", "tests") if (repository / root / one).is_dir()), None)
    where = posixpath.join(root, tests) if tests else folder
    relative = posixpath.relpath(path, file.folder or ".")
    specifier = relative if relative.startswith(".") else f"./{relative}"
    if ending == ".ts":
        specifier = specifier.removesuffix(".ts") + (".js" if _with_endings(file) else "")
    elif not module and not _with_endings(file) and ending == ".js":
        specifier = specifier.removesuffix(".js")
    test = posixpath.join(where, f"{name}.test{ending}")
    return Home(path, specifier, frozenset({"module"} if module else ()), test)


def _with_endings(file: CodeFile) -> bool:
    """Whether the file names its own modules with their endings."""
    return any(one.endswith((b".js", b".cjs", b".mjs")) for one in _RELATIVE.findall(file.data))


def quote(file: CodeFile) -> str:
    """The quotes of the file."""
    return '"' if file.data.count(b'"') > file.data.count(b"'") else "'"


def semicolon(file: CodeFile) -> str:
    """A semicolon where the file ends its statements so."""
    lines = [
        line.rstrip() for line in file.data.splitlines() if line.strip() and not line.lstrip().startswith((b"//", b"*"))
    ]
    ended = sum(line.endswith(b";") for line in lines)
    return ";" if ended * 6 >= len(lines) else ""


def statements(file: CodeFile) -> list[SgNode]:
    """The imports of the file's own level, ES and CommonJS."""
    found = []
    for one in file.root.children():
        required = one.kind() in ("lexical_declaration", "variable_declaration") and "require(" in one.text()
        if one.kind() == "import_statement" or (required and _is_import(one)):
            found.append(one)
    return found


def _is_import(declaration: SgNode) -> bool:
    values = [one.field("value") for one in declaration.find_all(kind="variable_declarator")]
    return all(value is not None and re.match(r"require\(", value.text()) is not None for value in values)


def addition(file: CodeFile, home: Home, name: str) -> tuple[Splice, ...]:
    """The import of the generated module behind the file's others; nothing where it is there."""
    if imports_of(file, name):
        return ()
    mark, end = quote(file), semicolon(file)
    target = f"{mark}{home.module}{mark}"
    line = (
        f"import * as {name} from {target}{end}" if "module" in home.own else f"const {name} = require({target}){end}"
    )
    there = statements(file)
    if there:
        own = [one for one in there if re.search(r"""['"]\.{1,2}/""", one.text())]
        before = next((one for one in own if _specifier(one) > home.module), None)
        if before is not None:
            at = line_start(file.data, file.span(before)[0])
        else:
            at = line_end(file.data, file.span((own or there)[-1])[1])
        ended = b"" if file.data[:at].endswith(b"\n") or at == 0 else file.eol
        return (Splice(at, at, ended + line.encode() + file.eol),)
    at = _top(file)
    blank = file.data[at:].startswith((b"\n", b"\r\n"))
    if blank:  # behind 'use strict', say: the blank line stays above
        at = line_end(file.data, at)
    return (Splice(at, at, line.encode() + file.eol + file.eol),)


def _specifier(statement: SgNode) -> str:
    found = re.search(r"""['"]([^'"]+)['"]""", statement.text())
    return found[1] if found else ""


def _top(file: CodeFile) -> int:
    """Behind a ``#!`` line, leading comments and ``'use strict'``."""
    at = 3 if file.data.startswith(b"\xef\xbb\xbf") else 0
    for one in file.root.children():
        text = one.text()
        strict = one.kind() == "expression_statement" and re.match(r"""['"]use strict['"]""", text)
        if one.kind() == "hash_bang_line" or strict:
            at = line_end(file.data, file.span(one)[1])
        elif one.kind() != "comment":
            break
    return at


def imports_of(file: CodeFile, name: str) -> list[SgNode]:
    """The statements that import ``name``, as a whole or from a module."""
    return [one for one in statements(file) if any(word == name for word in _locals(one))]


def _locals(statement: SgNode) -> list[str]:
    """The names that an import makes."""
    if statement.kind() == "import_statement":
        clause = next((one for one in statement.children() if one.kind() == "import_clause"), None)
        if clause is None:
            return []
        found = [one.text() for one in named(clause) if one.kind() == "identifier"]
        found += [named(one)[-1].text() for one in clause.find_all(kind="namespace_import") if named(one)]
        found += [named(one)[-1].text() for one in clause.find_all(kind="import_specifier") if named(one)]
        return found
    found = []
    for declarator in statement.find_all(kind="variable_declarator"):
        target = declarator.field("name")
        if target is not None and target.kind() == "identifier":
            found.append(target.text())
        elif target is not None:
            found += [one.text() for one in target.find_all(kind="shorthand_property_identifier_pattern")]
            found += [named(one)[-1].text() for one in target.find_all(kind="pair_pattern")]
    return found


def used(file: CodeFile) -> set[str]:
    """The names that the file uses outside of its imports."""
    apart = [file.span(one) for one in statements(file)]
    kinds = ("identifier", "shorthand_property_identifier", "type_identifier", "jsx_identifier")
    found = set()
    for kind in kinds:
        try:
            nodes = file.root.find_all(kind=kind)
        except RuntimeError:  # a kind that this grammar does not have
            continue
        found |= {one.text() for one in nodes if not any(low <= file.span(one)[0] < high for low, high in apart)}
    return found


def without_unused(before: CodeFile, after: bytes, grammar: str) -> bytes:
    """``after`` without the imported names that ``before`` used and ``after`` does not."""
    gone = used(before) - used(CodeFile(before.path, parse(after, grammar)))
    while True:
        file = CodeFile(before.path, parse(after, grammar))
        splice = next((made for one in statements(file) if (made := _without(file, one, gone)) is not None), None)
        if splice is None:
            return after
        after = apply(after, [splice])


def _without(file: CodeFile, statement: SgNode, gone: set[str]) -> Splice | None:
    names = _locals(statement)
    useless = [one for one in names if one in gone]
    if not useless:
        return None
    start, end = file.span(statement)
    if len(useless) == len(names):
        return without_lines(file.data, line_start(file.data, start), line_end(file.data, end))
    for kind in ("import_specifier", "shorthand_property_identifier_pattern", "pair_pattern"):
        for one in statement.find_all(kind=kind):
            last = named(one)[-1].text() if named(one) else one.text()
            if last in useless:
                low, high = file.span(one)
                behind = re.match(rb"\s*,[ \t]*(?:\r?\n[ \t]*)?", file.data[high:end])
                if behind is not None:
                    return Splice(low, high + behind.end(), b"")
                comma = file.data.rfind(b",", start, low)
                return Splice(comma if comma >= 0 else low, high, b"")
    return None
