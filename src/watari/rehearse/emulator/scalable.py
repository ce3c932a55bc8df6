"""Application Auto Scaling's register of scalable targets, which MiniStack does not have.

Only the register: bounds and suspended flags are kept and told, nothing is
scaled by itself. Shapes: Application Auto Scaling API reference, 2016-02-06.
"""

from __future__ import annotations

import time
from typing import Any

TARGET = "AnyScaleFrontendService."
SENTENCE = "MiniStack has no Application Auto Scaling; the front keeps scalable targets, and scales none by itself."

Key = tuple[str, str, str]


class ScalableTargets:
    """The register of one account."""

    def __init__(self) -> None:
        self._targets: dict[Key, dict[str, Any]] = {}

    def answer(self, operation: str, wanted: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """HTTP status and body for one call."""
        match operation:
            case "DescribeScalableTargets":
                return 200, {"ScalableTargets": self._described(wanted)}
            case "RegisterScalableTarget":
                self._register(wanted)
                return 200, {}
            case "DeregisterScalableTarget":
                if self._targets.pop(_key(wanted), None) is None:
                    return 400, {"__type": "ObjectNotFoundException", "Message": "No scalable target found."}
                return 200, {}
        return 400, {
            "__type": "ValidationException",
            "Message": f"The rehearsal does not play {operation} of Application Auto Scaling.",
        }

    def _described(self, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            one
            for one in self._targets.values()
            if one["ServiceNamespace"] == wanted.get("ServiceNamespace")
            and one["ResourceId"] in (wanted.get("ResourceIds") or [one["ResourceId"]])
            and one["ScalableDimension"] in (None, wanted.get("ScalableDimension") or one["ScalableDimension"])
        ]

    def _register(self, wanted: dict[str, Any]) -> None:
        known = self._targets.get(_key(wanted)) or {
            "CreationTime": time.time(),
            "SuspendedState": {
                "DynamicScalingInSuspended": False,
                "DynamicScalingOutSuspended": False,
                "ScheduledScalingSuspended": False,
            },
        }
        flags = {**known["SuspendedState"], **wanted.get("SuspendedState", {})}
        self._targets[_key(wanted)] = {**known, **wanted, "SuspendedState": flags}


def _key(wanted: dict[str, Any]) -> Key:
    return (
        str(wanted.get("ServiceNamespace")),
        str(wanted.get("ResourceId")),
        str(wanted.get("ScalableDimension")),
    )
