"""The languages that the engine edits, each loaded when the first file of it is met."""

from __future__ import annotations

import posixpath
from functools import cache
from importlib import import_module

from watari.flag.script.language import Language

_CLASSES = {
    "watari.flag.python.language:Python": (".py",),
    "watari.flag.java.language:Java": (".java",),
    "watari.flag.ruby.language:Ruby": (".rb", ".rake", ".ru"),
    "watari.flag.javascript.language:JavaScript": (".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts", ".cts"),
}
"""Class of each language, and the suffixes of its files."""


def language_of(path: str) -> Language | None:
    """The language of a file; None where the engine does not edit it."""
    suffix = posixpath.splitext(path)[1]
    where = next((where for where, suffixes in _CLASSES.items() if suffix in suffixes), None)
    return _load(where) if where is not None else None


def languages() -> tuple[Language, ...]:
    """Every language that the engine edits."""
    return tuple(_load(where) for where in _CLASSES)


@cache
def _load(where: str) -> Language:
    module, _, name = where.partition(":")
    made: Language = getattr(import_module(module), name)()
    return made
