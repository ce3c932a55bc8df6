"""Requests made from the templates of ``watari.yaml``."""

from __future__ import annotations

import json
import random
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watari.errors import ConfigError
from watari.sources.config import RequestConfig

_NAME = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Request:
    """One request ready to be sent; ``label`` is method and template, the same for all of its kind."""

    method: str
    path: str
    body: bytes | None
    label: str


class Templates:
    """Draws requests by weight, with fresh values.

    Raises ConfigError where a template names a value that is not given.
    """

    def __init__(
        self, requests: Sequence[RequestConfig], values: Mapping[str, Sequence[str]], seed: int | None = None
    ) -> None:
        self._requests = tuple(requests)
        self._weights = [one.weight for one in requests]
        self._values = {name: tuple(listed) for name, listed in values.items()}
        self._random = random.Random(seed)  # noqa: S311 - traffic, not cryptography
        for one in requests:
            for name in _NAME.findall(one.path) + _names(one.body):
                if name != "uuid" and not self._values.get(name):
                    raise ConfigError(
                        f"The traffic's {one.method} {one.path} wants a value for {{{name}}}.",
                        next_step=f"Give some under rehearse.traffic.values.{name} in watari.yaml.",
                    )

    def draw(self) -> Request:
        """The next request; a name has one value in all of it."""
        one = self._random.choices(self._requests, self._weights)[0]
        drawn = {name: self._random.choice(listed) for name, listed in self._values.items()}
        drawn["uuid"] = str(uuid.uuid4())
        body = None if one.body is None else json.dumps(_filled(one.body, drawn)).encode()
        return Request(one.method, _text(one.path, drawn), body, f"{one.method} {one.path}")


def _text(template: str, drawn: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: drawn[match[1]], template)


def _filled(value: Any, drawn: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _text(value, drawn)
    if isinstance(value, dict):
        return {key: _filled(one, drawn) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, drawn) for one in value]
    return value


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return _NAME.findall(value)
    if isinstance(value, dict):
        return [name for one in value.values() for name in _names(one)]
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    return []
