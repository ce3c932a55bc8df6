"""The JSON schema of ``watari survey --format json``, from the model's own types.

``python -m watari.report.fleet.schema`` writes it again; a test holds that the shipped file is what it writes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Note, PinEffect, Question, Service
from watari.model.pipeline import Pipeline

FILE = Path(__file__).parents[1] / "schemas" / "survey.schema.json"

_PARTS: tuple[type[Any], ...] = (Service, Dependency, PinEffect, Question, Note, Pipeline)
_EVIDENCE = {"type": "string", "pattern": "^.+:[0-9]+$", "description": "path:line, relative to root"}


class _Contract(GenerateJsonSchema):
    """Evidence is ``path:line``, and every field is there, null or empty where nothing is known."""

    def dataclass_schema(self, schema: Any) -> JsonSchemaValue:
        if schema["cls"] is Evidence:
            return dict(_EVIDENCE)
        result = super().dataclass_schema(schema)
        result["required"] = list(result["properties"])
        if result["properties"].get("environment", {}).get("type") == "array":
            result["properties"]["environment"] = {"type": "object", "additionalProperties": {"type": "string"}}
        for field in result["properties"].values():
            field.pop("default", None)
            field.pop("title", None)
        return result


def schema() -> dict[str, Any]:
    """The schema, JSON Schema draft 2020-12. Later versions may add fields."""
    inputs: list[tuple[Any, Any, TypeAdapter[Any]]] = [(cls, "serialization", TypeAdapter(cls)) for cls in _PARTS]
    core = [(key, mode, adapter.core_schema) for key, mode, adapter in inputs]
    generator = _Contract(ref_template="#/$defs/{model}")
    _, generated = generator.generate_definitions(core)
    definitions: dict[str, Any] = {str(name): value for name, value in generated.items()}
    dependency = definitions["Dependency"]
    dependency["properties"] = {
        {"source": "from", "target": "to"}.get(name, name): value for name, value in dependency["properties"].items()
    }
    dependency["required"] = list(dependency["properties"])
    services = {"type": "array", "items": {"type": "string"}}
    properties = {
        "format_version": {"const": "1.0"},
        "root": {"type": "string", "description": "The absolute path that all paths are relative to"},
        "services": _list_of("Service"),
        "dependencies": _list_of("Dependency"),
        "waves": {"type": "array", "items": services},
        "wave_reasons": services,
        "pin_effects": _list_of("PinEffect"),
        "questions": _list_of("Question"),
        "notes": _list_of("Note"),
        "pipelines": _list_of("Pipeline"),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "watari survey",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def text() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
