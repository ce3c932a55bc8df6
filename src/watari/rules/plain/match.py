"""The part of ast-grep's rule language that makes sense on logical lines.

``kind`` (the whole name), ``regex`` (Python's, searched in the value), ``all``, ``any``, ``not``, and ``inside``
(a rule that one of the lines around must match: section, block, build stage).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from watari.rules.plain.line import Line

_KEYS = frozenset({"kind", "regex", "all", "any", "not", "inside"})


def matches(rule: Mapping[str, Any], line: Line) -> bool:
    """Whether ``line`` is as ``rule`` says; every key of the rule must hold."""
    return all(_holds(key, value, line) for key, value in rule.items())


def _holds(key: str, value: Any, line: Line) -> bool:
    match key:
        case "kind":
            return line.kind == str(value).lower()
        case "regex":
            return _compiled(value).search(line.value) is not None
        case "all":
            return all(matches(one, line) for one in value)
        case "any":
            return any(matches(one, line) for one in value)
        case "not":
            return not matches(value, line)
        case _:
            return any(matches(value, around) for around in line.context)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def refusal(rule: object) -> str | None:
    """Why a rule cannot be asked; None where it can."""
    if not isinstance(rule, Mapping):
        return "a rule is a mapping"
    if not rule:
        return "an empty rule matches every line"
    for key, value in rule.items():
        why = _refusal_of(key, value)
        if why is not None:
            return why
    return None


def _refusal_of(key: str, value: object) -> str | None:
    if key not in _KEYS:
        return f"{key} has no meaning on lines; known are {', '.join(sorted(_KEYS))}"
    if key in ("all", "any"):
        return next(filter(None, map(refusal, value)), None) if isinstance(value, list) else f"{key} takes a list"
    if key in ("not", "inside"):
        return refusal(value)
    if not isinstance(value, str):
        return f"{key} takes a text"
    if key == "regex":
        try:
            re.compile(value)
        except re.error as error:
            return f"regex: {error}"
    return None
