"""Code that the ECS flag already keeps from running on Fargate."""

from __future__ import annotations

from collections.abc import Sequence

from ast_grep_py import SgNode

from watari.rules.golang.nodes import key

FLAG_EXPRESSIONS: tuple[str, ...] = ("EcsFlag", "ECS_FLAG", "ecsflag.")
"""A condition that holds one of these asks the flag."""

FLAG_PACKAGE = "internal/ecsflag"
"""The folder of the generated package: it is the flag, so nothing in it is a finding."""


def in_flag_package(path: str) -> bool:
    """Whether ``path`` is a file of the generated package."""
    return f"/{path}".rpartition("/")[0].endswith(f"/{FLAG_PACKAGE}")


def is_guarded(node: SgNode, flags: Sequence[str] = FLAG_EXPRESSIONS) -> bool:
    """Whether ``node`` only runs where the flag is off.

    Three forms: ``if !flag { node }``, ``if flag { … } else { node }``, and
    ``if flag { return }`` before ``node`` in its block.
    """
    child = node
    for parent in node.ancestors():
        if parent.kind() == "if_statement" and _branch_off(parent, child, flags):
            return True
        if parent.kind() in ("statement_list", "block") and _left_before(child, flags):
            return True
        child = parent
    return False


def _branch_off(statement: SgNode, child: SgNode, flags: Sequence[str]) -> bool:
    on = _asks(statement, flags)
    if on is None:
        return False
    branch = statement.field("alternative" if on else "consequence")
    return branch is not None and key(branch) == key(child)


def _asks(statement: SgNode, flags: Sequence[str]) -> bool | None:
    """True for ``if flag``, False for ``if !flag``, None where the condition is about something else."""
    condition = statement.field("condition")
    text = condition.text().replace(" ", "") if condition is not None else ""
    if not any(flag in text for flag in flags):
        return None
    return not (text.startswith(("!", "(!")) or "&&!" in text or text.endswith(("==false", "!=true")))


def _left_before(child: SgNode, flags: Sequence[str]) -> bool:
    return any(_asks(one, flags) is True and _leaves(one) for one in child.prev_all() if one.kind() == "if_statement")


def _leaves(statement: SgNode) -> bool:
    block = statement.field("consequence")
    leaving = ("return_statement", "continue_statement")
    return block is not None and any(block.find(kind=kind) is not None for kind in leaving)
