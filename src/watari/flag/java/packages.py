"""Packages and imports of a Java file: where a generated class goes, and import lines put in and taken out."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Home
from watari.flag.splice import apply, line_end, line_start, without_lines
from watari.model.edit import Splice
from watari.sources.syntax import parse

_WORD = re.compile(rb"[A-Za-z_]\w*")
_BUILDS = ("pom.xml", "build.gradle", "build.gradle.kts")


def package_of(file: CodeFile) -> str:
    """The package that the file declares; empty for the unnamed one."""
    found = re.search(rb"^\s*package\s+([\w.]+)\s*;", file.data, re.MULTILINE)
    return found[1].decode() if found else ""


def home_of(repository: Path, file: CodeFile, name: str) -> Home:
    """The outermost package of the file's source root that has classes; ``own`` says how it is tested."""
    package = package_of(file)
    tail = package.replace(".", "/")
    if not file.folder.endswith(tail):
        raise NoEdit("The file does not lie where its package says.")
    root = file.folder[: len(file.folder) - len(tail)].rstrip("/")
    parts = package.split(".") if package else []
    best = package
    for length in range(1, len(parts)):
        folder = posixpath.join(root, *parts[:length])
        if any((repository / folder).glob("*.java")):
            best = ".".join(parts[:length])
            break
    folder = posixpath.join(root, best.replace(".", "/"))
    tests = root.replace("src/main/java", "src/test/java")
    test = posixpath.join(tests, best.replace(".", "/"), f"{name}Test.java") if tests != root else ""
    own = {best, f"junit{_junit(repository, root)}"}
    return Home(posixpath.join(folder, f"{name}.java"), f"{best}.{name}".lstrip("."), frozenset(own), test)


def _junit(repository: Path, root: str) -> str:
    """5 or 4, as the nearest build file says; empty where neither is used."""
    folder = root
    while True:
        for build in _BUILDS:
            place = repository / folder / build
            if place.is_file():
                text = place.read_text(encoding="utf-8", errors="replace")
                if "junit-jupiter" in text or "spring-boot-starter-test" in text or "useJUnitPlatform" in text:
                    return "5"
                if re.search(r"junit:junit|<artifactId>junit</artifactId>", text):
                    return "4"
        if not folder:
            return ""
        folder = posixpath.dirname(folder)


def imports(file: CodeFile) -> list[tuple[SgNode, str]]:
    """The imports that are not static, with the class or package each names."""
    found = []
    for node in file.root.find_all(kind="import_declaration"):
        match = re.match(r"import\s+([\w.]+(?:\.\*)?)\s*;", node.text())
        if match is not None:
            found.append((node, match[1]))
    return found


def imported(file: CodeFile, name: str) -> str | None:
    """The whole name of an imported class."""
    return next((path for _, path in imports(file) if path.rpartition(".")[2] == name), None)


def addition(file: CodeFile, path: str) -> tuple[Splice, ...]:
    """The import of a class in its alphabetical place; nothing where the file has it, or shares the package."""
    if path.rpartition(".")[0] == package_of(file) or any(one == path for _, one in imports(file)):
        return ()
    line = f"import {path};".encode() + file.eol
    there = imports(file)
    if there:
        top = path.split(".")[0]
        alike = [one for one in there if one[1].split(".")[0] == top] or there
        before = next((node for node, one in alike if one > path), None)
        at = (
            line_start(file.data, file.span(before)[0])
            if before is not None
            else line_end(file.data, file.span(alike[-1][0])[1])
        )
        return (Splice(at, at, line),)
    package = file.root.find(kind="package_declaration")
    at = line_end(file.data, file.span(package)[1]) if package is not None else 0
    return (Splice(at, at, file.eol + line if at else line + file.eol),)


def without_unused(before: CodeFile, after: bytes) -> bytes:
    """``after`` without imports of classes that ``before`` used and ``after`` does not."""
    while True:
        file = CodeFile(before.path, parse(after, "java"))
        was, now = _used(before), _used(file)
        gone = next((node for node, path in imports(file) if _name(path) in was and _name(path) not in now), None)
        if gone is None:
            return after
        start, end = file.span(gone)
        first, last = line_start(after, start), line_end(after, end)
        edge = not _line(after, first - 1).strip() and not after[last : line_end(after, last)].strip()
        after = apply(after, [without_lines(after, first, last) if edge else Splice(first, last, b"")])


def _line(data: bytes, at: int) -> bytes:
    return data[line_start(data, at) : at] if at > 0 else b""


def _name(path: str) -> str:
    return path.rpartition(".")[2]


def _used(file: CodeFile) -> set[str]:
    """The names that the file mentions outside of its imports."""
    data = file.data
    for node, _ in reversed(imports(file)):
        start, end = file.span(node)
        data = data[:start] + b" " * (end - start) + data[end:]
    return {one.decode() for one in _WORD.findall(data)}
