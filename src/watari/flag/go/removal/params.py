"""Parameters that only removed code read."""

from __future__ import annotations

from watari.flag.go.removal.files import Files


def remove_unused(files: Files, path: str) -> bool:
    """Takes one parameter out; whether there was one."""
    return False
