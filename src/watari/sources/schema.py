"""The JSON schema of ``watari.yaml``, for editors.

``python -m watari.sources.schema`` writes it again; a test holds that the shipped file is what it writes.
"""

from __future__ import annotations

import json
from pathlib import Path

from watari.sources.config import Config

FILE = Path(__file__).with_name("watari.schema.json")


def text() -> str:
    """As the file holds it: JSON Schema draft 2020-12."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
    schema["title"] = "watari.yaml"
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
