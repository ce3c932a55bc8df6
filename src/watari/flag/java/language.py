"""Java, to the engine of edits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.java import checking, clients, removal, settings
from watari.flag.java.metadata import asked, meant
from watari.flag.java.packages import addition, home_of, imports, without_unused
from watari.flag.nodes import NoEdit, named
from watari.flag.script import braces
from watari.flag.script.code import MARK, CodeFile
from watari.flag.script.language import Change, Home, Language, Remaining, Settings, camel, snake
from watari.flag.script.render import render
from watari.model.edit import Splice

_DECLARED = re.compile(rb"^\s+(?:public |private )?static (?:<.*> )?\w+ (\w+)\(", re.MULTILINE)
_TEXTS = frozenset({"instance_id", "availability_zone", "local_ipv4", "hostname", "region", "user_data"})


class Java(Language):
    """Java 8 and later."""

    name = "Java"
    suffixes = (".java",)
    prefix = "EcsFlag"
    remaining_prefix = "EcsTask"
    setting = "ecsFlag"
    calls = frozenset({"method_invocation"})
    statements = frozenset(
        {
            "expression_statement", "if_statement", "for_statement", "enhanced_for_statement", "while_statement",
            "try_statement", "try_with_resources_statement", "local_variable_declaration", "return_statement",
            "field_declaration",
        }
    )  # fmt: skip
    blocks = frozenset({"block"})
    functions = frozenset({"method_declaration", "constructor_declaration", "lambda_expression"})
    leaving = frozenset({"return_statement", "yield_statement", "break_statement", "continue_statement"})
    names = frozenset({"identifier", "type_identifier"})
    wrappers = frozenset({"try_with_resources_statement"})

    def grammar(self, path: str) -> str:
        """See :class:`Language`."""
        return "java"

    def home(self, repository: Path, file: CodeFile) -> Home:
        """See :class:`Language`."""
        return home_of(repository, file, self.prefix)

    def spelled(self, function: str) -> str:
        """See :class:`Language`."""
        return camel(function)

    def importing(self, file: CodeFile, home: Home) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return addition(file, home.module)

    def value(self, function: str, node: SgNode, file: CodeFile) -> Change:
        """``EcsFlag.instanceId(() -> EXPRESSION)``; the lambda throws what the expression throws."""
        if function not in _TEXTS:
            raise NoEdit("Which of the document's fields are used only a person can say.")
        if function != "hostname":
            function, node = meant(function, node), asked(node, file)
        changing = _changing(node)
        if changing is not None:
            raise NoEdit(f"{changing} gets more than one value, so no lambda can hold it; make it final first.")
        start, end = file.span(node)
        opened = Splice(start, start, f"{self.prefix}.{camel(function)}(() -> ".encode())
        return Change((opened, Splice(end, end, b")")), "", frozenset({function}))

    def answer(self, node: SgNode, file: CodeFile) -> Change:
        """See :class:`Language`."""
        raise NoEdit("Which value of the task's metadata replaces the answer only a person can say.")

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """See :class:`Language`."""
        if subject == "credentials":
            return clients.credentials(node, file)
        if subject == "region" and "EC2MetadataUtils" not in node.text():
            raise NoEdit("It gives no plain string; ask DefaultAwsRegionProviderChain, which reads AWS_REGION first.")
        return None

    def guarded(self, statements: Sequence[SgNode], file: CodeFile) -> Change:
        """``if (!EcsFlag.enabled()) {`` before the statements, ``}`` behind."""
        made = braces.guarded(statements, file, f"!{self.prefix}.enabled()")
        return Change(made, "", frozenset({"enabled"}))

    def assigned(self, statement: SgNode) -> set[str]:
        """See :class:`Language`."""
        found = set()
        whole = [statement]
        for kind, name in (("variable_declarator", "name"), ("assignment_expression", "left")):
            for one in (*(each for each in whole if each.kind() == kind), *statement.find_all(kind=kind)):
                target = one.field(name)
                if target is not None and target.kind() == "identifier":
                    found.add(target.text())
        return found

    def sources(self, home: Home, functions: Iterable[str], env: str) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "EcsFlag.java.j2", {"env": env, "name": self.prefix})

    def remaining_sources(self, home: Home, functions: Iterable[str]) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "EcsTask.java.j2", {"name": self.remaining_prefix})

    @staticmethod
    def _rendered(home: Home, functions: Iterable[str], of: str, more: dict[str, str]) -> dict[str, bytes]:
        junit = next((one.removeprefix("junit") for one in home.own if one.startswith("junit")), "")
        package = home.module.rpartition(".")[0]
        facts = {"functions": sorted(functions), "package": package, "junit": junit, **more}
        made = {home.path: render("watari.flag.java", of, facts, 1)}
        if junit and home.test:
            made[home.test] = render("watari.flag.java", of.replace(".java", "Test.java"), facts, 1)
        return made

    def known(self, source: bytes) -> frozenset[str]:
        """See :class:`Language`."""
        ours = MARK in source[:200]
        return frozenset(snake(one.decode()) for one in _DECLARED.findall(source)) if ours else frozenset()

    def callee(self, call: SgNode) -> str:
        """See :class:`Language`."""
        target, name = call.field("object"), call.field("name")
        return f"{target.text()}.{name.text()}" if target is not None and name is not None else ""

    def remaining(self, call: SgNode, file: CodeFile) -> Remaining:
        """See :class:`Language`."""
        return removal.remaining(call, file, self.prefix, self.remaining_prefix)

    def negated(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        operator = node.field("operator") if node.kind() == "unary_expression" else None
        return node.field("operand") if operator is not None and operator.text() == "!" else None

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
        return braces.dropped(node, file)

    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """See :class:`Language`; a field counts where it is private."""
        private = node.kind() == "field_declaration" and re.match(r"(?:@\w+\s+)*private\b", node.text()) is not None
        if node.kind() != "local_variable_declaration" and not private:
            return None
        declared = [one for one in named(node) if one.kind() == "variable_declarator"]
        if len(declared) != 1:
            return None
        name, value = declared[0].field("name"), declared[0].field("value")
        return (name.text(), value) if name is not None and value is not None else None

    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """See :class:`Language`."""
        name, body, parameters = node.field("name"), node.field("body"), node.field("parameters")
        plain = node.kind() == "method_declaration" and parameters is not None and not named(parameters)
        if not plain or name is None or body is None or "@" in node.text().split("(")[0]:
            return None
        hidden = re.search(r"\bprivate\b", node.text().split("(")[0]) is not None
        statements = named(body)
        flag_like = len(statements) == 1 and statements[0].kind() == "return_statement"
        return (name.text(), statements) if hidden or flag_like else None

    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """See :class:`Language`."""
        return [node for node, path in imports(file) if path.rpartition(".")[2] == prefix]

    def sees(self, file: CodeFile, other: CodeFile, name: str) -> bool:
        """Names of a class are asked through it, or in it."""
        return False

    def uses(self, file: CodeFile, within: SgNode | None = None) -> Counter[str]:
        """See :class:`Language`."""
        root = within or file.root
        return Counter(one.text() for kind in self.names for one in root.find_all(kind=kind) if not _is_member(one))

    def settings(self, file: CodeFile) -> Settings | None:
        """See :class:`Language`."""
        return settings.settings(file, self.home(file.repository, file).module)

    def settings_of(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        """See :class:`Language`."""
        return settings.held(file)

    def complaints(self, folder: Path) -> dict[str, str] | None:
        """See :class:`Language`; types are compared as far as the classes that the files need are at hand."""
        return checking.complaints(folder)

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """See :class:`Language`."""
        return without_unused(before, removal.without_idle_catch(after, before.path))


def _is_member(node: SgNode) -> bool:
    """Whether a name is the method of a call on something, or a field of something else."""
    parent = node.parent()
    if parent is None or parent.kind() not in ("method_invocation", "field_access"):
        return False
    target, name = parent.field("object"), parent.field("name") or parent.field("field")
    own = target is None or target.text() == "this"
    return not own and name is not None and name.range().start.index == node.range().start.index


def _changing(node: SgNode) -> str | None:
    """A local name in ``node`` that gets a value more than once, so that no lambda may hold it."""
    method = next(
        (one for one in node.ancestors() if one.kind() in ("method_declaration", "constructor_declaration")), None
    )
    if method is None:
        return None
    given = Counter[str]()
    for kind, field in (
        ("variable_declarator", "name"),
        ("assignment_expression", "left"),
        ("formal_parameter", "name"),
    ):
        for one in method.find_all(kind=kind):
            target = one.field(field)
            if target is not None and target.kind() == "identifier":
                given[target.text()] += 1
    updated = {one.text().strip("+-") for one in method.find_all(kind="update_expression")}
    return next(
        (one.text() for one in node.find_all(kind="identifier") if given[one.text()] > 1 or one.text() in updated), None
    )
