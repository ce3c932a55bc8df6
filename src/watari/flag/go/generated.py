"""The generated code that is in a repository: which functions there are, and how files call them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from watari.flag.go.local import local_name
from watari.flag.go.package import ENABLED, FOLDER, NAME, REMAINING, Function, Package, read
from watari.flag.go.source import GoFile
from watari.flag.go.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Generated:
    """One generated ``ecsflag.go``. ``folder`` is where it lies; ``import_path`` is None for a file of a package."""

    folder: str
    functions: frozenset[Function]
    import_path: str | None
    package: str

    def prefix(self, file: GoFile) -> str | None:
        """What stands before a function's name in ``file``: ``ecsflag.``, or nothing; None where it cannot call it."""
        if self.import_path is None:
            return "" if file.folder == self.folder else None
        name = next((one.name for one in file.imports if one.path == self.import_path), None)
        return f"{name}." if name is not None else None

    def called(self, file: GoFile) -> dict[str, Function | None]:
        """The functions by the text that calls them; None is the flag's own question."""
        prefix = self.prefix(file)
        if prefix is None:
            return {}
        names: dict[str, Function | None] = {one.name: one for one in self.functions}
        names[ENABLED] = None
        return {prefix + (name if prefix else local_name(name)): one for name, one in names.items()}

    def left(self, function: Function) -> tuple[str, str | None]:
        """The call that is left of ``function``, and the import that it needs."""
        if self.import_path is None:
            return local_name(function.left), None
        return f"{REMAINING}.{function.left}", f"{posixpath.dirname(self.import_path)}/{REMAINING}"

    def files(self) -> tuple[str, str]:
        """The generated files."""
        return posixpath.join(self.folder, f"{NAME}.go"), posixpath.join(self.folder, f"{NAME}_test.go")

    def remaining(self, functions: frozenset[Function]) -> dict[str, bytes]:
        """The files that are left, by path; ``functions`` are those that are still called."""
        if not functions:
            return {}
        own = self.import_path is None
        folder = self.folder if own else posixpath.join(posixpath.dirname(self.folder), REMAINING)
        sources = Package(functions, False, "").remaining(self.package if own else None)
        names = (f"{REMAINING}.go", f"{REMAINING}_test.go")
        return {posixpath.join(folder, name): source for name, source in zip(names, sources, strict=True)}


def generated_code(workspace: Workspace) -> list[Generated]:
    """All generated code of the repository."""
    found = []
    for path in workspace.paths():
        if posixpath.basename(path) != f"{NAME}.go":
            continue
        functions = read(workspace.data(path) or b"")
        file = workspace.file(path)
        if functions is None or file is None:
            continue
        folder = posixpath.dirname(path)
        shared = f"/{folder}".endswith(f"/{FOLDER}")
        found.append(Generated(folder, functions, workspace.import_path(folder) if shared else None, file.package))
    return found
