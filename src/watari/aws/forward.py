"""Weights in a rule's action list, as pure functions.

``ModifyRule`` and ``ModifyListener`` replace the whole action list, so a change
of weights starts from the list as it was read and keeps everything else of it:
authentication, other target groups, stickiness, order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from watari.errors import PlanRefused

Action = dict[str, Any]
"""One action in the shape of the ELB API (``Type``, ``Order``, ``ForwardConfig``…)."""

MAX_GROUPS = 5
"""Target groups of one forward action: ELB guide "Quotas for your Application Load Balancers", 2026-08."""


@dataclass(frozen=True, slots=True)
class WeightedGroup:
    """One target group of a forward action; ``weight`` is 0-999, relative to the others'."""

    arn: str
    weight: int


def groups(actions: Sequence[Action]) -> tuple[WeightedGroup, ...]:
    """The target groups of the forward action; empty where the rule does not forward."""
    forward = _forward(actions)
    if forward is None:
        return ()
    listed = forward.get("ForwardConfig", {}).get("TargetGroups") or []
    if not listed and forward.get("TargetGroupArn"):
        return (WeightedGroup(forward["TargetGroupArn"], 1),)
    return tuple(WeightedGroup(one["TargetGroupArn"], int(one.get("Weight", 1))) for one in listed)


def stickiness_seconds(actions: Sequence[Action]) -> int:
    """How long a client is held to a target group by the rule's cookie, in seconds; 0 where it is not."""
    forward = _forward(actions) or {}
    config = forward.get("ForwardConfig", {}).get("TargetGroupStickinessConfig", {})
    return int(config.get("DurationSeconds") or 0) if _true(config.get("Enabled")) else 0


def with_weights(actions: Sequence[Action], weights: Mapping[str, int]) -> list[Action]:
    """The list with those groups' weights; PlanRefused where a group is not in it."""
    current = groups(actions)
    missing = set(weights) - {one.arn for one in current}
    if missing:
        raise PlanRefused(f"The rule does not forward to {', '.join(sorted(missing))}.")
    return _replaced(actions, [WeightedGroup(one.arn, weights.get(one.arn, one.weight)) for one in current])


def with_group(actions: Sequence[Action], arn: str, weight: int) -> list[Action]:
    """The list with one more target group; unchanged where it is already there, whatever its weight."""
    current = groups(actions)
    if not current:
        raise PlanRefused(
            "The listener rule does not forward to a target group, so traffic can't be shared out by it.",
            next_step="Name the rule that forwards to the service's EC2 target group.",
        )
    if any(one.arn == arn for one in current):
        return deepcopy(list(actions))
    if len(current) >= MAX_GROUPS:
        raise PlanRefused(f"The rule already forwards to {len(current)} target groups, the most an action may.")
    return _replaced(actions, [*current, WeightedGroup(arn, weight)])


def without_group(actions: Sequence[Action], arn: str) -> list[Action]:
    """The list without that group; PlanRefused where nothing would be left to forward to."""
    left = [one for one in groups(actions) if one.arn != arn]
    if not any(one.weight for one in left):
        raise PlanRefused(f"Without {arn} the rule would forward to nothing.")
    return _replaced(actions, left)


def writable(actions: Sequence[Action]) -> list[Action]:
    """The list as ``Modify…`` takes it.

    An OIDC client secret is never given out, so it has to be asked to stay
    (API reference, ``AuthenticateOidcActionConfig.UseExistingClientSecret``).
    """
    result = deepcopy(list(actions))
    for action in result:
        oidc = action.get("AuthenticateOidcConfig")
        if oidc is not None and "ClientSecret" not in oidc:
            oidc["UseExistingClientSecret"] = True
    return result


def _forward(actions: Sequence[Action]) -> Action | None:
    return next((one for one in actions if one.get("Type") == "forward"), None)


def _replaced(actions: Sequence[Action], wanted: Sequence[WeightedGroup]) -> list[Action]:
    result = deepcopy(list(actions))
    forward = _forward(result)
    if forward is None:
        raise PlanRefused("The listener rule does not forward.")
    # Only one of the two forms may name the groups, and only ForwardConfig carries weights.
    forward.pop("TargetGroupArn", None)
    config = forward.setdefault("ForwardConfig", {})
    config["TargetGroups"] = [{"TargetGroupArn": one.arn, "Weight": one.weight} for one in wanted]
    return result


def _true(value: object) -> bool:
    return value is True or str(value).lower() == "true"
