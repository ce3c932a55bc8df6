"""The flag's questions of a whole repository, decided to the last."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import partial

from ast_grep_py import SgNode

from watari.flag.go.removal import params
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.marks import TRUE, asked, literal, marked, simplified, squeezed
from watari.flag.go.removal.names import Held, held, replaced_local
from watari.flag.go.removal.statements import settled
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, as_call
from watari.flag.splice import apply
from watari.model.edit import Splice

Known = Callable[[GoFile, SgNode], bool | None]

_STEPS = 2000
_STEM = TRUE.removesuffix("True").encode()


class Decided:
    """``holders`` are what gave the flag's answer, by folder: its own declarations may go with it."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.holders: dict[str, set[str]] = {}

    def run(self, known: Known, words: tuple[bytes, ...]) -> None:
        """Marks what ``known`` decides, and everything that follows from it."""
        for file in self.files.editable(*words):
            self._mark(file, partial(known, file))
        while True:
            for file in self.files.editable(_STEM):
                self.files.put(file.path, _settle(file))
            found = [
                (file, one) for file in self.files.editable(_STEM) for one in held(file)
                if one.name not in self.holders.get(file.folder, ())
            ]  # fmt: skip
            if not found:
                if any(
                    params.decide(self.files, file.path)
                    for file in list(self.files.editable(b"("))
                    if self._calls(file)
                ):
                    continue
                break
            for file, one in found:
                self.holders.setdefault(file.folder, set()).add(one.name)
                self._follow(file.folder, one)
        for file in list(self.files.editable(_STEM)):
            self.files.put(file.path, literal(file.data))

    def _mark(self, file: GoFile, known: Callable[[SgNode], bool | None]) -> None:
        splices = asked(file, known)
        if splices:
            self.files.put(file.path, apply(file.data, splices))

    def _calls(self, file: GoFile) -> bool:
        """Whether the file's package gives some function a decided flag."""
        return any(_STEM in self.files.data(path) for path in self.files.paths(file.folder))

    def _follow(self, folder: str, one: Held) -> None:
        """Marks what asks a function or package variable whose answer is decided."""
        path = self.files.workspace.import_path(folder)
        for file in list(self.files.editable(one.name.encode())):
            if file.folder == folder:
                text = one.name
            else:
                package = next((each.name for each in file.imports if each.path == path), None)
                text = f"{package}.{one.name}" if package and one.name[:1].isupper() else ""
            if text:
                self._mark(file, _asks(file, text, one, local=file.folder == folder))


def _asks(file: GoFile, text: str, one: Held, *, local: bool) -> Callable[[SgNode], bool | None]:
    free = resolve(file).free

    def known(node: SgNode) -> bool | None:
        if one.call:
            call = as_call(node) if node.kind() == "call_expression" else None
            if call is None or call[1] or call[0].text() != text:
                return None
            node = call[0]
        elif squeezed(node.text()) != text:
            return None
        return one.value if not local or file.tree.start(node) in free else None

    return known


def _settle(file: GoFile) -> bytes:
    for _ in range(_STEPS):
        splices = next((found for node in marked(file) if (found := _step(file, node))), [])
        if not splices:
            break
        file = GoFile.parse(file.path, apply(file.data, splices))
    return file.data


def _step(file: GoFile, node: SgNode) -> list[Splice]:
    one = simplified(file, node) or settled(file, node)
    return [one] if one is not None else replaced_local(file, node)


def _hides(file: GoFile, node: SgNode) -> bool:
    """Whether a parameter of the flag's name is meant."""
    variable = resolve(file).meaning.get(file.tree.start(node))
    return variable is not None and not variable.counts


def by_text(truths: Mapping[str, bool], suffixes: Mapping[str, bool]) -> Known:
    """Answers by an expression's text, white space left out, or by how it ends."""

    def known(file: GoFile, node: SgNode) -> bool | None:
        text = squeezed(node.text())
        if node.kind() == "identifier" and text in truths and _hides(file, node):
            return None
        folder = posixpath.dirname(file.path)
        for key in (text, f"{folder}:{text}"):
            if key in truths:
                return truths[key]
        if node.kind() != "selector_expression":
            return None
        return next((value for suffix, value in suffixes.items() if text.endswith(suffix)), None)

    return known
