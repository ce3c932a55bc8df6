"""Local variables that an edit leaves unused: taken out with what made them."""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.flag.go.check import added
from watari.flag.go.layout import drop_statement, statement
from watari.flag.go.scope import Variable, resolve
from watari.flag.go.source import GoFile, as_call, calls_in, field, qualified
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import apply
from watari.model.edit import Splice

_ROUNDS = 8
_SDK = ("github.com/aws/aws-sdk-go/", "github.com/aws/aws-sdk-go-v2/")


def drop(before: GoFile, after: bytes) -> bytes:
    """``after`` without the variables that only the edited code used, if making them has no effect."""
    known = {one.name for one in resolve(before).unused()}
    for _ in range(_ROUNDS):
        file = GoFile.parse(before.path, after)
        left = [one for one in resolve(file).unused() if one.name not in known]
        if not left:
            return after
        after = _without(before, file, left[0])
    return after


def _without(before: GoFile, file: GoFile, variable: Variable) -> bytes:
    node = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
    made = statement(node)
    if made.kind() not in ("short_var_declaration", "var_declaration") or not _harmless(file, made):
        raise NoEdit(f"{variable.name} would be left unused, and making it may have an effect; take it out by hand.")
    whole = [] if _others_used(file, made, variable) else [drop_statement(file, made)]
    for attempt in (_with_check(file, made), whole, _blank(file, made, variable)):
        data = apply(file.data, attempt)
        if attempt and not _breaks(before, GoFile.parse(file.path, data), variable.name):
            return data
    raise NoEdit(f"{variable.name} would be left unused; take it out by hand.")


def _others_used(file: GoFile, made: SgNode, variable: Variable) -> bool:
    """Whether another name that the statement declares is used: without it that use would mean an outer name."""
    start, end = file.span(made)
    others = (one for one in resolve(file).locals if start <= one.declared < end and one.name != variable.name)
    return any(one.uses for one in others)


def _breaks(before: GoFile, file: GoFile, name: str) -> bool:
    """Whether taking ``name`` out leaves names undefined. What is unused now is the next round's."""
    return any("not used" not in one or one.startswith(f"{name} ") for one in added(before, file))


def _harmless(file: GoFile, made: SgNode) -> bool:
    """Whether all that is called only makes values of the SDK."""
    for call in calls_in(made):
        parts = as_call(call)
        name = qualified(file, parts[0]) if parts else None
        inner = parts[0].text() if parts else ""
        own = _own_body(file, inner)
        if own is not None and _harmless(file, own):
            continue
        if not (name or "").startswith(_SDK) and not any(f"{one}." in inner for one in _sdk_names(file)):
            return False
    return True


def _own_body(file: GoFile, name: str) -> SgNode | None:
    """The body of a function of the file that calls nothing of the file itself."""
    for node in file.tree.root.find_all(kind="function_declaration"):
        declared, body = node.field("name"), node.field("body")
        if declared is not None and body is not None and declared.text() == name:
            return None if f"{name}(" in body.text() else body
    return None


def _sdk_names(file: GoFile) -> set[str]:
    return {one.name for one in file.imports if one.path.startswith(_SDK)}


def _with_check(file: GoFile, made: SgNode) -> list[Splice]:
    """The declaration together with the ``if err != nil`` right behind it."""
    if made.kind() != "short_var_declaration" or len(named(field(made, "left"))) < 2:
        return []
    holder = made.parent()
    run = named(holder) if holder is not None else []
    place = next((n for n, one in enumerate(run) if file.span(one) == file.span(made)), len(run))
    check = run[place + 1] if place + 1 < len(run) else None
    error = named(field(made, "left"))[-1].text()
    condition = check.field("condition") if check is not None and check.kind() == "if_statement" else None
    if check is None or condition is None or condition.text() != f"{error} != nil" or check.field("initializer"):
        return []
    first, second = drop_statement(file, made), drop_statement(file, check)
    return [first, Splice(max(first.end, second.start), second.end, b"")]


def _blank(file: GoFile, made: SgNode, variable: Variable) -> list[Splice]:
    if made.kind() != "short_var_declaration" or len(named(field(made, "left"))) < 2:
        return []
    return [Splice(variable.declared, variable.declared + len(variable.name.encode()), b"_")]
