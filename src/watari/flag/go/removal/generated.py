"""The code that watari generated for the flag: where it is, and how it is called."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from watari.flag.go.local import local_name
from watari.flag.go.package import ENABLED, FOLDER, LOCAL_ENABLED, MARKER, NAME, Function, read
from watari.flag.go.source import GoFile
from watari.flag.go.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Generated:
    """One generated file. ``path`` is the import path of its package; None where it is a file of somebody's package.

    ``functions`` are by the name that calls them.
    """

    folder: str
    source: bytes
    functions: dict[str, Function]
    path: str | None

    @property
    def files(self) -> tuple[str, str]:
        """The file and its test."""
        return posixpath.join(self.folder, f"{NAME}.go"), posixpath.join(self.folder, f"{NAME}_test.go")

    @property
    def enabled(self) -> str:
        """The function that is the flag."""
        return ENABLED if self.path else LOCAL_ENABLED

    @property
    def variable(self) -> str | None:
        """The environment variable that the flag reads."""
        match = re.search(rb'ParseBool\(os\.Getenv\("(\w+)"\)\)', self.source)
        return match[1].decode() if match else None

    def prefix(self, file: GoFile) -> str | None:
        """What stands before a function's name in ``file``; None where the file cannot call it."""
        if self.path is None:
            return "" if file.folder == self.folder else None
        name = next((one.name for one in file.imports if one.path == self.path), None)
        return f"{name}." if name else None


def find(workspace: Workspace) -> Iterator[Generated]:
    """Every generated file of a repository."""
    for path in workspace.paths():
        if posixpath.basename(path) != f"{NAME}.go":
            continue
        source = workspace.data(path) or b""
        functions = read(source) if source.startswith(MARKER) else None
        if functions is None:
            continue
        folder = posixpath.dirname(path)
        shared = f"/{folder}".endswith(f"/{FOLDER}")
        names = {one.name if shared else local_name(one.name): one for one in functions}
        yield Generated(folder, source, names, workspace.import_path(folder) if shared else None)
