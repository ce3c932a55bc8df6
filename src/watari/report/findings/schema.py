"""The JSON schema of ``watari check --format json``, from the model's own types.

``python -m watari.report.findings.schema`` writes it again; a test holds that the shipped file is what it writes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from watari.model.finding import SEVERITIES, Finding
from watari.model.fleet import Note

FILE = Path(__file__).parents[1] / "schemas" / "check.schema.json"

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}


def schema() -> dict[str, Any]:
    """JSON Schema draft 2020-12. Later versions may add fields."""
    finding = _of(Finding)
    finding["properties"]["fingerprint"] = {
        "type": "string",
        "description": "The same as long as the line only moves inside its file",
        "pattern": "^[0-9a-f]{64}:[0-9]+$",
    }
    finding["required"] = list(finding["properties"])
    for name in ("line", "end_line", "column"):
        finding["properties"][name]["minimum"] = 1
    rule = _object(
        {
            "category": {"type": "integer", "minimum": 1, "maximum": 74},
            "severity": {"enum": list(SEVERITIES)},
            "why": _TEXT,
            "links": {"type": "array", "items": _TEXT},
        }
    )
    gone = {"type": "array", "items": _object({"path": _TEXT, "rule": _TEXT})}
    compared = _object({"with": _TEXT, "known": _COUNT, "gone": gone})
    document = _object(
        {
            "format_version": {"const": "1.0"},
            "root": {"type": "string", "description": "The absolute path that all paths are relative to"},
            "findings": {"type": "array", "items": finding},
            "rules": {"type": "object", "additionalProperties": rule},
            "summary": _object({"total": _COUNT, **dict.fromkeys(SEVERITIES, _COUNT)}),
            "compared": {"description": "With --baseline or --diff", "anyOf": [compared, {"type": "null"}]},
            "notes": {"type": "array", "items": _of(Note)},
            "files_read": _COUNT,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "watari check --format json",
        **document,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _of(cls: type) -> dict[str, Any]:
    generated = TypeAdapter(cls).json_schema(mode="serialization")
    for field in generated["properties"].values():
        field.pop("default", None)
        field.pop("title", None)
    return _object(generated["properties"])


def text() -> str:
    """As the file holds it."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
