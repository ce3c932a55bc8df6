"""A fleet fit to be shown: a last look for secrets in what readers found, before any format writes it."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from watari.model.fleet import Build, EnvVar, Fleet, Process
from watari.survey.redaction import holds_secret, redact_command
from watari.survey.secrets import redact

T = TypeVar("T")


def clean(fleet: Fleet) -> Fleet:
    """The fleet without credentials in commands, addresses and defaults; ``root`` stays as it is."""
    return dataclasses.replace(_clean(fleet), root=fleet.root)


def _clean(value: T) -> T:
    if isinstance(value, str):
        return redact(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {name: new for name, old in fields.items() if (new := _clean(old)) != old}
        return dataclasses.replace(value, **{**changed, **_commands(value), **_defaults(value)})
    return value


def _commands(value: Any) -> dict[str, Any]:
    if not isinstance(value, Process | Build):
        return {}
    fields: dict[str, Any] = {"command": redact_command(value.command)}
    if isinstance(value, Process):
        fields["environment"] = tuple(
            (name, redact(text)) for name, text in value.environment if not holds_secret(name)
        )
    return fields


def _defaults(value: Any) -> dict[str, Any]:
    return {"default": None} if isinstance(value, EnvVar) and holds_secret(value.name) else {}
