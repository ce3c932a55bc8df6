"""A retirement for the eye and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from watari.retire import Retired, RetirementPlan

FORMAT_VERSION = "1.0"


def plan_text(plan: RetirementPlan) -> str:
    """What can go now, what stays and why, and what blocks it."""
    lines = [f"{plan.route.service}:"]
    lines += [f"  {change}" for change in plan.changes] or ["  nothing of EC2 is left"]
    lines += [f"  {one.instance} stays: it {one.reason}" for one in plan.staying]
    lines += [f"  not yet: {reason}" for reason in plan.blocked]
    return "\n".join(lines) + "\n"


def plan_json(plan: RetirementPlan) -> str:
    """The plan as data, with its ``changes`` as sentences."""
    return _json({**asdict(plan), "changes": list(plan.changes)})


def retired_text(retired: Retired) -> str:
    """What is gone."""
    gone = ", ".join(retired.terminated) or "no instance"
    return f"{retired.service}: {gone} terminated, {len(retired.deregistered)} targets deregistered.\n"


def retired_json(retired: Retired) -> str:
    """The same as data."""
    return _json(asdict(retired))


def _json(data: dict[str, object]) -> str:
    return json.dumps({"format_version": FORMAT_VERSION, **data}, indent=1, ensure_ascii=False) + "\n"
