"""Traces of Zipkin's API version 2: a list of spans, or a list of such lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from watari.model.evidence import Evidence
from watari.survey.runtime.files import CaptureFile, Lines
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger
from watari.survey.runtime.otlp import seconds
from watari.survey.runtime.spans import Joiner, span_from


class Zipkin:
    """A JSON export of Zipkin."""

    label = "Zipkin traces"

    def wants(self, head: Head) -> bool:
        """A JSON list of spans with endpoints."""
        return head.first.startswith("[") and '"localEndpoint"' in head.text and '"traceId"' in head.text

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Reads the document as a whole."""
        data, text = file.document()
        lines = Lines(text)
        joiner = Joiner(ledger)
        for span in _spans(data):
            self._span(span, file.path, lines, ledger, joiner)

    def _span(self, span: dict[str, Any], path: str, lines: Lines, ledger: Ledger, joiner: Joiner) -> None:
        number, kind = str(span.get("id", "")), str(span.get("kind", "")).lower()
        tags = span.get("tags")
        known = {str(key): str(value) for key, value in tags.items()} if isinstance(tags, dict) else {}
        remote = _service(span, "remoteEndpoint")
        if remote and kind == "client":
            known.setdefault("peer.service", remote)
        start, long = seconds(span.get("timestamp"), 1e6), seconds(span.get("duration"), 1e6)
        ledger.lasted(self.label, start, start + long)
        # Caller and callee may share one span id (B3 propagation): then the caller's is the parent.
        shared = kind == "server" and span.get("shared") is True
        joiner.add(
            span_from(
                known,
                trace=str(span.get("traceId", "")),
                id=f"{number}/server" if shared else number,
                parent=number if shared else str(span.get("parentId", "")),
                service=_service(span, "localEndpoint"),
                kind=kind or "internal",
                evidence=Evidence(path, lines.of("id", number)),
            )
        )


def _spans(data: Any) -> Iterator[dict[str, Any]]:
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict):
            yield one
        elif isinstance(one, list):
            yield from (span for span in one if isinstance(span, dict))


def _service(span: dict[str, Any], end: str) -> str:
    place = span.get(end)
    return str(place.get("serviceName") or "") if isinstance(place, dict) else ""
