"""Code that the ECS flag or a platform check keeps from running on Fargate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ast_grep_py import SgNode

from watari.rules import platform
from watari.rules.script.files import ScriptFile
from watari.sources.syntax import key

_INVERTED = frozenset({"unless", "unless_modifier"})
_ELSES = frozenset({"else_clause", "else", "alternative"})
_LEAVES = re.compile(
    r"^\W*(?:return|raise|throw|next|continue|exit)\b|\{\s*(?:return|throw|continue)\b|\bthen\s+return\b"
)
_NEGATED = (
    r"(?:!|\bnot\s+)\s*\(?\s*WORD\b|\bWORD(?:\(\))?\s*(?:===?|\bis)\s*(?:null|None|nil|undefined|false|False)\b"
    r"|\bWORD(?:\(\))?\.(?:isEmpty|isBlank|isNullOrEmpty|isNullOrBlank|nil\?|blank\?|empty\?)|\w*[eE]mpty\(WORD|\w*Blank\(WORD"
)
"""What turns a condition about ``WORD`` round."""
_WORD = re.compile(r"[A-Za-z_]\w*")
_ADAPTER = re.compile(r"(?:[\w.]+\.)?(?:ecs_flag|ecsFlag|EcsFlag)\.\w+[\s({]")
"""A call of the generated module, which asks its argument on EC2 only."""


def is_guarded(node: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool:
    """Whether ``node`` only runs where the process is not on ECS, or not in production.

    ``if not flag: node``, ``if flag: … else: node``, ``node unless flag``, and ``if flag: return`` before it.
    """
    taken = node.field("right") if node.kind() == "assignment" else node
    if taken is not None and taken.kind() in file.dialect.calls and _ADAPTER.match(taken.text()) is not None:
        return True
    child = node
    for parent in node.ancestors():
        if (
            file.dialect.left_out(parent)
            or _is_fallback(parent, child, file, flags)
            or _is_adapted(parent, child, file)
        ):
            return True
        if parent.kind() in file.dialect.conditions:
            branch = _branch(parent, child)
            if branch is not None and _true_on_ecs(parent, file, flags) is (not branch):
                return True
        if any(_left_before(one, file, flags) for one in child.prev_all() if one.kind() in file.dialect.conditions):
            return True
        child = parent
    return False


def _is_fallback(parent: SgNode, child: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool:
    """Whether Kotlin takes ``child`` where a value of ECS is null, or where no earlier entry of a ``when`` holds."""
    if parent.kind() == "elvis_expression":
        first = parent.named_children()[0]
        return key(first) != key(child) and platform.asks(first.text(), tuple(flags)) is True
    if parent.kind() != "when_entry":
        return False
    for entry in (parent, *parent.prev_all()):
        condition = next((one for one in entry.named_children() if one.kind() == "when_condition"), None)
        asked = _asked(condition, file, flags) if condition is not None and entry.kind() == "when_entry" else None
        if asked is (entry is not parent):
            return True
    return False


def _is_adapted(parent: SgNode, child: SgNode, file: ScriptFile) -> bool:
    """Whether ``child`` is what the call ``parent`` hands to the generated module."""
    called = parent.kind() in file.dialect.calls and key(parent.children()[0]) != key(child)
    return called and _ADAPTER.match(parent.text()) is not None


def _branch(statement: SgNode, child: SgNode) -> bool | None:
    """True where ``child`` runs when the condition holds, False where it does not, None for the condition itself."""
    condition = _condition(statement)
    if condition is not None and key(condition) == key(child):
        return None
    alternative = statement.field("alternative")
    fields = statement.named_children()
    last_of_three = len(fields) == 3 and key(fields[2]) == key(child) and statement.kind() in _TERNARIES
    other = child.kind() in _ELSES or (alternative is not None and key(alternative) == key(child)) or last_of_three
    return not other


_TERNARIES = frozenset({"conditional", "ternary_expression", "conditional_expression"})


def _condition(statement: SgNode) -> SgNode | None:
    if statement.kind() == "conditional_expression":  # Python: value if condition else other
        return statement.named_children()[1]
    found = statement.field("condition")
    if found is None and statement.kind() == "if_expression":
        found = next(iter(statement.named_children()), None)
    return found


def _true_on_ecs(statement: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool | None:
    condition = _condition(statement)
    if condition is None:
        return None
    asked = _asked(condition, file, flags)
    return (not asked) if asked is not None and statement.kind() in _INVERTED else asked


def _asked(condition: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool | None:
    asked = platform.asks(condition.text(), tuple(flags))
    if asked is None:
        asked = _by_name(condition, file, flags)
    return platform.in_production(condition.text()) if asked is None else asked


def _by_name(condition: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool | None:
    """What the condition asks where it is a name, or a call, that stands for a platform check."""
    text = condition.text()
    for word in _WORD.findall(text):
        values = [one.value.text() for one in file.bound(word, condition) if one.value is not None]
        values += [
            one.text() for function in file.functions.get(word, ()) for one in file.dialect.returned(function.node)
        ]
        for value in values:
            asked = platform.asks(value, tuple(flags))
            if asked is not None:
                negated = re.search(_NEGATED.replace("WORD", word), text) is not None
                return asked is not negated
    return None


def _left_before(statement: SgNode, file: ScriptFile, flags: Sequence[str]) -> bool:
    """``if flag: return`` and the like, before the line in its block."""
    body = statement.field("consequence") or statement.field("body")
    if body is None or statement.field("alternative") is not None:
        return False
    return _LEAVES.search(body.text()) is not None and _true_on_ecs(statement, file, flags) is True
