"""Parameters: those that are always given the decided flag, and those that only removed code read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.layout import drop_from_list
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.marks import MARKS
from watari.flag.go.removal.unused import harmless
from watari.flag.go.scope import Variable, resolve
from watari.flag.go.source import GoFile, as_call, barred, same
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import apply
from watari.model.edit import Splice

_FUNCTIONS = ("function_declaration", "method_declaration")


@dataclass(frozen=True, slots=True)
class Parameter:
    """The parameter at ``place`` of all that a function takes; ``declaration`` is its part of the list."""

    place: int
    declaration: SgNode
    name: SgNode
    variable: Variable


def decide(files: Files, path: str) -> bool:
    """Marks the uses of the parameters of one file that every call gives the same mark."""
    file = files.file(path)
    for function in _functions(file):
        for one in _parameters(file, function) if file is not None else ():
            if file is None or not one.variable.uses or one.variable.writes or one.variable.again:
                continue
            found = sites(files, file, function)
            if not found:
                break
            given = {_argument(call, one.place) for _, call in found}
            if len(given) != 1 or next(iter(given)) not in MARKS:
                continue
            text, length = next(iter(given)).encode(), len(one.variable.name.encode())
            files.put(path, apply(file.data, [Splice(at, at + length, text) for at in one.variable.uses]))
            return True
    return False


def _argument(call: SgNode, place: int) -> str:
    parts = as_call(call)
    return parts[1][place].text() if parts and place < len(parts[1]) else ""


def remove_unused(files: Files, path: str) -> bool:
    """Takes one parameter out that the file's code read before; whether there was one."""
    file, before = files.file(path), files.workspace.file(path)
    if file is None or before is None or path.endswith("_test.go"):
        return False
    used = {
        _key(one): {p.name.text() for p in _parameters(before, one) if p.variable.uses} for one in _functions(before)
    }
    for function in _functions(file):
        for one in _parameters(file, function):
            idle = not one.variable.mentions and one.name.text() in used.get(_key(function), ())
            if idle and _without(files, file, function, one):
                return True
    return False


def _without(files: Files, file: GoFile, function: SgNode, one: Parameter) -> bool:
    found = sites(files, file, function)
    if found is None:
        return False
    splices: dict[str, list[Splice]] = {}
    count = len(list(_parameters(file, function)))
    try:
        names = [each for each in named(one.declaration) if each.kind() == "identifier"]
        target = one.declaration if len(names) == 1 else one.name
        splices[file.path] = [drop_from_list(file, target)]
        for other, call in found:
            parts = as_call(call)
            if parts is None or len(parts[1]) != count or call.text().rstrip(" )\n\t,").endswith("..."):
                return False
            if not harmless(other, parts[1][one.place]):
                return False
            splices.setdefault(other.path, []).append(drop_from_list(other, parts[1][one.place]))
        made = {path: apply(files.data(path), each) for path, each in splices.items()}
    except (NoEdit, ValueError):
        return False
    for path, data in made.items():
        files.put(path, data)
    return True


def _functions(file: GoFile | None) -> Iterator[SgNode]:
    if file is not None:
        for node in file.tree.root.children():
            if node.kind() in _FUNCTIONS and node.field("body") is not None:
                yield node


def _key(function: SgNode) -> str:
    receiver, name = function.field("receiver"), function.field("name")
    return f"{receiver.text() if receiver is not None else ''}.{name.text() if name is not None else ''}"


def _parameters(file: GoFile, function: SgNode) -> Iterator[Parameter]:
    """The named parameters, if all can be told apart; nothing for variadic functions."""
    listed = function.field("parameters")
    declarations = named(listed) if listed is not None else []
    if any(one.kind() != "parameter_declaration" for one in declarations):
        return
    place = 0
    meaning = resolve(file).meaning
    for declaration in declarations:
        names = [one for one in named(declaration) if one.kind() == "identifier"]
        if not names:
            return
        for name in names:
            variable = meaning.get(file.tree.start(name))
            if variable is not None:
                yield Parameter(place, declaration, name, variable)
            elif name.text() != "_":
                return
            place += 1


def sites(files: Files, file: GoFile, function: SgNode) -> list[tuple[GoFile, SgNode]] | None:
    """Every call of an unexported function; None where it is also something else than called, or cannot be changed."""
    name = function.field("name")
    if name is None or name.text()[:1].isupper() or name.text() in ("main", "init"):
        return None
    word = re.compile(rb"(?<!\w)" + name.text().encode() + rb"(?!\w)")
    method = function.kind() == "method_declaration"
    found = []
    for path in files.paths(file.folder):
        if not word.search(files.data(path)):
            continue
        other = files.file(path)
        if other is None:
            return None
        for match in word.finditer(other.data):
            node = other.smallest(*match.span())
            if not _means(other, node, method=method):
                continue
            if path == file.path and match.span() == file.span(name):
                continue
            call = _called(node, method=method)
            changeable = path not in files.skip and barred(path.removesuffix("_test.go") + ".go", other.data) is None
            if call is None or not changeable:
                return None
            found.append((other, call))
    return found


def _means(file: GoFile, node: SgNode, *, method: bool) -> bool:
    if method:
        return node.kind() == "field_identifier"
    parent = node.parent()
    declares = parent is not None and parent.kind() == "function_declaration"
    return node.kind().endswith("identifier") and (declares or file.tree.start(node) in resolve(file).free)


def _called(node: SgNode, *, method: bool) -> SgNode | None:
    function = node.parent() if method else node
    if function is None or (method and function.kind() != "selector_expression"):
        return None
    call = function.parent()
    parts = as_call(call) if call is not None else None
    return call if parts is not None and same(parts[0], function) else None
