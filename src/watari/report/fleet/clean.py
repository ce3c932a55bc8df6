"""A fleet fit to be shown: a last look for secrets in what readers found, before any format writes it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any, TypeVar

from watari.model.fleet import Build, EnvVar, Fleet, Process
from watari.survey.redaction import holds_secret, redact_command
from watari.survey.secrets import redact

T = TypeVar("T")

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters and changes of direction: on a terminal they could hide or move what stands there."""


def clean(fleet: Fleet) -> Fleet:
    """The fleet without credentials in commands, addresses and defaults; ``root`` stays as it is."""
    return dataclasses.replace(_changed(fleet, redact), root=fleet.root)


def printable(fleet: Fleet) -> Fleet:
    """The fleet without characters that a terminal would obey instead of showing."""
    return _changed(fleet, _visible)


def _visible(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _changed(value: T, change: Callable[[str], str]) -> T:
    """The value with every text in it changed; what has none to change is the same object."""
    result: Any = value
    if isinstance(value, str):
        result = change(value)
    elif isinstance(value, tuple):
        result = tuple(_changed(one, change) for one in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        new = {name: _changed(old, change) for name, old in fields.items()} | _struck(value)
        result = dataclasses.replace(value, **new) if new != fields else value
    return result  # type: ignore[no-any-return]


def _struck(value: Any) -> dict[str, Any]:
    """Fields that hold a name and its value, or a command, without the values of secrets."""
    if isinstance(value, EnvVar):
        return {"default": None} if holds_secret(value.name) else {}
    if isinstance(value, Build):
        return {"command": redact_command(value.command)}
    if isinstance(value, Process):
        kept = tuple((name, redact(text)) for name, text in value.environment if not holds_secret(name))
        return {"command": redact_command(value.command), "environment": kept}
    return {}
