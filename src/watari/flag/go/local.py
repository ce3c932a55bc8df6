"""The generated code as files of an existing package, where only that package needs it.

Written as a package of its own and renamed: every name that it declares at the top gets the prefix ``ecs``, so
that it meets none of the package's own, and none is exported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.package import ENABLED, LOCAL_ENABLED
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile
from watari.flag.splice import apply
from watari.model.edit import Splice

PREFIX = "ecs"

_DECLARATIONS = ("function_declaration", "type_spec", "var_spec")


def local_name(name: str) -> str:
    """``InstanceID`` → ``ecsInstanceID``."""
    if name == ENABLED:
        return LOCAL_ENABLED
    if name.startswith("Test"):
        return f"TestEcs{name.removeprefix('Test')}"
    return PREFIX + name[:1].upper() + name[1:]


def localized(sources: tuple[bytes, ...], package: str) -> tuple[bytes, bytes]:
    """The generated file and its test, as files of ``package``."""
    files = [GoFile.parse("ecsflag.go", one) for one in sources]
    names = {name for file in files for name, _, _ in _declared(file)}
    first, second = (_renamed(file, names, package) for file in files)
    return first, second


def declared_names(sources: tuple[bytes, ...]) -> frozenset[str]:
    """What the renamed files declare at the top."""
    files = (GoFile.parse("ecsflag.go", one) for one in sources)
    return frozenset(local_name(name) for file in files for name, _, _ in _declared(file))


def _declared(file: GoFile) -> Iterator[tuple[str, int, int]]:
    """What the file declares at the top."""
    for node in file.tree.root.children():
        for one in (node, *node.find_all(kind="type_spec"), *node.find_all(kind="var_spec")):
            top = one.kind() in _DECLARATIONS and (one.kind() == "function_declaration" or _is_top(one))
            name = one.field("name") if top else None
            if name is not None:
                yield name.text(), *file.span(name)


def _is_top(node: SgNode) -> bool:
    declaration = node.parent()
    holder = declaration.parent() if declaration is not None else None
    return holder is not None and holder.kind() == "source_file"


def _renamed(file: GoFile, names: set[str], package: str) -> bytes:
    splices = {(start, end): local_name(name) for name, start, end in _declared(file)}
    for start, name in resolve(file).free.items():
        if name in names:
            splices[start, start + len(name.encode())] = local_name(name)
    for node in file.tree.root.find_all(kind="type_identifier"):
        parent = node.parent()
        if node.text() in names and parent is not None and parent.kind() != "qualified_type":
            splices[file.span(node)] = local_name(node.text())
    for match in re.finditer(rb"(?:\A|\n)(?:[^/\n].*|)\n// (\w+)(?= )", file.data):
        name = match[1].decode()
        if name in names:
            splices[match.span(1)] = local_name(name)
    after = apply(file.data, [Splice(start, end, text.encode()) for (start, end), text in splices.items()])
    after = re.sub(rb"^// Package \w+ (?:.*\n)(?://.*\n)*", b"", after, count=1, flags=re.MULTILINE)
    return re.sub(rb"^package \w+$", f"package {package}".encode(), after, count=1, flags=re.MULTILINE)
