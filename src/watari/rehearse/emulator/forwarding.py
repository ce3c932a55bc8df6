"""Weighted target groups through an emulator that drops them.

MiniStack keeps a forward action's ``TargetGroupArn`` and nothing of its
``ForwardConfig``: no second group, no weight. It does keep
``FixedResponseConfig`` of any action, word for word. So the front writes the
``ForwardConfig`` there on the way in, and turns it back on the way out; the
truth stays in one place, the emulator, and needs no store beside it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from xml.etree.ElementTree import Element, SubElement

ELB = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"
MARK = "forward"
"""Where a status code stands in a real fixed response."""

_FIELD = re.compile(r"^(?P<action>(?:Default)?Actions\.member\.\d+)\.ForwardConfig\.(?P<rest>.+)$")
_GROUP = re.compile(r"^TargetGroups\.member\.(?P<index>\d+)\.(?P<key>TargetGroupArn|Weight)$")


@dataclass(frozen=True, slots=True)
class Forward:
    """A ``ForwardActionConfig``: groups with weights 0-999; clients stick to one for ``sticky_seconds``."""

    groups: tuple[tuple[str, int], ...]
    sticky_seconds: int = 0


def carried(parameters: Mapping[str, str]) -> dict[str, str]:
    """The request's parameters with each ``ForwardConfig`` put where MiniStack keeps it."""
    result: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for key, value in parameters.items():
        match = _FIELD.match(key)
        if match is None:
            result[key] = value
        else:
            found.setdefault(match["action"], {})[match["rest"]] = value
    for action, fields in found.items():
        text = json.dumps(asdict(_from_fields(fields))).encode()
        result[f"{action}.FixedResponseConfig.StatusCode"] = MARK
        result[f"{action}.FixedResponseConfig.MessageBody"] = base64.urlsafe_b64encode(text).decode()
    return result


def _from_fields(fields: Mapping[str, str]) -> Forward:
    groups: dict[int, dict[str, str]] = {}
    for key, value in fields.items():
        if match := _GROUP.match(key):
            groups.setdefault(int(match["index"]), {})[match["key"]] = value
    sticky = fields.get("TargetGroupStickinessConfig.Enabled", "").lower() == "true"
    seconds = int(fields.get("TargetGroupStickinessConfig.DurationSeconds") or 0) if sticky else 0
    # AWS's default weight is 1.
    listed = ((one["TargetGroupArn"], int(one.get("Weight", 1))) for _, one in sorted(groups.items()))
    return Forward(tuple(listed), seconds)


def text(element: Element, path: str) -> str:
    """The text at ``path`` (names without namespace), empty where there is none."""
    return element.findtext("/".join(f"{{{ELB}}}{part}" for part in path.split("/")), "")


def forward_of(action: Element) -> Forward | None:
    """The forward configuration of an ``Action`` element of MiniStack; None where it does not forward."""
    if text(action, "Type") != "forward":
        return None
    if text(action, "FixedResponseConfig/StatusCode") == MARK:
        data = json.loads(base64.urlsafe_b64decode(text(action, "FixedResponseConfig/MessageBody")))
        return Forward(tuple((arn, weight) for arn, weight in data["groups"]), data["sticky_seconds"])
    arn = text(action, "TargetGroupArn")
    return Forward(((arn, 1),) if arn else ())


def restore(root: Element) -> None:
    """Gives every forward action below ``root`` its ``ForwardConfig`` back, as AWS shows it."""
    for name in ("Actions", "DefaultActions"):
        for actions in root.iter(f"{{{ELB}}}{name}"):
            for action in actions:
                _restore_action(action)


def _restore_action(action: Element) -> None:
    forward = forward_of(action)
    if forward is None:
        return
    for name in ("FixedResponseConfig", "TargetGroupArn"):
        if (old := action.find(f"{{{ELB}}}{name}")) is not None:
            action.remove(old)
    if len(forward.groups) == 1:
        # A single group is shown in the short form too.
        SubElement(action, f"{{{ELB}}}TargetGroupArn").text = forward.groups[0][0]
    config = SubElement(action, f"{{{ELB}}}ForwardConfig")
    groups = SubElement(config, f"{{{ELB}}}TargetGroups")
    for arn, weight in forward.groups:
        member = SubElement(groups, f"{{{ELB}}}member")
        SubElement(member, f"{{{ELB}}}TargetGroupArn").text = arn
        SubElement(member, f"{{{ELB}}}Weight").text = str(weight)
    sticky = SubElement(config, f"{{{ELB}}}TargetGroupStickinessConfig")
    SubElement(sticky, f"{{{ELB}}}Enabled").text = str(forward.sticky_seconds > 0).lower()
    if forward.sticky_seconds:
        SubElement(sticky, f"{{{ELB}}}DurationSeconds").text = str(forward.sticky_seconds)
