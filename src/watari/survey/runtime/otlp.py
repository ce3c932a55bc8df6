"""OpenTelemetry traces as JSON: OTLP lines of the Collector's file exporter, or one OTLP document.

Names as in the OTLP specification ("JSON Protobuf Encoding"); span kinds may be numbers or names.
"""

from __future__ import annotations

import json
from typing import Any

from watari.model.evidence import Evidence
from watari.survey.runtime.files import CaptureFile, Lines
from watari.survey.runtime.hosts import listed
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger
from watari.survey.runtime.spans import Joiner, span_from

_KINDS = {"1": "internal", "2": "server", "3": "client", "4": "producer", "5": "consumer"}


class Otlp:
    """Spans as the Collector's file exporter writes them, a batch a line."""

    label = "OpenTelemetry traces"

    def wants(self, head: Head) -> bool:
        """JSON with resource spans."""
        return head.first.startswith("{") and '"resourceSpans"' in head.text

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Reads line by line; where the first line is no whole value, the file is one document."""
        joiner = Joiner(ledger)
        for number, line in file.numbered():
            if not line.strip():
                continue
            try:
                batch = json.loads(line)
            except (ValueError, RecursionError):
                if number == 1 and not line.rstrip().endswith("}"):
                    self._document(file, ledger, joiner)
                    return
                file.reject(number)
                continue
            if not isinstance(batch, dict):
                file.reject(number)
                continue
            self._batch(batch, None, Evidence(file.path, number), ledger, joiner)

    def _document(self, file: CaptureFile, ledger: Ledger, joiner: Joiner) -> None:
        data, text = file.document()
        lines = Lines(text)
        self._batch(data, lines, Evidence(file.path, 1), ledger, joiner)

    def _batch(self, batch: Any, lines: Lines | None, evidence: Evidence, ledger: Ledger, joiner: Joiner) -> None:
        for resource in listed(batch, "resourceSpans"):
            service = attributes(resource.get("resource")).get("service.name", "")
            scopes = [*listed(resource, "scopeSpans"), *listed(resource, "instrumentationLibrarySpans")]
            for span in (span for scope in scopes for span in listed(scope, "spans")):
                number = str(span.get("spanId", ""))
                place = Evidence(evidence.path, lines.of("spanId", number)) if lines else evidence
                kind = str(span.get("kind", "")).removeprefix("SPAN_KIND_").lower()
                self._time(span, ledger)
                joiner.add(
                    span_from(
                        attributes(span),
                        trace=str(span.get("traceId", "")),
                        id=number,
                        parent=str(span.get("parentSpanId", "")),
                        service=service,
                        kind=_KINDS.get(kind, kind),
                        evidence=place,
                    )
                )

    def _time(self, span: dict[str, Any], ledger: Ledger) -> None:
        start, end = seconds(span.get("startTimeUnixNano"), 1e9), seconds(span.get("endTimeUnixNano"), 1e9)
        ledger.lasted(self.label, start, max(start, end))


def attributes(holder: Any) -> dict[str, str]:
    """OTLP's list of attributes as text; arrays and maps are left out."""
    found = {}
    for one in listed(holder, "attributes"):
        value = one.get("value")
        if isinstance(value, dict):
            for kind in ("stringValue", "intValue"):
                if kind in value:
                    found[str(one.get("key"))] = str(value[kind])
    return found


def seconds(value: Any, unit: float) -> float:
    """A number or a numeral in units of which ``unit`` make a second, as seconds; 0 for anything else."""
    try:
        return float(value) / unit
    except (TypeError, ValueError, OverflowError):
        return 0.0
