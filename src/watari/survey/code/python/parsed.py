"""A Python file as Python itself parses it; nothing is run."""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache


@lru_cache(maxsize=4)
def parsed(data: bytes) -> ast.Module | None:
    """The module's syntax tree, None where this version of Python reads it as no program."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            return ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
