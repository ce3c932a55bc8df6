"""Pydantic's settings classes: each field is read from the environment variable of its name.

https://docs.pydantic.dev/latest/concepts/pydantic_settings/ (read 2026-11): the variable is the field's name with
``env_prefix`` before it, in any case; ``alias``, ``validation_alias`` and version 1's ``env`` replace it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from watari.survey.code.env import default_of
from watari.survey.code.python.parsed import parsed
from watari.survey.facts import CodeFile, EnvRead
from watari.survey.readers.interface import Source

_BASE = re.compile(r"(?:Base)?Settings$")
_ALIASES = ("validation_alias", "alias", "env")


@dataclass(frozen=True, slots=True)
class SettingsField:
    """A field of a settings class; ``variables`` in the order in which they are tried."""

    name: str
    variables: tuple[str, ...]
    default: str | None
    required: bool
    line: int


def settings_read(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """The variables that the settings classes of one file read."""
    for field in settings_fields(source):
        for name in field.variables:
            yield EnvRead(name, source.at(field.line), default_of(name, field.default), field.required)


def settings_fields(source: Source) -> Iterator[SettingsField]:
    """The fields of the settings classes in one file."""
    tree = parsed(source.data) if b"Settings" in source.data else None
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)] if tree else []
    settings: set[str] = set()
    for node in classes:
        bases = {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}
        if bases & settings or any(_BASE.search(base) for base in bases):
            settings.add(node.name)
            prefix = _prefix(node)
            own = {one.name for one in classes}
            yield from (
                _field(one, prefix) for one in node.body if isinstance(one, ast.AnnAssign) and _is_field(one, own)
            )


def _prefix(node: ast.ClassDef) -> str:
    """``env_prefix`` in ``model_config`` or in version 1's inner ``Config``."""
    for one in ast.walk(node):
        named = isinstance(one, ast.keyword) and one.arg == "env_prefix"
        assigned = isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "env_prefix"
        if (named or assigned) and isinstance(one, ast.keyword | ast.Assign):
            return _text(one.value) or ""
    return ""


def _is_field(one: ast.AnnAssign, classes: set[str]) -> bool:
    """A class of the same file holds fields of its own; a class variable is no field."""
    annotation = ast.unparse(one.annotation)
    name = one.target.id if isinstance(one.target, ast.Name) else "_"
    return name[0] != "_" and name != "model_config" and "ClassVar" not in annotation and annotation not in classes


def _field(one: ast.AnnAssign, prefix: str) -> SettingsField:
    name = ast.unparse(one.target)
    call = one.value if isinstance(one.value, ast.Call) else None
    given = {keyword.arg: keyword.value for keyword in call.keywords} if call else {}
    aliases = [text for key in _ALIASES if key in given for text in _texts(given[key])]
    value = given.get("default", call.args[0] if call and call.args else None) if call else one.value
    required = (value is None and "default_factory" not in given) or (
        isinstance(value, ast.Constant) and value.value is ...
    )
    variables = tuple(dict.fromkeys(aliases)) or ((prefix + name).upper(),)
    return SettingsField(name, variables, _text(value), required, one.lineno)


def _texts(node: ast.expr) -> list[str]:
    """The names in an alias: one text, a list, or ``AliasChoices("A", "B")``."""
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _text(node: ast.expr | None) -> str | None:
    if not isinstance(node, ast.Constant) or node.value is None or node.value is ...:
        return None
    return str(node.value)
