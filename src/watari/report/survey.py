"""The forms that a survey is given in: a name, and what makes it. Each is one module of :mod:`watari.report.fleet`."""

from __future__ import annotations

import importlib
from typing import Literal

from watari.model.fleet import Fleet
from watari.report.fleet.clean import clean
from watari.report.fleet.json import as_json
from watari.report.fleet.view import View

__all__ = ["FORMATS", "Format", "View", "as_json", "render"]

Format = Literal["text", "json", "html", "mermaid", "backstage"]

FORMATS: dict[Format, str] = {
    "text": "watari.report.fleet.text",
    "json": "watari.report.fleet.json",
    "html": "watari.report.fleet.html",
    "mermaid": "watari.report.fleet.mermaid",
    "backstage": "watari.report.fleet.backstage",
}
"""Modules with ``render(fleet, view) -> str``; imported when asked for, as not every form needs every library."""


def render(fleet: Fleet, form: Format, view: View) -> str:
    """The fleet in one form, ending in a line feed. Raises UsageError where the view names no service of it."""
    text: str = importlib.import_module(FORMATS[form]).render(clean(fleet), view)
    return text if text.endswith("\n") else text + "\n"
