"""Traces as Jaeger's query service and its user interface give them: ``{"data": [{"spans": …, "processes": …}]}``."""

from __future__ import annotations

from typing import Any

from watari.model.evidence import Evidence
from watari.survey.runtime.files import CaptureFile, Lines
from watari.survey.runtime.hosts import listed
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger
from watari.survey.runtime.otlp import seconds
from watari.survey.runtime.spans import Joiner, span_from


class Jaeger:
    """A JSON export of Jaeger."""

    label = "Jaeger traces"

    def wants(self, head: Head) -> bool:
        """JSON with Jaeger's spans."""
        return head.first.startswith("{") and '"traceID"' in head.text and '"data"' in head.text

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Reads the document as a whole."""
        data, text = file.document()
        lines = Lines(text)
        joiner = Joiner(ledger)
        for trace in listed(data, "data"):
            processes = trace.get("processes")
            for span in listed(trace, "spans"):
                self._span(span, processes if isinstance(processes, dict) else {}, file.path, lines, ledger, joiner)

    def _span(
        self, span: dict[str, Any], processes: dict[str, Any], path: str, lines: Lines, ledger: Ledger, joiner: Joiner
    ) -> None:
        tags = {str(tag.get("key")): str(tag.get("value")) for tag in listed(span, "tags")}
        process = processes.get(str(span.get("processID")))
        own = process if isinstance(process, dict) else {}
        number = str(span.get("spanID", ""))
        start, long = seconds(span.get("startTime"), 1e6), seconds(span.get("duration"), 1e6)
        ledger.lasted(self.label, start, start + long)
        joiner.add(
            span_from(
                tags,
                trace=str(span.get("traceID", "")),
                id=number,
                parent=next((str(one.get("spanID")) for one in listed(span, "references")), ""),
                service=str(own.get("serviceName", "")),
                kind=tags.get("span.kind", "").lower(),
                evidence=Evidence(path, lines.of("spanID", number)),
            )
        )
