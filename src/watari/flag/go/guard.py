"""The guard recipe: the article's ``if !config.GetEnvValue().EcsFlag.Flag { … }`` around statements.

Only where nothing leaves the statements: no name declared in them is used behind
them, and the function does not end in them with a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.layout import statement
from watari.flag.go.package import ENABLED, LOCAL_ENABLED, NAME
from watari.flag.go.scope import Names, Variable, resolve
from watari.flag.go.source import GoFile, around, same
from watari.flag.nodes import NoEdit, named
from watari.flag.splice import alone, indentation, line_end, line_start
from watari.model.edit import Splice

_GENERATED = re.compile(rf"{NAME}\.|ecs[A-Z]\w*\(")
"""How a call of generated code begins."""

_FUNCTIONS = ("function_declaration", "method_declaration", "func_literal")


@dataclass(frozen=True, slots=True)
class Region:
    """Neighbouring statements of one block, as a byte range."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies inside."""
        return self.start <= start and end <= self.end


def region(file: GoFile, start: int, end: int, findings: tuple[tuple[int, int], ...]) -> Region:
    """The statements to guard for the finding at ``start:end``. NoEdit where a guard would not compile.

    Statements before it are taken in as long as they make, with an EC2-only call
    (one of ``findings``), a value that only the guarded statements use.
    """
    names = resolve(file)
    node = statement(file.smallest(start, end))
    run = _siblings(node)
    place = next(number for number, one in enumerate(run) if same(one, node))
    last = _forward(file, names, run, place)
    first = _backward(file, names, run, place, last, findings)
    _refuse(file, names, run, first, last)
    return Region(file.span(run[first])[0], file.span(run[last])[1])


def _siblings(node: SgNode) -> list[SgNode]:
    parent = node.parent()
    return named(parent) if parent is not None else [node]


def _forward(file: GoFile, names: Names, run: list[SgNode], place: int) -> int:
    """The check of the finding's own error, ``if err != nil``, belongs to it; other uses do not."""
    last = place
    own = _declared(file, names, run[place : last + 1])
    while last + 1 < len(run) and run[last + 1].kind() == "if_statement" and own:
        condition = run[last + 1].field("condition")
        mentioned = _mentioned(file, names, condition) if condition is not None else []
        if not mentioned or any(one not in own for one in mentioned):
            break
        last += 1
    return last


def _backward(
    file: GoFile,
    names: Names,
    run: list[SgNode],
    place: int,
    last: int,
    findings: tuple[tuple[int, int], ...],
) -> int:
    first = place
    for candidate in range(place - 1, -1, -1):
        span = file.span(run[candidate])
        made = _declared(file, names, run[candidate : candidate + 1])
        if not made or not any(span[0] <= low and high <= span[1] for low, high in findings):
            continue
        if _serves_only(file, names, run, candidate, last):
            first = candidate
    return first


def _serves_only(file: GoFile, names: Names, run: list[SgNode], first: int, last: int) -> bool:
    """Whether every statement of the run has to do with what the run itself declares, and nothing escapes."""
    own = _declared(file, names, run[first : last + 1])
    if _escaping(file, names, run, first, last):
        return False
    return all(any(one in own for one in _mentioned(file, names, node)) for node in run[first + 1 : last + 1])


def _declared(file: GoFile, names: Names, nodes: list[SgNode]) -> list[Variable]:
    """The variables that ``nodes`` declare in their own block (not in blocks inside)."""
    found = []
    for node in nodes:
        lefts = [node.field("left")] if node.kind() == "short_var_declaration" else []
        if node.kind() in ("var_declaration", "const_declaration"):
            lefts = list(node.find_all(kind="var_spec"))
        for left in lefts:
            for one in named(left) if left is not None else []:
                variable = names.meaning.get(file.tree.start(one)) if one.kind() == "identifier" else None
                if variable is not None:
                    found.append(variable)
    return found


def _mentioned(file: GoFile, names: Names, node: SgNode) -> list[Variable]:
    start, end = file.span(node)
    return [
        variable for at, variable in names.meaning.items() if start <= at < end and not start <= variable.declared < end
    ]


def _escaping(file: GoFile, names: Names, run: list[SgNode], first: int, last: int) -> list[str]:
    """The names that code behind the run would miss, or whose value it would miss."""
    start, end = file.span(run[first])[0], file.span(run[last])[1]
    missed = []
    for variable in names.locals:
        inside = [at for at in (*variable.again, *variable.writes) if start <= at < end]
        declared_here = start <= variable.declared < end
        behind = [at for at in variable.mentions if at >= end]
        if not behind or not (declared_here or inside):
            continue
        anew = behind[0] in variable.again or (behind[0] in variable.writes and not declared_here)
        if anew and _same_block(file, run[last], behind[0]):
            continue  # it is declared or assigned anew before anything reads it
        missed.append(variable.name)
    return missed


def _same_block(file: GoFile, node: SgNode, offset: int) -> bool:
    """Whether the identifier at ``offset`` is declared by a statement of the block of ``node`` itself."""
    target = statement(file.smallest(offset, offset + 1))
    left, right = node.parent(), target.parent()
    return left is not None and right is not None and same(left, right)


def _refuse(file: GoFile, names: Names, run: list[SgNode], first: int, last: int) -> None:
    missed = _escaping(file, names, run, first, last)
    if missed:
        listed = ", ".join(sorted(set(missed)))
        raise NoEdit(f"{listed} would be missing behind the guard; move the statement into a function of its own.")
    if _ends_function(run, last):
        raise NoEdit("The statement ends a function that must return a value; guard the call of that function instead.")
    start, end = file.span(run[first])[0], file.span(run[last])[1]
    if not alone(file.data, start, end):
        raise NoEdit("The statement shares a line with other code.")
    for node in run[first : last + 1]:
        if node.kind() == "labeled_statement":
            raise NoEdit("The statement carries a label; a guard would hide it.")


def _ends_function(run: list[SgNode], last: int) -> bool:
    function = around(run[last], *_FUNCTIONS)
    if function is None or function.field("result") is None or last + 1 < len(run):
        return False
    body = function.field("body")
    holder = run[last].parent()
    block = holder.parent() if holder is not None else None
    return body is not None and block is not None and same(block, body)


def merged(file: GoFile, regions: Iterable[Region]) -> list[Region]:
    """The regions, those with nothing but white space between made one."""
    found: list[Region] = []
    for one in sorted(set(regions), key=lambda each: each.start):
        if found and not file.data[line_end(file.data, found[-1].end) : one.start].strip():
            found[-1] = Region(found[-1].start, max(one.end, found[-1].end))
        elif not (found and one.end <= found[-1].end):
            found.append(one)
    return found


def splices(file: GoFile, guarded: Region, condition: str) -> tuple[Splice, ...]:
    """``if !condition {`` before the statements, a tab before each of their lines, ``}`` behind."""
    first = line_start(file.data, guarded.start)
    last = line_end(file.data, guarded.end)
    tabs = indentation(file.data, guarded.start)
    opening = tabs + b"if !" + condition.encode() + b" {" + file.eol
    made = [Splice(first, first, opening)]
    fixed = _raw_strings(file, first, last)
    at = first
    while at < last:
        end = line_end(file.data, at)
        if file.data[at:end].strip() and not any(low < at < high for low, high in fixed):
            made.append(Splice(at, at, b"\t"))
        at = end
    made.append(Splice(last, last, tabs + b"}" + file.eol))
    return tuple(made)


def _raw_strings(file: GoFile, start: int, end: int) -> list[tuple[int, int]]:
    """Literals over several lines, whose lines must not be indented."""
    spans = (file.span(one) for one in file.tree.root.find_all(kind="raw_string_literal"))
    return [span for span in spans if span[0] < end and span[1] > start]


def adapted(file: GoFile, start: int, end: int) -> bool:
    """Whether the bytes are an argument of a call into the generated package."""
    node: SgNode | None = file.smallest(start, end)
    while node is not None:
        if node.kind() == "call_expression" and _GENERATED.match(node.text()):
            return True
        node = node.parent()
    return False


def asks_flag(condition: str) -> bool:
    """Whether a condition is the guard's: the flag, denied."""
    own = (f"!{NAME}.{ENABLED}()", f"!{LOCAL_ENABLED}()")
    return condition.startswith("!") and (condition.endswith(".EcsFlag.Flag") or condition in own)
