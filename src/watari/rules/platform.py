"""Conditions that ask where the process runs: the ECS flag, what people write in its place, and the environment."""

from __future__ import annotations

import re
from collections.abc import Iterable

ECS_VARIABLE = re.compile(r"ECS_CONTAINER_METADATA_URI|AWS_EXECUTION_ENV|AWS_CONTAINER_CREDENTIALS|AWS_ECS_FARGATE")
"""What ECS sets in a task's environment."""
ON_ECS = re.compile(
    rf"{ECS_VARIABLE.pattern}|"
    r"\.ecs_flag\b|"
    r"(?i:\b(?:is|on|in|running|use)?_*(?:running_?|deployed_?)?(?:on|in)?_*(?:ecs|fargate)\b)|"
    r"\b(?:is|on|in|runningOn|runsOn|isRunningOn|isRunningIn)(?:Ecs|ECS|Fargate)\w*"
)
"""Text in a condition that is true on ECS."""
ON_EC2 = re.compile(
    r"(?i:\b(?:is|on|in|running|use)_+(?:running_)?(?:on_|in_)?ec2\b|\bon_?ec2\b|\bis_?ec2\b)|"
    r"\b(?:is|on|in|runningOn|runsOn|isRunningOn|isRunningIn)E[cC]2(?:Instance)?\b"
)
"""Text in a condition that is true on an EC2 instance."""
_ON_ECS_WITH_EC2 = re.compile(r"""={2,3}\s*['"]AWS_ECS_EC2\b|\bAWS_ECS_EC2['"]\s*={2,3}|\.equals\(['"]AWS_ECS_EC2""")
"""Text in a condition that is true in a task on an EC2 instance only."""
_NEGATED = re.compile(
    r"^\(*\s*(?:!|not\b)|&&\s*!|\band\s+not\b|==\s*(?:false|False|null|None|nil|undefined|\"\"|''|``)|===\s*(?:false|null|undefined)"
    r"|!==?\s*(?:true|['\"]AWS_ECS)|\bis\s+None\b|\bnot\s+in\b|\.nil\?|\.blank\?|\.empty\?|\.isEmpty\(\)"
)


def asks(condition: str, flags: tuple[str, ...]) -> bool | None:
    """Whether ``condition`` is true on Fargate (True), is true on EC2 (False), or is about something else (None)."""
    if _ON_ECS_WITH_EC2.search(condition):
        return False
    on_ecs = any(flag in condition for flag in flags) or ON_ECS.search(condition) is not None
    on_ec2 = not on_ecs and ON_EC2.search(condition) is not None
    if not on_ecs and not on_ec2:
        return None
    return on_ecs is not (_NEGATED.search(condition) is not None)


_VARIABLE = r"""(?:ENV(?:\[['"]\w+['"]\]|\.fetch\(['"]\w+['"][^()]*\))|process\.env\.NODE_ENV|Rails\.env)"""
_IN_PRODUCTION = re.compile(
    rf"""(?:\w+\.)*(?:env\.|settings\.)?production\?|{_VARIABLE}\s*===?\s*['"]production['"]|['"]production['"]\s*===?\s*{_VARIABLE}"""
)
_OUT_OF_PRODUCTION = re.compile(
    rf"""(?:\w+\.)*(?:env\.|settings\.)(?:development|test|local)\?"""
    rf"""|{_VARIABLE}\s*===?\s*['"](?:development|test|local)['"]|{_VARIABLE}\s*!==?\s*['"]production['"]"""
    rf"""|(?:%w)?[\[(]['" ,a-z]*\b(?:development|test)\b['" ,a-z]*[\])]\.include\?\s*\(?{_VARIABLE}\)?"""
)


def in_production(condition: str) -> bool | None:
    """Whether ``condition`` holds in production (True), never does (False), or depends on something else (None)."""
    return _any(
        _all(_atom(one) for one in re.split(r"&&|\band\b", part)) for part in re.split(r"\|\||\bor\b", condition)
    )


def _atom(text: str) -> bool | None:
    text = text.strip()
    while text.count("(") != text.count(")") and text[:1] + text[-1:] != "()":
        shorter = text.removeprefix("(") if text.count("(") > text.count(")") else text.removesuffix(")")
        if shorter == text:
            return None
        text = shorter.strip()
    if text[:1] + text[-1:] == "()":
        text = text[1:-1].strip()
    bare = re.sub(r"^(?:!|not\b)\s*", "", text)
    holds = True if _IN_PRODUCTION.fullmatch(bare) else False if _OUT_OF_PRODUCTION.fullmatch(bare) else None
    return holds if bare == text or holds is None else not holds


def _all(parts: Iterable[bool | None]) -> bool | None:
    known = list(parts)
    return False if False in known else None if None in known else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    known = list(parts)
    return True if True in known else None if None in known else False
