"""Which functions a call in Go may mean: by the import behind its qualifier, else by the method's name."""

from __future__ import annotations

import posixpath

from watari.survey.facts import CodeFile, Function

_FEW = 4
"""More methods of one name in other packages say nothing about which is called."""


def of_package(path: str, named: list[tuple[str, Function]]) -> list[tuple[str, Function]]:
    """The functions of an imported package: those whose folder shares most with the end of the import path."""
    ends = [(_shared_end(path, posixpath.dirname(one[0])), one) for one in named if not one[1].method]
    best = max((length for length, _ in ends), default=0)
    return [one for length, one in ends if length == best and best]


def _shared_end(path: str, folder: str) -> int:
    count = 0
    for one, two in zip(reversed(path.split("/")), reversed(folder.split("/")), strict=False):
        if one != two:
            break
        count += 1
    return count


def methods_meant(file: CodeFile, named: list[tuple[str, Function]]) -> list[tuple[str, Function]]:
    """The methods that a call on a value may mean: of the same folder, else all unless they are too many to tell."""
    methods = [one for one in named if one[1].method]
    folder = posixpath.dirname(file.evidence.path) or "."
    near = [one for one in methods if (posixpath.dirname(one[0]) or ".") == folder]
    return near or (methods if len(methods) <= _FEW else [])
