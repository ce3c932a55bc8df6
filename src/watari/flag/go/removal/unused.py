"""Local variables that the removal leaves unused: gone with what made them, or made without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.flag.go.check import added
from watari.flag.go.client import MAKERS
from watari.flag.go.layout import drop_statement, statement
from watari.flag.go.scope import Variable, resolve
from watari.flag.go.source import GoFile, around, as_call, callee, calls_in, field, qualified
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import apply, indentation, line_end
from watari.model.edit import Splice
from watari.sources.syntax import NEW

_ROUNDS = 60
_MAKERS = (
    "github.com/aws/aws-sdk-go/aws", "github.com/aws/aws-sdk-go-v2/", "os.Getenv", "os.LookupEnv", "strconv.",
    "strings.", "fmt.Sprint", "fmt.Errorf", "errors.New", "time.Duration", "context.Background", "context.TODO",
)  # fmt: skip
"""What is called only for its value."""
_BUILTINS = ("len", "cap", "new", NEW, "make", "append", "string", "bool", "int", "int64")


def clean(before: GoFile, after: bytes) -> bytes:
    """``after`` without the locals that ``before`` used and ``after`` does not."""
    known = Counter(one.name for one in resolve(before).unused())
    for _ in range(_ROUNDS):
        file = GoFile.parse(before.path, after)
        left = [one for one in resolve(file).unused() if not known[one.name]]
        if not left:
            return after
        after = _without(file, left[0])
    return after


def _without(file: GoFile, variable: Variable) -> bytes:
    for attempt in _attempts(file, variable):
        if not attempt:
            continue
        try:
            data = apply(file.data, attempt)
        except ValueError:
            continue
        if not _breaks(file, GoFile.parse(file.path, data), variable.name):
            return data
    raise NoEdit(f"{variable.name} would be left unused; take it out by hand.")


def _breaks(before: GoFile, after: GoFile, name: str) -> bool:
    return any("not used" not in one or one.startswith(f"{name} ") for one in added(before, after))


def _attempts(file: GoFile, variable: Variable) -> Iterator[list[Splice]]:
    node = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
    clause = around(node, "range_clause", "type_switch_statement", "short_var_declaration", "var_spec")
    if clause is not None and clause.kind() == "range_clause":
        yield _range(file, clause, node)
        return
    if clause is not None and clause.kind() == "type_switch_statement":
        yield [Splice(file.span(node)[0], file.span(field(clause, "value"))[0], b"")]
        return
    made = statement(node)
    writes = [_write(file, at, variable.name) for at in (*variable.writes, *variable.again)]
    if any(one is None for one in writes):
        yield _kept(file, made, variable)
        return
    dropped = [one for one in writes if one is not None]
    if made.kind() in ("short_var_declaration", "var_declaration"):
        yield _with_cancel(file, made)
        if harmless(file, made):
            yield [*_with_check(file, made), *dropped] if _with_check(file, made) else []
            if _single(made):
                yield [drop_statement(file, made), *dropped]
            else:
                yield [drop_statement(file, made), *dropped]
                yield _only_error(file, made)
        yield [*_nameless(file, made, variable), *dropped]
    yield _kept(file, made, variable)


def _with_cancel(file: GoFile, made: SgNode) -> list[Splice]:
    """``ctx, cancel := context.WithTimeout(…)`` together with its one ``cancel()``."""
    if made.kind() != "short_var_declaration" or not field(made, "right").text().startswith("context.With"):
        return []
    cancel = resolve(file).meaning.get(file.tree.start(named(field(made, "left"))[-1]))
    if cancel is None or len(cancel.mentions) != 1:
        return []
    use = statement(file.smallest(cancel.mentions[0], cancel.mentions[0] + len(cancel.name.encode())))
    if use.text() not in (f"{cancel.name}()", f"defer {cancel.name}()"):
        return []
    first, second = drop_statement(file, made), drop_statement(file, use)
    return [first, Splice(max(first.end, second.start), second.end, b"")]


def _kept(file: GoFile, made: SgNode, variable: Variable) -> list[Splice]:
    """The variable used in the plainest way: harmless, and for a person to see."""
    if made.kind() not in ("short_var_declaration", "var_declaration"):
        return []
    at = line_end(file.data, file.span(made)[1])
    tabs = indentation(file.data, file.span(made)[0])
    return [Splice(at, at, tabs + b"_ = " + variable.name.encode() + file.eol)]


def _single(made: SgNode) -> bool:
    if made.kind() == "short_var_declaration":
        return len(named(field(made, "left"))) == 1
    return len(made.find_all(kind="var_spec")) == 1


def _only_error(file: GoFile, made: SgNode) -> list[Splice]:
    """``x, err := f()`` whose ``err`` is set again below: only its declaration."""
    if made.kind() != "short_var_declaration" or named(field(made, "left"))[-1].text() != "err":
        return []
    return [Splice(*file.span(made), b"var err error")]


def _range(file: GoFile, clause: SgNode, node: SgNode) -> list[Splice]:
    left = field(clause, "left")
    names = named(left)
    if all(one.text() == "_" or one.text() == node.text() for one in names):
        return [Splice(file.span(left)[0], _behind_sign(file, left), b"")]
    if names[-1].text() == node.text() and len(names) == 2:
        return [Splice(file.span(names[0])[1], file.span(node)[1], b"")]
    return [Splice(*file.span(node), b"_")]


def _behind_sign(file: GoFile, left: SgNode) -> int:
    end = file.span(left)[1]
    return file.data.index(b"=", end) + 2


def _write(file: GoFile, at: int, name: str) -> Splice | None:
    """An assignment to the variable: gone, or its value thrown away."""
    node = file.smallest(at, at + len(name.encode()))
    holder = around(node, "assignment_statement", "short_var_declaration")
    if holder is None:
        return None
    left, right = named(field(holder, "left")), named(field(holder, "right"))
    if len(left) > 1:
        return Splice(*file.span(node), b"_") if holder.kind() == "assignment_statement" else None
    parent = holder.parent()
    if parent is not None and parent.kind() == "statement_list" and harmless(file, holder):
        return drop_statement(file, holder)
    return Splice(*file.span(holder), _thrown_away(right[0])) if len(right) == 1 else None


def _thrown_away(value: SgNode) -> bytes:
    call = as_call(value) if value.kind() == "call_expression" else None
    bare = call is not None and call[0].text() not in _BUILTINS
    return (b"" if bare else b"_ = ") + value.text().encode()


def _nameless(file: GoFile, made: SgNode, variable: Variable) -> list[Splice]:
    if made.kind() == "short_var_declaration":
        left, right = named(field(made, "left")), named(field(made, "right"))
        if len(left) == 1 and len(right) == 1:
            return [Splice(*file.span(made), _thrown_away(right[0]))]
        own = Splice(variable.declared, variable.declared + len(variable.name.encode()), b"_")
        others = [one.text() for one in left if one.text() not in ("_", variable.name)]
        names = resolve(file)
        fresh = any(
            one.text() in others and (known := names.meaning.get(file.tree.start(one))) is not None
            and known.declared == file.tree.start(one)
            for one in left
        )  # fmt: skip
        if fresh:
            return [own]
        start = file.span(field(made, "left"))[1]
        at = file.data.index(b":=", start)
        if not others and len(right) == 1:
            return [Splice(*file.span(made), _thrown_away(right[0]))]
        return [own, Splice(at, at + 2, b"=")]
    spec = made.find(kind="var_spec")
    value = spec.field("value") if spec is not None else None
    if spec is None or not _single(made):
        return []
    if value is None:
        return [drop_statement(file, made)]
    return [Splice(*file.span(made), _thrown_away(named(value)[0]))] if len(named(value)) == 1 else []


def harmless(file: GoFile, made: SgNode, depth: int = 3) -> bool:
    """Whether all that is called only makes values; what a metadata client is given serves nobody without it."""
    clients = [file.span(call) for call in calls_in(made) if (callee(file, call) or "") in MAKERS]
    for call in calls_in(made):
        start, end = file.span(call)
        if any(first <= start and end <= last for first, last in clients):
            continue
        parts = as_call(call)
        if parts is None:
            return False
        name = callee(file, call) or qualified(file, parts[0]) or ""
        if (
            name.startswith(_MAKERS)
            or parts[0].text() in _BUILTINS
            or name.startswith("github.com/aws/aws-sdk-go/service")
        ):
            continue
        if depth and _maker(file, parts[0], depth):
            continue
        inner = [one for one in calls_in(parts[0]) if (callee(file, one) or "").startswith(_MAKERS)]
        if not inner:
            return False
    return True


def _maker(file: GoFile, function: SgNode, depth: int) -> bool:
    """Whether the name is a function of this file that only returns what it makes."""
    if function.kind() != "identifier" or file.tree.start(function) not in resolve(file).free:
        return False
    for top in file.tree.root.children():
        name, body = top.field("name"), top.field("body")
        if (
            top.kind() == "function_declaration"
            and name is not None
            and body is not None
            and name.text() == function.text()
        ):
            listed = [one for one in named(body) if one.kind() == "statement_list"]
            statements = named(listed[0]) if listed else []
            plain = len(statements) == 1 and statements[0].kind() == "return_statement"
            return plain and harmless(file, statements[0], depth - 1)
    return False


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
