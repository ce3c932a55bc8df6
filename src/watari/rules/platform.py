"""Conditions that ask where the process runs: the ECS flag, and what people write in its place."""

from __future__ import annotations

import re

ON_ECS = re.compile(
    r"ECS_CONTAINER_METADATA_URI|AWS_EXECUTION_ENV|AWS_CONTAINER_CREDENTIALS|AWS_ECS_|"
    r"(?i:\b(?:is|on|in|running|use)?_*(?:running_?|deployed_?)?(?:on|in)?_*(?:ecs|fargate)\b)|"
    r"\b(?:is|on|in|runningOn|runsOn|isRunningOn|isRunningIn)(?:Ecs|ECS|Fargate)\w*"
)
"""Text in a condition that is true on ECS."""
ON_EC2 = re.compile(
    r"(?i:\b(?:is|on|in|running|use)_+(?:running_)?(?:on_|in_)?ec2\b|\bon_?ec2\b|\bis_?ec2\b)|"
    r"\b(?:is|on|in|runningOn|runsOn|isRunningOn|isRunningIn)E[cC]2(?:Instance)?\b"
)
"""Text in a condition that is true on an EC2 instance."""
_NEGATED = re.compile(
    r"^\(*\s*(?:!|not\b)|&&\s*!|\band\s+not\b|==\s*(?:false|False|null|None|nil|undefined|\"\"|'')|===\s*(?:false|null|undefined)"
    r"|!==?\s*(?:true|['\"]AWS_ECS)|\bis\s+None\b|\bnot\s+in\b|\.nil\?|\.blank\?|\.empty\?|\.isEmpty\(\)"
)


def asks(condition: str, flags: tuple[str, ...]) -> bool | None:
    """Whether ``condition`` is true on Fargate (True), is true on EC2 (False), or is about something else (None)."""
    on_ecs = any(flag in condition for flag in flags) or ON_ECS.search(condition) is not None
    on_ec2 = not on_ecs and ON_EC2.search(condition) is not None
    if not on_ecs and not on_ec2:
        return None
    return on_ecs is not (_NEGATED.search(condition) is not None)
