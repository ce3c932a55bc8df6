"""Asking ast-grep with rules that come from files: its types only know literals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ast_grep_py import Config, SgNode


def find_all(node: SgNode, config: Mapping[str, Any]) -> list[SgNode]:
    """Every node at or below ``node`` that the configuration (``rule``, ``utils``, …) matches."""
    return node.find_all(cast(Config, config))


def refusal(node: SgNode, config: Mapping[str, Any]) -> str | None:
    """Why ast-grep does not take a configuration; None where it does."""
    try:
        node.find(cast(Config, config))
    except Exception as error:  # ast-grep raises no narrower class for some mistakes
        reasons = [line.strip() for line in str(error).splitlines() if line.strip()]
        return reasons[-1] if reasons else type(error).__name__
    return None
