"""Ruby, to the engine of edits."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.ruby import clients, removal, settings, values
from watari.flag.ruby.requires import addition, home_of, requires_of, without_useless
from watari.flag.script.code import MARK, CodeFile
from watari.flag.script.language import ENABLED, Change, Home, Language, Remaining, Settings
from watari.flag.script.render import render
from watari.flag.script.values import VALUES
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice

_DECLARED = re.compile(rb"^  def (?:self\.)?(\w+)", re.MULTILINE)
_LONGEST = 100
"""Characters of a line with a modifier; a longer statement gets a block."""
_SECONDS = 60
_TEXTS = ("string", "subshell", "regex")
"""Where indentation means something."""
_HOLDERS = ("program", "body_statement", "block_body", "then", "else", "do", "begin", "ensure", "method")
_NAMES = ("identifier", "constant", "instance_variable", "class_variable", "global_variable")


class Ruby(Language):
    """Ruby 2.7 and later, formatted as rubocop does."""

    name = "Ruby"
    suffixes = (".rb", ".rake", ".ru")
    prefix = "EcsFlag"
    remaining_prefix = "EcsTask"
    setting = "ecs_flag"
    calls = frozenset({"call"})
    groups = frozenset({"parenthesized_statements"})
    statements = frozenset(
        {
            "call", "assignment", "operator_assignment", "if", "unless", "while", "until", "case", "begin", "for",
            "if_modifier", "unless_modifier",
        }
    )  # fmt: skip
    blocks = frozenset({"program", "body_statement", "then", "else", "block_body", "do", "ensure", "begin"})
    functions = frozenset({"method", "singleton_method"})
    leaving = frozenset({"return", "yield", "break", "next"})
    names = frozenset({"identifier", "constant"})

    def grammar(self, path: str) -> str:
        """See :class:`Language`."""
        return "ruby"

    def home(self, repository: Path, file: CodeFile) -> Home:
        """See :class:`Language`."""
        return home_of(repository, file, self.module(self.prefix))

    def module(self, prefix: str) -> str:
        """``EcsFlag`` → ``ecs_flag``."""
        return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", prefix).lower()

    def spelled(self, function: str) -> str:
        """See :class:`Language`."""
        return "enabled?" if function == ENABLED else function

    def importing(self, file: CodeFile, home: Home) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return addition(file, home)

    def value(self, function: str, node: SgNode, file: CodeFile) -> Change:
        """``EcsFlag.instance_id { EXPRESSION }``."""
        if node.kind() == "assignment":
            node = node.field("right") or node
        made = values.value(function, node, file, self.prefix)
        if made is None:
            raise NoEdit("The answer is kept as a whole here; take the value from it where it is asked for.")
        return made

    def answer(self, node: SgNode, file: CodeFile) -> Change:
        """See :class:`Language`."""
        change = clients.request(node, file, self.prefix)
        if change is None:
            raise NoEdit("The request is not made by a client that watari can stand in for.")
        return change

    def special(self, subject: str, node: SgNode, file: CodeFile) -> Change | None:
        """See :class:`Language`."""
        if subject == "credentials":
            return clients.credentials(node, file, self.prefix)
        if subject in ("log-file", "syslog"):
            return clients.log_file(node, file, self.prefix)
        try:
            return clients.request(node, file, self.prefix)
        except NoEdit:
            if subject in VALUES and values.value(VALUES[subject].function, node, file, self.prefix) is not None:
                return None
            raise

    def guarded(self, statements: Sequence[SgNode], file: CodeFile) -> Change:
        """``STATEMENT unless EcsFlag.enabled?``, or a block around a longer one."""
        if _result_is_taken(statements[-1], file):
            raise NoEdit("What the statement gives is the result of its method, and somebody takes it.")
        start, end = file.span(statements[0])[0], file.span(statements[-1])[1]
        first, last = line_start(file.data, start), line_end(file.data, end)
        if file.data[first:start].strip() or file.data[end:last].split(b"#")[0].strip():
            raise NoEdit("Other code stands on the same line.")
        modifier = f" unless {self.prefix}.enabled?"
        short = len(statements) == 1 and b"\n" not in file.data[start:end] and len(file.data[first:end]) < _LONGEST
        if short and statements[0].kind() in ("call", "assignment") and b" do" not in file.data[start:end]:
            return Change((Splice(end, end, modifier.encode()),), "", frozenset({ENABLED}))
        if any(one.find(kind="heredoc_body") is not None for one in statements):
            raise NoEdit("A here-document cannot be moved in.")
        indent = indentation(file.data, start)
        made = [Splice(first, first, indent + modifier.strip().encode() + file.eol)]
        texts = [file.span(one) for each in statements for kind in _TEXTS for one in each.find_all(kind=kind)]
        at = first
        while at < last:
            inside = any(low < at < high for low, high in texts)
            if not inside and file.data[at : line_end(file.data, at)].strip():
                made.append(Splice(at, at, b"  "))
            at = line_end(file.data, at)
        return Change((*made, Splice(last, last, indent + b"end" + file.eol)), "", frozenset({ENABLED}))

    def assigned(self, statement: SgNode) -> set[str]:
        """See :class:`Language`."""
        found = set()
        for kind in ("assignment", "operator_assignment"):
            for one in (*((statement,) if statement.kind() == kind else ()), *statement.find_all(kind=kind)):
                left = one.field("left")
                found |= {left.text()} if left is not None else set()
        return found

    def sources(self, home: Home, functions: Iterable[str], env: str) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "ecs_flag.rb.j2", "ecs_flag_test.rb.j2", {"env": env})

    def remaining_sources(self, home: Home, functions: Iterable[str]) -> dict[str, bytes]:
        """See :class:`Language`."""
        return self._rendered(home, functions, "ecs_task.rb.j2", "ecs_task_test.rb.j2", {})

    @staticmethod
    def _rendered(home: Home, functions: Iterable[str], of: str, tests: str, more: dict[str, str]) -> dict[str, bytes]:
        folder = home.test.rpartition("/")[0]
        beside = folder == home.path.rpartition("/")[0]
        down = "/".join(".." for _ in folder.split("/")) if folder else "."
        place = home.path.rpartition("/")[2] if beside else f"{down}/{home.path}"
        facts = {"functions": sorted(functions), "imported": place.removesuffix(".rb"), **more}
        made = {home.path: render("watari.flag.ruby", of, facts, 1)}
        test = render("watari.flag.ruby", tests, facts, 1)
        if b"def test_" in test:
            made[home.test] = test
        return made

    def known(self, source: bytes) -> frozenset[str]:
        """See :class:`Language`."""
        return frozenset(one.decode() for one in _DECLARED.findall(source)) if MARK in source[:200] else frozenset()

    def callee(self, call: SgNode) -> str:
        """See :class:`Language`."""
        receiver, method = call.field("receiver"), call.field("method")
        return f"{receiver.text()}.{method.text()}" if receiver is not None and method is not None else ""

    def remaining(self, call: SgNode, file: CodeFile) -> Remaining:
        """See :class:`Language`."""
        return removal.remaining(call, file, self.prefix, self.remaining_prefix)

    def negated(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        operator = node.field("operator") if node.kind() == "unary" else None
        return node.field("operand") if operator is not None and operator.text() in ("!", "not") else None

    def joined(self, node: SgNode) -> tuple[bool, SgNode, SgNode] | None:
        """See :class:`Language`."""
        left, right, operator = node.field("left"), node.field("right"), node.field("operator")
        if node.kind() != "binary" or left is None or right is None or operator is None:
            return None
        word = operator.text()
        return (word in ("&&", "and"), left, right) if word in ("&&", "and", "||", "or") else None

    def condition(self, node: SgNode) -> SgNode | None:
        """See :class:`Language`."""
        kinds = ("if", "elsif", "unless", "if_modifier", "unless_modifier", "conditional", "while", "until")
        return node.field("condition") if node.kind() in kinds else None

    def decided(self, node: SgNode, value: bool, file: CodeFile) -> tuple[Splice, ...]:
        """See :class:`Language`."""
        return removal.decided(node, value, file)

    def boolean(self, value: bool) -> str:
        """See :class:`Language`."""
        return "true" if value else "false"

    def dropped(self, node: SgNode, file: CodeFile) -> Splice:
        """See :class:`Language`."""
        return removal.dropped(node, file)

    def simple_assignment(self, node: SgNode) -> tuple[str, SgNode] | None:
        """See :class:`Language`."""
        left, right = (node.field("left"), node.field("right")) if node.kind() == "assignment" else (None, None)
        if left is None or right is None or left.kind() not in ("identifier", "constant", "instance_variable"):
            return None
        return left.text(), right

    def is_local(self, name: str) -> bool:
        """Variables of objects and classes, globals and constants outlive the method."""
        return name[:1].islower() or name.startswith("_")

    def plain_function(self, node: SgNode) -> tuple[str, list[SgNode]] | None:
        """See :class:`Language`."""
        name, body, parameters = node.field("name"), node.field("body"), node.field("parameters")
        if node.kind() not in self.functions or name is None or body is None or parameters is not None:
            return None
        return name.text(), [body] if len(named(body)) == 1 else named(body)

    def imports_of(self, file: CodeFile, prefix: str) -> list[SgNode]:
        """See :class:`Language`."""
        return requires_of(file, self.module(prefix))

    def sees(self, file: CodeFile, other: CodeFile, name: str) -> bool:
        """A constant is seen by every file that is loaded."""
        return name[:1].isupper()

    def uses(self, file: CodeFile, within: SgNode | None = None) -> Counter[str]:
        """See :class:`Language`."""
        root = within or file.root
        return Counter(one.text() for kind in _NAMES for one in root.find_all(kind=kind) if not _is_member(one))

    def settings(self, file: CodeFile) -> Settings | None:
        """See :class:`Language`."""
        return settings.settings(file)

    def settings_of(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        """See :class:`Language`."""
        return settings.held(file)

    def complaints(self, folder: Path) -> dict[str, str] | None:
        """What ``ruby -c`` says."""
        ruby = shutil.which("ruby")
        if ruby is None:
            return None
        found = {}
        for path in sorted(one for suffix in self.suffixes for one in folder.rglob(f"*{suffix}")):
            try:
                done = subprocess.run([ruby, "-c", str(path)], capture_output=True, text=True, timeout=_SECONDS)
            except (OSError, subprocess.TimeoutExpired):
                return None
            if done.returncode:
                name = path.relative_to(folder).as_posix()
                found[name] = f"{name}: {done.stderr.strip()[-200:]}"
        return found

    def finished(self, before: CodeFile, after: bytes) -> bytes:
        """See :class:`Language`."""
        return without_useless(before, after, (self.prefix, self.remaining_prefix), self.module)


def _is_member(node: SgNode) -> bool:
    """Whether a name is the method of a call that has a receiver."""
    call = node.parent()
    method = call.field("method") if call is not None and call.kind() == "call" else None
    return (
        call is not None
        and method is not None
        and call.field("receiver") is not None
        and method.range().start.index == node.range().start.index
    )


def _result_is_taken(last: SgNode, file: CodeFile) -> bool:
    """Whether ``last`` gives its method's value, and somebody in the file does something with that."""
    body = last.parent()
    owner = body.parent() if body is not None else None
    name = owner.field("name") if owner is not None and owner.kind() in ("method", "singleton_method") else None
    if body is None or name is None or file.span(named(body)[-1]) != file.span(last):
        return False
    for one in file.root.find_all(kind="identifier"):
        holder = one.parent()
        if one.text() != name.text() or holder is None or file.span(one) == file.span(name):
            continue
        method = holder.field("method") if holder.kind() == "call" else None
        if method is not None and file.span(method) == file.span(one):
            holder = holder.parent()
        if holder is None or holder.kind() not in _HOLDERS:
            return True
    return False
