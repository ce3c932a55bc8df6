"""JavaScript and TypeScript, to the engine of edits."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.javascript import clients, removal, settings
from watari.flag.javascript.modules import addition, home_of, imports_of, without_unused
from watari.flag.nodes import NoEdit, named
from watari.flag.script import braces
from watari.flag.script.code import MARK, CodeFile
from watari.flag.script.language import UNASKED, Change, Home, Language, Remaining, Settings, camel, snake
from watari.flag.script.render import render
from watari.model.edit import Splice

_DECLARED = re.compile(rb"^(?:export )?(?:async )?function (\w+)\(", re.MULTILINE)
_CREDENTIALS = frozenset({"credentials"})
_SECONDS = 60


class JavaScript(Language):
    """ES modules, CommonJS and TypeScript."""

    name = "JavaScript"
    suffixes = (".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts", ".cts")
    prefix = "ecsFlag"
    remaining_prefix = "ecsTask"
    setting = "ecsFlag"
    calls = frozenset({"call_expression"})
    statements = frozenset(
        {
            "expression_statement", "if_statement", "for_statement", "for_in_statement", "while_statement",
            "try_statement", "lexical_declaration", "variable_declaration", "return_statement",
        }
    )  # fmt: skip
    blocks = frozenset({"statement_block", "program"})
    functions = frozenset({"function_declaration", "function_expression", "arrow_function", "method_definition"})
    leaving = frozenset({"return_statement", "yield_expression", "break_statement", "continue_statement"})
    names = frozenset({"identifier", "shorthand_property_identifier"})

    def grammar(self, path: str) -> str:
        """See :class:`Language`."""
        if path.endswith(".tsx"):
            return "tsx"
        return "typescript" if path.endswith((".ts", ".mts", ".cts")) else "javascript"

    def home(self, repository: Path, file: CodeFile) -> Home:
        """See :class:`Language`."""
        return home_of(repository, file, self.module(self.prefix))

    def module(self, prefix: str) -> str:
        """``ecsFlag`` → ``ecs-flag``."""
        return snake(prefix).replace("_", "-")

    def spelled(self, function: str) -> str:
        """See :class:`Language`."""
        return camel(function)

    def importing(self, file: CodeFile, home: Home) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return addition(file, home, self.prefix)

    def value(self, function: str, node: SgNode, file: CodeFile) -> Change:
        """``ecsFlag.instanceId(() => EXPRESSION)``: a promise where the expression is one."""
        if (node.field("function") or node).kind() == "await_expression" and node.field("type_arguments") is not None:
            raise NoEdit("The awaited call has type arguments, which watari does not edit; take them out first.")
        if node.find(kind="await_expression") is not None:
            raise NoEdit("The expression awaits something inside; take that out first.")
        callee = node.field("function") if node.kind() == "call_expression" else None
        arguments = node.field("arguments")
        asked = arguments is not None and named(arguments) and function != "hostname"
        if asked and (callee is None or not callee.text().endswith(".request")):
            raise NoEdit("The request is not made by a client whose answers watari can give itself.")
        start, end = file.span(node)
        opened = Splice(start, start, f"{self.prefix}.{camel(function)}(() => ".encode())
        return Change((opened, Splice(end, end, b")")), "", frozenset({function}))

    def answer(self, node: SgNode, file: CodeFile) -> Change:
        """See :class:`Language`."""
        change = clients.request(node, file, self.prefix)
        if change is None:
            raise NoEdit("The request is not made by a client that watari can stand in for.")
        return change

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """See :class:`Language`."""
        if subject in _CREDENTIALS:
            if (node.field("function") or node).text().endswith("fromIni"):
                return clients.profile(node, file, self.prefix)
            return clients.credentials(node, file)
        if subject == "log-file":
            return clients.log_file(node, file, self.prefix)
        return clients.request(node, file, self.prefix)

    def guarded(self, statements: Sequence[SgNode], file: CodeFile) -> Change:
        """``if (!ecsFlag.enabled()) {`` before the statements, ``}`` behind."""
        made = braces.guarded(statements, file, f"!{self.prefix}.enabled()")
        return Change(made, "", frozenset({"enabled"}))

    def assigned(self, statement: SgNode) -> set[str]:
        """See :class:`Language`."""
        found = set()
        for kind, name in (("variable_declarator", "name"), ("assignment_expression", "left")):
            for one in statement.find_all(kind=kind):
                target = one.field(name)
                if target is not None and target.kind() in ("identifier", "object_pattern", "array_pattern"):
                    found |= set(re.findall(r"[A-Za-z_$][\w$]*", target.text()))
        return found

    def sources(self, home: Home, functions: Iterable[str], env: str) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "ecs-flag.j2", "ecs-flag.test.j2", {"env": env})

    def remaining_sources(self, home: Home, functions: Iterable[str]) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "ecs-task.j2", "ecs-task.test.j2", {})

    @staticmethod
    def _rendered(home: Home, functions: Iterable[str], of: str, tests: str, more: dict[str, str]) -> dict[str, bytes]:
        typed = home.path.endswith(".ts")
        down = "/".join(".." for _ in home.test.split("/")[:-1]) or "."
        beside = home.path.rpartition("/")[0] == home.test.rpartition("/")[0]
        place = f"./{home.path.rpartition('/')[2]}" if beside else f"{down}/{home.path}"
        facts = {
            "functions": sorted(functions),
            "module": "module" in home.own,
            "typed": typed,
            "imported": place,
            **more,
        }
        made = {home.path: render("watari.flag.javascript", of, facts, 1)}
        test = render("watari.flag.javascript", tests, facts, 1)
        if not typed and b"test('" in test:  # not every node runs TypeScript; the same code is tested as JavaScript
            made[home.test] = test
        return made

    def known(self, source: bytes) -> frozenset[str]:
        """See :class:`Language`."""
        ours = MARK in source[:200]
        return frozenset(snake(one.decode()) for one in _DECLARED.findall(source)) if ours else frozenset()

    def remaining(self, call: SgNode, file: CodeFile) -> Remaining:
        """See :class:`Language`."""
        return removal.remaining(call, file, self.prefix, self.remaining_prefix)

    def negated(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        operator = node.field("operator") if node.kind() == "unary_expression" else None
        return node.field("argument") if operator is not None and operator.text() == "!" else None

    def joined(self, node: SgNode) -> tuple[bool, SgNode, SgNode] | None:
        """See :class:`Language`."""
        left, right, operator = node.field("left"), node.field("right"), node.field("operator")
        if node.kind() != "binary_expression" or left is None or right is None or operator is None:
            return None
        return (operator.text() == "&&", left, right) if operator.text() in ("&&", "||") else None

    def condition(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        return (
            node.field("condition")
            if node.kind() in ("if_statement", "ternary_expression", "while_statement")
            else None
        )

    def decided(self, node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return removal.decided(node, value, file)

    def boolean(self, value: bool) -> str:
        """See :class:`Language`."""
        return "true" if value else "false"

    def dropped(self, node: SgNode, file: CodeFile) -> Splice:
        """See :class:`Language`."""
        return settings.without(node, file) if node.kind() == "pair" else braces.dropped(removal.whole(node), file)

    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """See :class:`Language`."""
        inner = named(node)
        if node.kind() in ("lexical_declaration", "variable_declaration") and len(inner) == 1:
            name, value = inner[0].field("name"), inner[0].field("value")
            required = value is not None and re.match(r"(?:await )?(?:require|import)\(", value.text())
            plain = name is not None and name.kind() == "identifier" and not required
            return (name.text(), value) if plain and name is not None and value is not None else None
        if node.kind() != "expression_statement" or len(inner) != 1 or inner[0].kind() != "assignment_expression":
            return None
        left, right = inner[0].field("left"), inner[0].field("right")
        member = left is not None and left.kind() == "member_expression" and left.text().startswith("this.")
        return (left.text(), right) if member and left is not None and right is not None else None

    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """See :class:`Language`."""
        return removal.plain_function(node)

    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """See :class:`Language`."""
        return imports_of(file, prefix)

    def uses(self, file: CodeFile, within: SgNode | None = None) -> Counter[str]:
        """See :class:`Language`."""
        root = within or file.root
        found = Counter(one.text() for kind in self.names for one in root.find_all(kind=kind))
        found.update(one.text() for one in root.find_all(kind="member_expression") if "(" not in one.text())
        return found

    def settings(self, file: CodeFile) -> Settings | None:
        """See :class:`Language`."""
        return settings.settings(file)

    def settings_of(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        """See :class:`Language`."""
        return settings.held(file)

    def complaints(self, folder: Path) -> dict[str, str] | None:
        """What ``node --check`` says; TypeScript is not asked about, for its types are not at hand."""
        node = shutil.which("node")
        files = [one for one in sorted(folder.rglob("*")) if one.suffix in (".js", ".mjs", ".cjs")]
        if node is None:
            return None
        others = [one for one in sorted(folder.rglob("*")) if one.is_file() and one not in files]
        found = {one.relative_to(folder).as_posix(): UNASKED for one in others}
        for path in files:
            name = path.relative_to(folder).as_posix()
            data = path.read_bytes()
            kind = "module" if re.search(rb"^(?:import|export)\b", data, re.MULTILINE) else "commonjs"
            asked = [node, "--check", f"--input-type={kind}", "-"]
            try:
                done = subprocess.run(asked, input=data, capture_output=True, timeout=_SECONDS)
            except (OSError, subprocess.TimeoutExpired):
                return None
            if done.returncode:
                found[name] = f"{name}: {done.stderr.decode(errors='replace').strip()[-200:]}"
        return found

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """See :class:`Language`."""
        return without_unused(before, after, self.grammar(before.path))
