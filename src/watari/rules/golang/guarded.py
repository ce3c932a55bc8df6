"""Code that the ECS flag, or a platform check, already keeps from running on Fargate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ast_grep_py import SgNode

from watari.rules import platform
from watari.rules.golang.nodes import as_call, whole_call
from watari.rules.golang.package import GoFile
from watari.rules.golang.scope import declaration, declares
from watari.rules.golang.values import Values
from watari.sources.syntax import key

FLAG_EXPRESSIONS: tuple[str, ...] = ("EcsFlag", "ECS_FLAG", "ecsflag.", "ecs_flag.", "ecsFlag")
"""A condition that holds one of these asks the flag."""

FLAG_PACKAGE = "internal/ecsflag"
"""The folder of the generated package: it is the flag, so nothing in it is a finding."""


_FLAG_FILES = ("ecsflag.go", "ecsflag_test.go")


def in_flag_package(path: str) -> bool:
    """Whether ``path`` is generated code, in a package of its own or as a file of somebody's."""
    folder, _, name = path.rpartition("/")
    return f"/{folder}".endswith(f"/{FLAG_PACKAGE}") or name in _FLAG_FILES


Guard = Literal["flag", "platform"]
"""What keeps a line from running on ECS: the flag, or a question to the variables that ECS sets."""


def guard_of(node: SgNode, file: GoFile, values: Values, flags: Sequence[str] = FLAG_EXPRESSIONS) -> Guard | None:
    """What lets ``node`` only run where this is not ECS; None where nothing does.

    Three forms: ``if !flag { node }``, ``if flag { … } else { node }``, and
    ``if flag { return }`` before ``node`` in its block.
    """
    if _keeps_off(node, _Asker(file, values, tuple(flags), variables=False)):
        return "flag"
    return "platform" if _keeps_off(node, _Asker(file, values, (), variables=True)) else None


def _keeps_off(node: SgNode, asker: _Asker) -> bool:
    child = node
    for parent in node.ancestors():
        if parent.kind() == "if_statement" and asker.keeps_off(parent, child):
            return True
        if parent.kind() in ("statement_list", "block") and asker.left_before(child):
            return True
        child = parent
    return False


class _Asker:
    """Answers what conditions of one file ask of the flag, or, with ``variables``, of what ECS sets."""

    def __init__(self, file: GoFile, values: Values, flags: tuple[str, ...], *, variables: bool) -> None:
        self._file, self._values, self._flags, self._variables = file, values, flags, variables

    def keeps_off(self, statement: SgNode, child: SgNode) -> bool:
        """Whether ``child`` is the branch of ``statement`` that does not run on ECS."""
        on = self._asks(statement)
        if on is None:
            return False
        branch = statement.field("alternative" if on else "consequence")
        return branch is not None and key(branch) == key(child)

    def left_before(self, child: SgNode) -> bool:
        """Whether a statement before ``child`` leaves the block where this is ECS."""
        before = (one for one in child.prev_all() if one.kind() == "if_statement")
        return any(_leaves(one) and self._asks(one) is True for one in before)

    def _asks(self, statement: SgNode) -> bool | None:
        """True for ``if flag``, False for ``if !flag``, None where the condition is about something else."""
        condition = statement.field("condition")
        if condition is None:
            return None
        on = self._says(condition.text())
        if on is not None:
            return on
        for name in condition.find_all(kind="identifier"):
            meant = self._meant(name, statement)
            if meant is not None:
                return meant is not (f"!{name.text()}" in condition.text().replace(" ", ""))
        return None

    def _meant(self, name: SgNode, statement: SgNode) -> bool | None:
        """What a variable of the condition, or a function that it calls, asks."""
        given = declares(header, self._file) if (header := statement.field("initializer")) is not None else {}
        found = given.get(name.text()) or declaration(name, self._file)
        texts = [one.text() for one in found.values] if found is not None else []
        call = as_call(whole_call(name))
        function = self._values.function(call, self._file) if call is not None else None
        if function is not None:
            texts += [one.text() for one in function.node.find_all(kind="return_statement")]
        answers = (self._says(text.removeprefix("return").strip()) for text in texts)
        return next((one for one in answers if one is not None), None)

    def _says(self, text: str) -> bool | None:
        asked = self._variables and platform.ECS_VARIABLE.search(text) is not None
        return platform.asks(text, self._flags) if asked or self._flagged(text) else None

    def _flagged(self, text: str) -> bool:
        return any(flag in text for flag in self._flags)


def _leaves(statement: SgNode) -> bool:
    block = statement.field("consequence")
    leaving = ("return_statement", "continue_statement")
    return block is not None and any(block.find(kind=kind) is not None for kind in leaving)
