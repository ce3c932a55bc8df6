"""Python, to the engine of edits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.python import clients
from watari.flag.python.imports import addition, home_of, without_unused
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change, Home, Language
from watari.flag.script.render import render
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice

_DECLARED = re.compile(rb"^def ([a-z]\w*)\(", re.MULTILINE)
_ASSIGNING = ("assignment", "augmented_assignment")


class Python(Language):
    """Python 3.8 and later, formatted as black and ruff do."""

    name = "Python"
    suffixes = (".py",)
    prefix = "ecs_flag"
    statements = frozenset(
        {"expression_statement", "if_statement", "for_statement", "while_statement", "with_statement", "try_statement"}
    )
    blocks = frozenset({"block", "module"})
    functions = frozenset({"function_definition", "lambda", "class_definition"})
    leaving = frozenset({"return_statement", "yield", "await", "break_statement", "continue_statement"})
    wrappers = frozenset({"with_statement"})

    def grammar(self, path: str) -> str:
        """See :class:`Language`."""
        return "python"

    def home(self, repository: Path, file: CodeFile) -> Home:
        """See :class:`Language`."""
        return home_of(repository, file, self.prefix)

    def importing(self, file: CodeFile, home: Home) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return addition(file, home)

    def value(self, function: str, node: SgNode, file: CodeFile) -> Change:
        """``ecs_flag.instance_id(lambda: EXPRESSION)``."""
        if node.find(kind="await") is not None or any(one.kind() == "await" for one in node.ancestors()):
            raise NoEdit("The value is awaited, which no lambda can do; move it into a function of its own.")
        if node.find(kind="named_expression") is not None:
            raise NoEdit("A name gets a value inside the expression; take it out first.")
        start, end = file.span(node)
        opened = Splice(start, start, f"{self.prefix}.{function}(lambda: ".encode())
        return Change((opened, Splice(end, end, b")")), "", frozenset({function}))

    def answer(self, node: SgNode, file: CodeFile) -> Change:
        """See :class:`Language`."""
        return clients.answer(node, file, self.prefix)

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """See :class:`Language`."""
        return clients.special(subject, node, file, self.prefix)

    def guarded(self, statements: Sequence[SgNode], file: CodeFile) -> Change:
        """``if not ecs_flag.enabled():`` before the statements, which move one level in."""
        start, end = file.span(statements[0])[0], file.span(statements[-1])[1]
        first, last = line_start(file.data, start), line_end(file.data, end)
        if file.data[first:start].strip() or file.data[end:last].split(b"#")[0].strip():
            raise NoEdit("Other statements stand on the same line.")
        indent = indentation(file.data, start)
        step = b"\t" if b"\t" in indent else _step(file)
        fixed = [file.span(one) for each in statements for one in each.find_all(kind="string")]
        moved = [Splice(first, first, indent + f"if not {self.prefix}.enabled():".encode() + file.eol)]
        at = first
        while at < end:
            inside = any(low < at < high for low, high in fixed)
            if not inside and file.data[at : line_end(file.data, at)].strip():
                moved.append(Splice(at, at, step))
            at = line_end(file.data, at)
        return Change(tuple(moved), "", frozenset({"enabled"}))

    def assigned(self, statement: SgNode) -> set[str]:
        """See :class:`Language`."""
        found = set()
        for kind in _ASSIGNING:
            for one in statement.find_all(kind=kind):
                left = one.field("left")
                found |= {each.text() for each in left.find_all(kind="identifier")} if left is not None else set()
        for one in statement.find_all(kind="as_pattern_target"):
            found.add(one.text())
        for one in (*statement.find_all(kind="for_statement"), *statement.find_all(kind="named_expression")):
            target = one.field("left") or one.field("name")
            found |= {target.text()} if target is not None else set()
        return found

    def sources(self, home: Home, functions: Iterable[str], env: str) -> dict[str, bytes]:
        """See :class:`Language`."""
        wanted = sorted(functions)
        folder = home.path.rpartition("/")[0]
        module = home.path.rpartition("/")[2].removesuffix(".py")
        package = home.module.rpartition(".")[0] if not home.module.startswith(".") else "."
        importing = f"from {package} import {module}" if package else f"import {module}"
        facts = {"module": module, "functions": wanted, "env": env, "importing": importing}
        tests = f"{folder}/test_{module}.py".lstrip("/")
        return {
            home.path: render("watari.flag.python", "ecs_flag.py.j2", facts),
            tests: render("watari.flag.python", "test_ecs_flag.py.j2", facts),
        }

    def known(self, source: bytes) -> frozenset[str]:
        """See :class:`Language`."""
        return frozenset(one.decode() for one in _DECLARED.findall(source)) if _is_ours(source) else frozenset()

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """See :class:`Language`."""
        return without_unused(before, after)


@cache
def _is_ours(source: bytes) -> bool:
    return b"Code generated by watari." in source[:200]


def _step(file: CodeFile) -> bytes:
    """One level of indentation, as the file has it."""
    for block in file.root.find_all(kind="block"):
        statements = named(block)
        owner = block.parent()
        if statements and owner is not None:
            inner, outer = (
                indentation(file.data, file.span(statements[0])[0]),
                indentation(file.data, file.span(owner)[0]),
            )
            if inner.startswith(outer) and len(inner) > len(outer):
                return inner[len(outer) :]
    return b"    "
