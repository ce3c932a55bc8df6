"""The Go files of one repository: modules, packages, and what is declared in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.go.imports import stand_apart
from watari.flag.go.source import GoFile
from watari.sources.walk import Walk

_SAMPLE = 40
"""So many files of a module are enough to know a custom by."""

_IMPORTED = re.compile(rb'^\s*(?:import\s+)?(?:\w+\s+)?"([\w.~-]+(?:/[\w.~-]+)+)"\r?$', re.MULTILINE)
_MODULE = re.compile(r"^module\s+\"?([^\s\"]+)\"?", re.MULTILINE)


class Workspace:
    """Reads and parses lazily, and each file once."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self._paths: dict[str, Path] = {}
        for source in Walk(repository).files():
            if source.path.endswith(".go") or posixpath.basename(source.path) == "go.mod":
                self._paths[source.path] = source.absolute
        self._bytes: dict[str, bytes] = {}
        self._files: dict[str, GoFile | None] = {}
        self._apart: dict[str, bool] = {}

    def paths(self) -> Iterator[str]:
        """Every Go file that no tool or stranger wrote, tests included."""
        return (path for path in self._paths if path.endswith(".go"))

    def data(self, path: str) -> bytes | None:
        """A file's bytes; None where it is not there."""
        if path not in self._bytes and path in self._paths:
            self._bytes[path] = self._paths[path].read_bytes()
        return self._bytes.get(path)

    def file(self, path: str) -> GoFile | None:
        """A parsed file; None where it is not there or not UTF-8."""
        if path not in self._files:
            data = self.data(path)
            try:
                self._files[path] = GoFile.parse(path, data) if data is not None else None
            except UnicodeDecodeError:
                self._files[path] = None
        return self._files[path]

    def package(self, folder: str) -> Iterator[GoFile]:
        """The files of one package, tests left out."""
        for path in self.paths():
            if posixpath.dirname(path) == folder and not path.endswith("_test.go"):
                file = self.file(path)
                if file is not None:
                    yield file

    def mentioning(self, *words: bytes) -> Iterator[GoFile]:
        """The non-test files that hold every one of ``words``."""
        return self.matching(lambda data: all(word in data for word in words))

    def matching(self, wanted: Callable[[bytes], object]) -> Iterator[GoFile]:
        """The non-test files whose bytes are ``wanted``; only these are parsed."""
        for path in self.paths():
            if not path.endswith("_test.go") and wanted(self.data(path) or b""):
                file = self.file(path)
                if file is not None:
                    yield file

    @cached_property
    def modules(self) -> dict[str, str]:
        """Import path by the folder of each ``go.mod``."""
        found = {}
        for path in self._paths:
            if posixpath.basename(path) == "go.mod":
                match = _MODULE.search((self.data(path) or b"").decode("utf-8", "replace"))
                if match:
                    found[posixpath.dirname(path)] = match[1]
        inferred = self._gopath() if not found else None
        return {"": inferred} if inferred else found

    def _gopath(self) -> str | None:
        """The import path of a repository older than modules: what its files call their own packages."""
        folders = {posixpath.dirname(path) for path in self.paths()} - {""}
        for path in self.paths():
            for match in _IMPORTED.finditer(self.data(path) or b""):
                parts = match[1].decode("utf-8", "replace").split("/")
                for length in range(1, len(parts)):
                    if "/".join(parts[length:]) in folders and "." in parts[0]:
                        return "/".join(parts[:length])
        return None

    def groups_own_imports(self, module: str) -> bool:
        """Whether some file of the module keeps the module's imports in a group apart."""
        if module not in self._apart:
            files = islice(self.mentioning(f'"{module}/'.encode()), _SAMPLE)
            self._apart[module] = any(stand_apart(file, module) for file in files)
        return self._apart[module]

    def module(self, folder: str) -> tuple[str, str] | None:
        """Folder and import path of the module that holds ``folder``; None outside of modules."""
        while True:
            if folder in self.modules:
                return folder, self.modules[folder]
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def import_path(self, folder: str) -> str | None:
        """The import path of the package in ``folder``."""
        module = self.module(folder)
        if module is None:
            return None
        below = posixpath.relpath(folder or ".", module[0] or ".")
        return module[1] if below == "." else f"{module[1]}/{below}"

    def folder_of(self, import_path: str) -> str | None:
        """The folder of a package of this repository; None for everybody else's."""
        for folder, path in self.modules.items():
            if import_path == path or import_path.startswith(path + "/"):
                return posixpath.join(folder, import_path[len(path) + 1 :]).rstrip("/")
        return None

    def reaches(self, folder: str) -> set[str]:
        """The folders of the repository's packages that ``folder`` imports, also indirectly, and itself."""
        seen: set[str] = set()
        waiting = [folder]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            paths = (each.path for file in self.package(one) for each in file.imports)
            waiting += [found for found in map(self.folder_of, paths) if found is not None]
        return seen


def declarations(file: GoFile, kind: str) -> Iterator[SgNode]:
    """The top-level nodes of one kind."""
    yield from (node for node in file.tree.root.children() if node.kind() == kind)


def functions(
    files: Iterable[GoFile], name: str, kind: str = "function_declaration"
) -> Iterator[tuple[GoFile, SgNode]]:
    """The functions (or methods, by their ``kind``) of that name, each with its file."""
    for file in files:
        for node in declarations(file, kind):
            declared = node.field("name")
            if declared is not None and declared.text() == name:
                yield file, node
