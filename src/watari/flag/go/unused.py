"""What whole packages do not use any more after a removal: functions, types, variables, fields, parameters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ast_grep_py import SgNode

from watari.flag.go.clientless import without_clients
from watari.flag.go.deciding import GoDeciding
from watari.flag.go.source import GoFile
from watari.flag.go.workspace import Workspace
from watari.flag.script.code import CodeFile
from watari.flag.splice import apply
from watari.model.edit import Splice

_WORD = re.compile(rb"[A-Za-z_]\w*")
_KEPT = frozenset({"main", "init"})


class Unused:
    """``before`` are the files that the removal touches, as they were."""

    def __init__(self, workspace: Workspace, before: Mapping[str, GoFile]) -> None:
        self._workspace = workspace
        self._before = {path: Counter(_words(file)) for path, file in before.items()}

    def step(self, after: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files in which a declaration became useless, without it; empty where there is none."""
        changed = {}
        for path, data in after.items():
            was = self._before.get(path)
            if was is None or path.endswith("_test.go"):
                continue
            file = GoFile.parse(path, data)
            splices = self._useless(file, was, after)
            if splices:
                changed[path] = apply(data, splices)
        return changed or self._clients(after)

    def _clients(self, after: Mapping[str, bytes]) -> dict[str, bytes]:
        """The same for fields and parameters that only carried a client, in a package that the removal touches."""
        for folder in sorted({path.rpartition("/")[0] for path in after}):
            files = {}
            for path in self._workspace.paths():
                data = after.get(path) or self._workspace.data(path) or b""
                if path.rpartition("/")[0] == folder and not path.endswith(("ecsflag.go", "ecsflag_test.go")):
                    files[path] = GoFile.parse(path, data)
            changed = without_clients(files)
            if changed:
                return changed
        return {}

    def _useless(self, file: GoFile, was: Counter[str], after: Mapping[str, bytes]) -> list[Splice]:
        now = Counter(_words(file))
        code = CodeFile(file.path, file.tree)
        found: list[Splice] = []
        for node, name in _declared(file):
            # It was named elsewhere in a file that lost that mention, and is named nowhere now.
            if now[name] != 1 or not self._lost(name, file, was, after) or self._elsewhere(name, file, after):
                continue
            splice = GoDeciding().dropped(node, code)
            if not any(one.start < splice.end and splice.start < one.end for one in found):
                found.append(splice)
        return found

    def _lost(self, name: str, file: GoFile, was: Counter[str], after: Mapping[str, bytes]) -> bool:
        if was[name] > 1:
            return True
        word = name.encode()
        beside = (path for path in self._before if path != file.path and path.rpartition("/")[0] == file.folder)
        return any(self._before[path][name] and word not in _WORD.findall(after.get(path, b"")) for path in beside)

    def _elsewhere(self, name: str, file: GoFile, after: Mapping[str, bytes]) -> bool:
        """Whether another file of the package, tests too, mentions the name."""
        word = name.encode()
        for path in self._workspace.paths():
            if path == file.path or path.rpartition("/")[0] != file.folder:
                continue
            data = after.get(path) or self._workspace.data(path) or b""
            if word in data and word in _WORD.findall(data) and not path.endswith(("ecsflag.go", "ecsflag_test.go")):
                return True
        return False


def _words(file: GoFile) -> Iterator[str]:
    for kind in ("identifier", "type_identifier", "field_identifier"):
        for node in file.tree.root.find_all(kind=kind):
            yield node.text()


def _declared(file: GoFile) -> Iterator[tuple[SgNode, str]]:
    """Unexported functions, types, variables and constants at the top, and unexported fields."""
    for node in file.tree.root.children():
        if node.kind() in ("function_declaration", "method_declaration"):
            yield from _named(node, node)
        for kind in ("type_spec", "var_spec", "const_spec"):
            for spec in node.find_all(kind=kind) if node.kind().endswith("_declaration") else ():
                if node.kind() in ("type_declaration", "var_declaration", "const_declaration"):
                    yield from _named(spec if kind != "type_spec" else node, spec)


def _named(whole: SgNode, spec: SgNode) -> Iterator[tuple[SgNode, str]]:
    name = spec.field("name")
    if name is not None and name.text()[:1].islower() and name.text() not in _KEPT:
        yield whole, name.text()
