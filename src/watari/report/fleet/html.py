"""The survey as one HTML file: the graph, every page, and the source lines behind each call.

The file needs no network and runs no script but watari's own, which a Content-Security-Policy
names by hash. What comes from repositories stands in escaped text and in one block of JSON.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from watari.model.fleet import Fleet
from watari.report.fleet.htmldata import page_data
from watari.report.fleet.tree import call_tree
from watari.report.fleet.view import View, around

REPORT = Path(__file__).parents[1]
ASSETS = REPORT / "assets"

SCRIPTS = (
    "cytoscape/cytoscape.min.js",
    "cytoscape-dagre/cytoscape-dagre.min.js",
    "survey/data.js",
    "survey/look.js",
    "survey/layout.js",
    "survey/graph.js",
    "survey/panel.js",
    "survey/filter.js",
    "survey/main.js",
)
LIBRARIES = ("cytoscape", "cytoscape-dagre", "dagre")

# Cytoscape adds this one rule by itself when it starts.
_CYTOSCAPE_STYLE = ".__________cytoscape_container { position: relative; }"


def render(fleet: Fleet, view: View) -> str:
    """The page of the fleet, or of one service and its neighbours."""
    return as_html(around(fleet, view.service))


def as_html(fleet: Fleet) -> str:
    """One self-contained page. Reads the fleet's files once more, for the lines that it shows."""
    data = page_data(fleet)
    scripts = [_script(name) for name in SCRIPTS]
    style = (ASSETS / "survey/survey.css").read_text("utf-8")
    environment = Environment(
        loader=FileSystemLoader(REPORT / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("survey.html").render(
        data=data,
        json=_json_block(data),
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - watari's own files
        style=Markup(style),  # noqa: S704
        policy=_policy(scripts, [style, _CYTOSCAPE_STYLE]),
        circles=call_tree(fleet).circles,
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        licences=[_licence(name) for name in LIBRARIES],
    )


def _script(name: str) -> str:
    text = (ASSETS / name).read_text("utf-8")
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError(f"{name} cannot stand inside a page")
    return text


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Nothing may be loaded, sent or run but what is named here by its hash."""
    allowed = " ".join(_hash(script) for script in scripts)
    looks = " ".join(_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {looks}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json_block(data: dict[str, Any]) -> Markup:
    """JSON that cannot leave its script element, whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704


def _licence(name: str) -> tuple[str, str]:
    return (ASSETS / name / "VERSION").read_text("utf-8").strip(), (ASSETS / name / "LICENSE").read_text("utf-8")
