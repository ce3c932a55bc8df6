"""Which declaration a name stands for, by Go's lexical scopes."""

from __future__ import annotations

from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.golang.nodes import FUNCTIONS, named, names_in
from watari.rules.golang.package import Declared, GoFile, declared_by

_DECLARING = frozenset({"short_var_declaration", "var_declaration", "const_declaration"})
_HEADERS = frozenset(
    {"if_statement", "for_statement", "expression_switch_statement", "type_switch_statement", "for_clause"}
)


def declaration(name: SgNode, file: GoFile) -> Declared | None:
    """Where the identifier ``name`` was declared: locally, else in the package; None where unknown.

    An imported package's name is no declaration.
    """
    local = local_declaration(name, file)
    return local if local is not None else file.package.variables.get(name.text())


def local_declaration(name: SgNode, file: GoFile) -> Declared | None:
    """The declaration inside the function around ``name``."""
    text, node = name.text(), name
    for parent in name.ancestors():
        for found in _visible(parent, node, file):
            if text in found:
                return found[text]
        node = parent
    return None


def _visible(parent: SgNode, child: SgNode, file: GoFile) -> Iterator[dict[str, Declared]]:
    """What ``parent`` declares that its ``child`` can see, nearest first."""
    kind = parent.kind()
    if kind in ("statement_list", "block") or kind.endswith("_case"):
        for statement in child.prev_all():
            yield declares(statement, file)
    elif kind in _HEADERS:
        for one in child.prev_all():
            yield declares(one, file)
    elif kind in FUNCTIONS:
        yield _parameters(parent, file)


def declares(node: SgNode, file: GoFile) -> dict[str, Declared]:
    """The names that one statement, or one header of a statement, declares."""
    kind = node.kind()
    if kind in ("for_clause", "receive_statement"):
        return {name: one for child in named(node) for name, one in declares(child, file).items()}
    if kind == "range_clause":
        names, source = names_in(node.field("left")), node.field("right")
        ranged = (source,) if source is not None else ()
        return {
            name: Declared(file, None, ranged, index, len(names), from_range=True) for index, name in enumerate(names)
        }
    if kind not in _DECLARING:
        return {}
    if kind != "short_var_declaration":
        return declared_by(file, node)
    names, right = names_in(node.field("left")), node.field("right")
    values = named(right) if right is not None else ()
    return {name: Declared(file, None, values, index, len(names)) for index, name in enumerate(names)}


def _parameters(function: SgNode, file: GoFile) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for field in ("receiver", "parameters", "result"):
        group = function.field(field)
        for parameter in named(group) if group is not None else ():
            for name in parameter.field_children("name"):
                if name.is_named():
                    found[name.text()] = Declared(file, parameter.field("type"))
    return found
