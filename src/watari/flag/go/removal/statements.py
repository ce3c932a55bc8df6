"""Statements whose question is decided: ``if``, ``switch``, ``for``, and what cannot be reached behind them."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.go.removal.marks import value_of
from watari.flag.go.source import GoFile, around, same
from watari.flag.nodes import named
from watari.flag.splice import alone, indentation, line_end, line_start
from watari.model.edit import Splice

_ABOUT = re.compile(rb"(?i)\b(ecs\w*|ec2|fargate|flag)\b")
_ENDS = ("return_statement", "continue_statement", "break_statement", "goto_statement")


def settled(file: GoFile, node: SgNode) -> Splice | None:
    """The statement that asks the decided ``node``, as what remains of it. None where none of the shapes fits."""
    holder = node.parent()
    if holder is None:
        return None
    if holder.kind() == "if_statement" and same(node, holder.field("condition") or holder):
        return _if(file, holder, bool(value_of(node)))
    if holder.kind() == "for_statement":
        start, end = file.span(node)
        return Splice(start - 1, end, b"") if value_of(node) else _dropped(file, holder)
    if holder.kind() == "expression_switch_statement":
        return _chosen(file, holder, bool(value_of(node)))
    case = around(node, "expression_case")
    switch = case.parent() if case is not None else None
    if case is not None and switch is not None and switch.kind() == "expression_switch_statement":
        values = case.field("value")
        if values is not None and same(named(values)[0], node) and switch.field("value") is None:
            return _case(file, switch, case, len(named(values)), bool(value_of(node)))
    return None


def _if(file: GoFile, node: SgNode, value: bool) -> Splice | None:
    holder = node.parent()
    kept = node.field("consequence") if value else node.field("alternative")
    start, end = file.span(node)
    if holder is not None and holder.kind() == "if_statement":  # an ``else if``
        if node.field("initializer") is not None:
            return None
        if kept is not None:
            return Splice(start, end, kept.text().encode()) if not _empty(kept) else _no_else(file, holder, end)
        return _no_else(file, holder, end)
    if holder is None or holder.kind() != "statement_list":
        return None
    if kept is not None and kept.kind() == "if_statement":
        if node.field("initializer") is not None:
            return None
        return Splice(start, end, kept.text().encode())
    initializer = node.field("initializer")
    if kept is None and initializer is None:
        return _dropped(file, node)
    return _unnested(file, node, kept, initializer)


def _no_else(file: GoFile, holder: SgNode, end: int) -> Splice | None:
    block = holder.field("consequence")
    return Splice(file.span(block)[1], end, b"") if block is not None else None


def _empty(block: SgNode) -> bool:
    return block.kind() == "block" and not block.text().strip("{} \t\r\n")


def _unnested(file: GoFile, node: SgNode, block: SgNode | None, initializer: SgNode | None) -> Splice | None:
    """The block's statements in the place of ``node``; in a block still where their names would meet others."""
    start, end = file.span(node)
    if not alone(file.data, start, end):
        return None
    statements = [*([initializer] if initializer is not None else []), *_statements(block)]
    terminates = bool(statements) and ends(statements[-1])
    first = _comments_above(file, start, whole=False)
    if clashes(file, node, statements, terminates=terminates):
        if block is None or initializer is not None:
            return None
        return Splice(first, end, indentation(file.data, start) + file.data[slice(*file.span(block))])
    last = _unreachable(file, node, end) if terminates else end
    tabs = indentation(file.data, start)
    if terminates and len(statements) == 1 and _needless(file, node, statements[0], last):
        return Splice(first, line_end(file.data, last), b"")
    parts = [tabs + file.data[slice(*file.span(initializer))]] if initializer is not None else []
    inner = _inner(file, block, tabs) if block is not None else b""
    if inner:
        parts.append(inner)
    text = file.eol.join(parts)
    if not text:
        return _dropped(file, node)
    return Splice(first, last, text)


def _statements(block: SgNode | None) -> list[SgNode]:
    if block is None:
        return []
    inner = [one for one in named(block) if one.kind() == "statement_list"]
    return named(inner[0]) if inner else []


def _inner(file: GoFile, block: SgNode, tabs: bytes) -> bytes:
    """What stands between the braces, with the indentation ``tabs``."""
    start, end = file.span(block)
    body = file.data[start + 1 : end - 1]
    own = re.match(rb"[ \t]*\r?\n", body)
    if own is None:
        return tabs + body.strip()
    return shifted(file, start + 1 + own.end(), end - 1, tabs)


def shifted(file: GoFile, start: int, end: int, tabs: bytes) -> bytes:
    """The lines from ``start`` on with their first line at ``tabs``, raw strings left as they are."""
    fixed = [file.span(one) for one in file.tree.root.find_all(kind="raw_string_literal")]
    text = file.data[start:end].rstrip()
    code = next((line for line in text.splitlines() if line.strip()), b"")
    depth = len(code) - len(code.lstrip(b"\t"))
    lines, at = [], start
    for line in text.splitlines(keepends=True):
        inside = any(low < at < high for low, high in fixed)
        had = line[: len(line) - len(line.lstrip(b"\t"))]
        moved = tabs + had[depth:] + line[len(had) :] if not inside and line.strip() else line
        lines.append(moved)
        at += len(line)
    return b"".join(lines).strip(b"\r\n")


def ends(node: SgNode) -> bool:
    """Whether nothing behind the statement is reached."""
    if node.kind() in _ENDS:
        return True
    return node.kind() == "expression_statement" and node.text().startswith("panic(")


def _needless(file: GoFile, node: SgNode, statement: SgNode, last: int) -> bool:
    """Whether a bare ``return`` or ``continue`` would stand at the end of its function or loop."""
    holder = node.parent()
    block = holder.parent() if holder is not None else None
    owner = block.parent() if block is not None else None
    if block is None or owner is None or file.data[last : file.span(block)[1] - 1].strip():
        return False
    if statement.text() == "return":
        return owner.kind() in ("function_declaration", "method_declaration", "func_literal")
    return statement.text() == "continue" and owner.kind() == "for_statement"


def _unreachable(file: GoFile, node: SgNode, end: int) -> int:
    """The end of the list that holds ``node``, if no label in the rest can be jumped to."""
    holder = node.parent()
    rest = [one for one in named(holder) if file.span(one)[0] >= end] if holder is not None else []
    if not rest or any(one.kind() == "labeled_statement" or one.find(kind="labeled_statement") for one in rest):
        return end
    block = holder.parent() if holder is not None else None
    if block is None or block.kind() != "block":
        return file.span(rest[-1])[1]
    return len(file.data[: file.span(block)[1] - 1].rstrip())


def clashes(file: GoFile, node: SgNode, statements: list[SgNode], *, terminates: bool) -> bool:
    """Whether a name that ``statements`` declare means something else where ``node`` stands."""
    holder = node.parent()
    if holder is None:
        return True
    start, end = file.span(node)
    before = {name for one in named(holder) if file.span(one)[0] < start for name, _ in _declared(one)}
    block = holder.parent()
    function = block.parent() if block is not None else None
    if function is not None and function.kind() in ("function_declaration", "method_declaration", "func_literal"):
        for part in ("receiver", "parameters", "result"):
            listed = function.field(part)
            before |= {one.text() for one in listed.find_all(kind="identifier")} if listed is not None else set()
    after = (
        b""
        if terminates
        else b"\n".join(file.data[slice(*file.span(one))] for one in named(holder) if file.span(one)[0] >= end)
    )
    for one in statements:
        own = list(_declared(one))
        fresh = [name for name, _ in own if name not in before]
        for name, weak in own:
            if name in before and not (weak and fresh and name == "err"):
                return True
            if re.search(rb"(?<![\w.])" + name.encode() + rb"(?!\w)", after):
                return True
    return False


def _declared(node: SgNode) -> list[tuple[str, bool]]:
    """The names that a statement declares, and whether ``:=`` may share them with an earlier declaration."""
    if node.kind() == "short_var_declaration":
        left = node.field("left")
        return [(one.text(), True) for one in named(left) if one.text() != "_"] if left is not None else []
    if node.kind() in ("var_declaration", "const_declaration", "type_declaration"):
        specs = [*node.find_all(kind="var_spec"), *node.find_all(kind="const_spec"), *node.find_all(kind="type_spec")]
        return [
            (one.text(), False)
            for spec in specs
            for one in named(spec)
            if one.kind() in ("identifier", "type_identifier")
        ]
    return []


def _comments_above(file: GoFile, start: int, *, whole: bool) -> int:
    """Where the comment right above begins, if it goes with the statement; else the statement's line."""
    own = line_start(file.data, start)
    first = own
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith(b"//"):
            break
        first = above
    return first if whole or _ABOUT.search(file.data, first, own) else own


def _dropped(file: GoFile, node: SgNode) -> Splice | None:
    """Takes the statement with its comment, and a blank line that would be one too many."""
    start, end = file.span(node)
    if not alone(file.data, start, end):
        return None
    first, last = _comments_above(file, start, whole=True), line_end(file.data, end)
    behind = file.data[last : line_end(file.data, last)]
    if behind and not behind.strip():
        above = file.data[line_start(file.data, first - 1) : first].strip() if first else b""
        last += len(behind) if not above or above.endswith((b"{", b":")) else 0
    return Splice(first, last, b"")


def _cases(switch: SgNode) -> list[SgNode]:
    return [one for one in named(switch) if one.kind() in ("expression_case", "default_case")]


def _breaks(case: SgNode) -> bool:
    return any(case.find(kind=kind) is not None for kind in ("break_statement", "fallthrough_statement"))


def _chosen(file: GoFile, switch: SgNode, value: bool) -> Splice | None:
    """``switch true { case true: … }``: the one case."""
    found = None
    for case in _cases(switch):
        values = case.field("value")
        texts = [one.text() for one in named(values)] if values is not None else []
        if _breaks(case) or any(text not in ("true", "false") for text in texts):
            return None
        if ("true" if value else "false") in texts or (case.kind() == "default_case" and found is None):
            found = case
    return _replaced(file, switch, found)


def _replaced(file: GoFile, switch: SgNode, case: SgNode | None) -> Splice | None:
    if switch.field("initializer") is not None or (switch.parent() or switch).kind() != "statement_list":
        return None
    listed = [one for one in named(case) if one.kind() == "statement_list"] if case is not None else []
    if not listed:
        return _dropped(file, switch)
    start, end = file.span(switch)
    body = named(listed[0])
    terminates = ends(body[-1])
    if clashes(file, switch, body, terminates=terminates):
        return None
    first, last = file.span(listed[0])
    text = shifted(file, line_start(file.data, first), last, indentation(file.data, start))
    end = _unreachable(file, switch, end) if terminates else end
    return Splice(_comments_above(file, start, whole=False), end, text)


def _case(file: GoFile, switch: SgNode, case: SgNode, values: int, value: bool) -> Splice | None:
    """A case of a ``switch`` without a value: gone, or the last that can be reached."""
    cases = _cases(switch)
    place = next(n for n, one in enumerate(cases) if same(one, case))
    if values != 1 or any(one.find(kind="fallthrough_statement") for one in cases):
        return None
    start, end = file.span(case)
    if not value:
        if len(cases) == 1:
            return _dropped(file, switch)
        after = line_start(file.data, file.span(cases[place + 1])[0]) if place + 1 < len(cases) else None
        return Splice(line_start(file.data, start), after if after is not None else line_end(file.data, end), b"")
    conditions = [one for one in cases[:place] if one.kind() == "expression_case"]
    if not conditions and not _breaks(case):
        return _replaced(file, switch, case)
    listed = [one for one in named(case) if one.kind() == "statement_list"]
    body = file.data[slice(*file.span(listed[0]))] if listed else b""
    kept = b"default:" + file.eol + indentation(file.data, start) + b"\t" + body if body else b"default:"
    defaults = [one for one in cases[:place] if one.kind() == "default_case"]
    if defaults:
        return None
    return Splice(start, file.span(cases[-1])[1], kept)
