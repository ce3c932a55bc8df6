"""Calls that mean something wherever they stand: requests to others, files opened, addresses listened on."""

from __future__ import annotations

import re

from watari.survey.code.language import SinkKind
from watari.survey.code.languages import BY_NAME
from watari.survey.facts import Call

_WRITE_MODE = re.compile(r"O_(CREATE|WRONLY|RDWR|APPEND|TRUNC)|^['\"][wax]")


def sink_of(call: Call, language: str) -> SinkKind | None:
    """What a call does to the outside, by its name; None for all others."""
    if call.name in ("OpenFile", "open") and not call.callee.startswith(("zip", "tar", "gzip", "self.", "image")):
        mode = [one for one in call.arguments[1:] if not one.startswith("encoding")]
        return "write" if any(_WRITE_MODE.search(one.replace("mode=", "")) for one in mode) else "read"
    return next((one.kind for one in BY_NAME[language].sinks if one.matches(call)), None)


def client_of(call: Call, language: str) -> SinkKind | None:
    """How the client speaks that a call makes; None for all other calls."""
    return next((one.kind for one in BY_NAME[language].clients if one.matches(call)), None)
