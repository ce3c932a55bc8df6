"""Python, to the engine of edits."""

from __future__ import annotations

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.python import clients, removal, settings
from watari.flag.python.formatting import formatted, tidy
from watari.flag.python.imports import addition, home_of, imports_of, needing, without_unused
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change, Home, Language, Remaining, Settings
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
    remaining_prefix = "ecs_task"
    setting = "ecs_flag"
    calls = frozenset({"call"})
    statements = frozenset(
        {"expression_statement", "if_statement", "for_statement", "while_statement", "with_statement", "try_statement"}
    )
    blocks = frozenset({"block", "module"})
    functions = frozenset({"function_definition", "lambda", "class_definition"})
    leaving = frozenset({"return_statement", "yield", "break_statement", "continue_statement"})
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
        return self._rendered(home, functions, "ecs_flag.py.j2", "test_ecs_flag.py.j2", {"env": env})

    @staticmethod
    def _rendered(home: Home, functions: Iterable[str], of: str, tests: str, more: dict[str, str]) -> dict[str, bytes]:
        module = home.path.rpartition("/")[2].removesuffix(".py")
        package = home.module.rpartition(".")[0] if not home.module.startswith(".") else "."
        importing = f"from {package} import {module}" if package else f"import {module}"
        facts = {"module": module, "functions": sorted(functions), "importing": importing, **more}
        return {
            home.path: tidy(render("watari.flag.python", of, facts)),
            home.test: tidy(render("watari.flag.python", tests, facts)),
        }

    def known(self, source: bytes) -> frozenset[str]:
        """See :class:`Language`."""
        return frozenset(one.decode() for one in _DECLARED.findall(source)) if _is_ours(source) else frozenset()

    def remaining(self, call: SgNode, file: CodeFile) -> Remaining:
        """See :class:`Language`."""
        return removal.remaining(call, file, self.prefix, self.remaining_prefix)

    def remaining_sources(self, home: Home, functions: Iterable[str]) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "ecs_task.py.j2", "test_ecs_task.py.j2", {})

    def negated(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        return node.field("argument") if node.kind() == "not_operator" else None

    def joined(self, node: SgNode) -> tuple[bool, SgNode, SgNode] | None:
        """See :class:`Language`."""
        left, right, operator = node.field("left"), node.field("right"), node.field("operator")
        if node.kind() != "boolean_operator" or left is None or right is None or operator is None:
            return None
        return operator.text() == "and", left, right

    def condition(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        if node.kind() == "conditional_expression":
            return named(node)[1]
        if node.kind() == "if_clause":
            return next(iter(named(node)), None)
        return node.field("condition") if node.kind() in ("if_statement", "elif_clause", "while_statement") else None

    def decided(self, node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return removal.decided(node, value, file)

    def boolean(self, value: bool) -> str:
        """See :class:`Language`."""
        return str(value)

    def dropped(self, node: SgNode, file: CodeFile) -> Splice:
        """See :class:`Language`."""
        return removal.dropped(node, file)

    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """See :class:`Language`."""
        inner = named(node)
        if node.kind() != "expression_statement" or len(inner) != 1 or inner[0].kind() != "assignment":
            return None
        left, right = inner[0].field("left"), inner[0].field("right")
        if left is None or right is None or left.kind() not in ("identifier", "attribute"):
            return None
        return left.text(), right

    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """See :class:`Language`."""
        name, body, parent = node.field("name"), node.field("body"), node.parent()
        plain = parent is not None and parent.kind() in ("module", "block")
        if (
            node.kind() != "function_definition"
            or name is None
            or body is None
            or not plain
            or name.text().startswith("__")
        ):
            return None
        return name.text(), [one for one in named(body) if not one.text().startswith(('"', "'"))]

    def uses(self, file: CodeFile, within: SgNode | None = None) -> Counter[str]:
        """See :class:`Language`."""
        root = within or file.root
        found = Counter(one.text() for one in root.find_all(kind="identifier") if not _is_member(one))
        found.update(one.text() for one in root.find_all(kind="attribute") if "(" not in one.text())
        return found

    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """See :class:`Language`."""
        return imports_of(file, prefix)

    def needing(self, file: CodeFile, modules: Iterable[str]) -> list[Splice]:
        """See :class:`Language`."""
        return needing(file, modules)

    def settings(self, file: CodeFile) -> Settings | None:
        """See :class:`Language`."""
        return settings.settings(file)

    def settings_of(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        """See :class:`Language`."""
        return settings.held(file)

    def complaints(self, folder: Path) -> dict[str, str] | None:
        """What this Python's compiler says."""
        found = {}
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(folder).as_posix()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    compile(path.read_bytes(), name, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                found[name] = f"{name}: {error}"
        return found

    def readable(self, file: CodeFile) -> bool:
        """What Python 2 alone can read is not understood: the generated module is Python 3."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(file.data)
        except (SyntaxError, ValueError):
            return False
        return not file.tree.damaged

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """See :class:`Language`; a file that black was content with stays so."""
        return formatted(before, without_unused(before, after))


def _is_member(node: SgNode) -> bool:
    """Whether an identifier is the ``x`` of ``other.x``, or of ``x=…`` in a call."""
    parent = node.parent()
    if parent is None or parent.kind() not in ("attribute", "keyword_argument"):
        return False
    field = parent.field("attribute" if parent.kind() == "attribute" else "name")
    return field is not None and field.range().start.index == node.range().start.index


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
