"""Dapr's components: which broker is behind a name (https://docs.dapr.io/reference/resource-specs, read 2026-11)."""

from __future__ import annotations

from collections.abc import Iterable

from watari.survey.facts import Fact, NamedText
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import documents, get, line, text


class DaprComponentsReader:
    """``kind: Component`` of a ``pubsub.*`` type: which broker is behind a name."""

    def wants(self, path: str) -> bool:
        return path.endswith((".yaml", ".yml"))

    def read(self, source: Source) -> Iterable[Fact]:
        if b"dapr.io/" not in source.data:
            return
        for document in documents(source):
            kind, name, typed = get(document, "kind"), get(document, "metadata", "name"), get(document, "spec", "type")
            if text(kind) == "Component" and name is not None and typed is not None:
                known = text(typed) or ""
                if known.startswith("pubsub."):
                    yield NamedText(f"dapr-component.{text(name)}", known, "", source.at(line(typed)), configured=True)
