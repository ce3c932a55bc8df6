"""The dialects by the language of their rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from watari.rules.script.dialect import Dialect
from watari.rules.script.java import Java
from watari.rules.script.javascript import JavaScript
from watari.rules.script.kotlin import Kotlin
from watari.rules.script.python import Python
from watari.rules.script.ruby import Ruby

DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {"python": Python(), "javascript": JavaScript(), "java": Java(), "kotlin": Kotlin(), "ruby": Ruby()}
)
