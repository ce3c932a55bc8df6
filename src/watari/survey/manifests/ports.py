"""Ports written with variables."""

from __future__ import annotations

import re
from collections.abc import Mapping

from watari.survey.readers.interpolate import interpolate

_MOST = 3
"""How many variables a port may lead through."""
_VARIABLE = re.compile(r"\$\{?(\w+)")
_INSIDE = re.compile(r"(\d+)(?:-\d+)?(?:/tcp)?$")


def container_port(text: str, variables: Mapping[str, str]) -> tuple[int, str | None] | None:
    """The container's port in ``HOST:CONTAINER``, and the variable that gives it; None where it is not known or UDP."""
    inside = re.split(r":(?![^{]*\})", text)[-1]
    variable = _VARIABLE.match(inside)
    for _ in range(_MOST):
        inside = interpolate(inside, variables)
    match = _INSIDE.fullmatch(inside.strip())
    if match is None or not 0 < int(match[1]) < 65536:
        return None
    return int(match[1]), variable[1] if variable else None
