"""The origins of what the tree itself defines: ``file:path``, ``file:path#Name``, ``file:path#Class:method``."""

from __future__ import annotations

from watari.rules.script.files import Class, Function, ScriptFile

OWN = "file:"
"""Before the path of a file of the tree, in the origin of what it defines."""


def place(origin: str) -> tuple[str, str]:
    """The path and the name in an origin of the tree's own; the name is empty where the whole file is meant."""
    path, _, inner = origin.removeprefix(OWN).partition("#")
    return path, inner


def origin_of(function: Function) -> str:
    """The origin that names a function of the tree."""
    inner = f"{function.owner}:{function.name}" if function.owner else function.name
    return f"{OWN}{function.file.path}#{inner}"


def instance_of(owner: Class, file: ScriptFile) -> str:
    """The origin of an object of a class that ``file`` defines."""
    return f"{OWN}{file.path}#{owner.name}()"
