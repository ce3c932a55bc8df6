"""Two consoles: data on standard output, narration on standard error.

rich itself honours ``NO_COLOR`` and ``FORCE_COLOR``; ``--color`` beats both.
"""

from __future__ import annotations

from typing import Any, Literal

from rich.console import Console

ColorChoice = Literal["auto", "always", "never"]


def data_console(color: ColorChoice = "auto") -> Console:
    """Standard output. Long lines are left to the terminal, so that pipes get them whole."""
    return Console(highlight=False, soft_wrap=True, **_colour(color))


def narration_console(color: ColorChoice = "auto") -> Console:
    """Standard error, for everything that is not the command's data."""
    return Console(stderr=True, highlight=False, soft_wrap=True, **_colour(color))


def printable(text: str) -> str:
    """``text`` without what would move a cursor, end a line, or cannot be written as UTF-8."""
    return "".join(one if one.isprintable() or one == "\t" else "�" for one in text)


def _colour(color: ColorChoice) -> dict[str, Any]:
    if color == "always":
        return {"force_terminal": True, "no_color": False}
    if color == "never":
        return {"force_terminal": False, "no_color": True, "color_system": None}
    return {}
