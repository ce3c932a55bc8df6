"""Requests to the AWS endpoint as far as a correction must understand them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl

from watari.rehearse.emulator.loadbalancing import VERSION

ECS_TARGET = "AmazonEC2ContainerServiceV20141113."


@dataclass(frozen=True, slots=True)
class Call:
    """A request. ``action`` is the API's operation, ``parameters`` those of a query API."""

    service: str
    action: str
    body: bytes
    parameters: dict[str, str] = field(default_factory=dict)

    def with_body(self, value: Any) -> Call:
        """The same call with another JSON body."""
        return replace(self, body=json.dumps(value).encode())


@dataclass(frozen=True, slots=True)
class Correction:
    """One untruth of MiniStack: its name, the sentence for the report, which calls it concerns, what is done.

    ``request`` may change the call on its way in; ``answer`` gets the call as
    the client sent it and a successful answer's body.
    """

    name: str
    sentence: str
    concerns: Callable[[Call], bool]
    request: Callable[[Call], Call] = lambda call: call
    answer: Callable[[Call, bytes], bytes] = lambda _call, body: body


def parse_call(target: str, body: bytes) -> Call | None:
    """The call with that ``X-Amz-Target`` and body; None for services that are never corrected."""
    if target.startswith(ECS_TARGET):
        return Call("ecs", target.removeprefix(ECS_TARGET), body)
    if b"Version=" + VERSION.encode() not in body:
        return None
    parameters = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return Call("elbv2", parameters.get("Action", ""), body, parameters)
