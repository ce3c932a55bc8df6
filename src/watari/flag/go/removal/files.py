"""The repository's Go files as they become, step by step."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from watari.flag.go.source import GoFile, barred
from watari.flag.go.workspace import Workspace


class Files:
    """``skip`` are files that stay as they are, for a reason that is told elsewhere; ``generated`` go as a whole."""

    def __init__(self, workspace: Workspace, skip: frozenset[str], generated: frozenset[str]) -> None:
        self.workspace, self.skip, self.generated = workspace, skip, generated
        self.after: dict[str, bytes] = {}
        self._parsed: dict[str, GoFile] = {}

    def before(self, path: str) -> bytes:
        """A file as the repository has it."""
        return self.workspace.data(path) or b""

    def data(self, path: str) -> bytes:
        """A file as it is now."""
        return self.after.get(path, self.before(path))

    def file(self, path: str) -> GoFile | None:
        """The parsed file; None where it cannot be read."""
        if path not in self.after:
            return self.workspace.file(path)
        known = self._parsed.get(path)
        if known is None or known.data != self.after[path]:
            known = self._parsed[path] = GoFile.parse(path, self.after[path])
        return known

    def put(self, path: str, data: bytes) -> None:
        """Makes ``data`` what the file holds."""
        self.after[path] = data

    def changed(self) -> list[str]:
        """The files that are not what they were."""
        return sorted(path for path, data in self.after.items() if data != self.before(path))

    def paths(self, folder: str | None = None) -> Iterator[str]:
        """Every Go file, tests included; only those of one package where ``folder`` is given."""
        for path in self.workspace.paths():
            if path not in self.generated and folder in (None, posixpath.dirname(path)):
                yield path

    def editable(self, *words: bytes, folder: str | None = None) -> Iterator[GoFile]:
        """The files that may be changed and hold one of ``words``, tests included."""
        for path in list(self.paths(folder)):
            data = self.data(path)
            if path in self.skip or not any(word in data for word in words):
                continue
            if barred(path.removesuffix("_test.go") + ".go", data) is None:
                file = self.file(path)
                if file is not None and not file.tree.damaged:
                    yield file
