"""AWS X-Ray: ``aws xray batch-get-traces`` and ``aws xray get-service-graph``.

Documents as in "X-Ray segment documents" and "GetServiceGraph" of the X-Ray developer guide.
"""

from __future__ import annotations

import json
from typing import Any

from watari.model.evidence import Evidence
from watari.survey.runtime.files import CaptureFile, Lines
from watari.survey.runtime.hosts import listed
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger, Pair, Party
from watari.survey.runtime.otlp import seconds
from watari.survey.runtime.spans import Joiner, span_from

_DEPTH = 64
_RUNS_CODE = ("AWS::EC2", "AWS::ECS", "AWS::EKS", "AWS::ElasticBeanstalk", "AWS::AppRunner", "AWS::Lambda", "remote")
"""Types of nodes that are programs; the others (tables, queues) are stores."""


class XRay:
    """Traces or the service graph of X-Ray."""

    label = "X-Ray"

    def wants(self, head: Head) -> bool:
        """JSON with segments, or with services that have reference ids."""
        traces = '"Traces"' in head.text and '"Segments"' in head.text
        return head.first.startswith("{") and (traces or ('"Services"' in head.text and '"ReferenceId"' in head.text))

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Reads the document as a whole."""
        data, text = file.document()
        lines = Lines(text)
        joiner = Joiner(ledger)
        for trace in listed(data, "Traces"):
            for segment in listed(trace, "Segments"):
                self._segment(segment, file, lines, ledger, joiner)
        self._graph(list(listed(data, "Services")), file.path, lines, ledger)

    def _segment(
        self, segment: dict[str, Any], file: CaptureFile, lines: Lines, ledger: Ledger, joiner: Joiner
    ) -> None:
        place = lines.of("Id", str(segment.get("Id")))
        try:
            document = json.loads(str(segment.get("Document")))
        except (ValueError, RecursionError):
            file.reject(place)
            return
        if not isinstance(document, dict) or document.get("inferred"):
            return
        start, end = seconds(document.get("start_time"), 1), seconds(document.get("end_time"), 1)
        ledger.lasted(self.label, start, max(start, end))
        evidence, trace, name = Evidence(file.path, place), str(document.get("trace_id")), str(document.get("name", ""))
        parent, number = str(document.get("parent_id") or ""), str(document.get("id"))
        tags = {"http.url": "x"} if isinstance(document.get("http"), dict) else {}
        joiner.add(
            span_from(tags, trace=trace, id=number, parent=parent, service=name, kind="server", evidence=evidence)
        )
        self._below(document, trace, name, evidence, joiner, _DEPTH)

    def _below(
        self, holder: dict[str, Any], trace: str, service: str, evidence: Evidence, joiner: Joiner, depth: int
    ) -> None:
        """Subsegments: those of the namespace ``remote`` are calls of other services."""
        for one in listed(holder, "subsegments") if depth else ():
            request = one.get("http", {}).get("request") if isinstance(one.get("http"), dict) else None
            url = str(request.get("url", "")) if isinstance(request, dict) else ""
            kind = "client" if one.get("namespace") == "remote" else "internal"
            number = str(one.get("id"))
            tags = {"http.url": url} if url else {}
            known = {"trace": trace, "id": number, "parent": "", "service": service, "kind": kind, "evidence": evidence}
            joiner.add(span_from(tags, **known))
            self._below(one, trace, service, evidence, joiner, depth - 1)

    def _graph(self, services: list[dict[str, Any]], path: str, lines: Lines, ledger: Ledger) -> None:
        nodes = {one.get("ReferenceId"): one for one in services if isinstance(one.get("ReferenceId"), int)}
        for one in services:
            start, end = seconds(one.get("StartTime"), 1), seconds(one.get("EndTime"), 1)
            ledger.lasted(self.label, start, max(start, end))
            evidence = Evidence(path, lines.of("Name", str(one.get("Name"))))
            own = Party(name=str(one.get("Name", "")))
            if one.get("Type") in ("client", None) or not str(one.get("Type")).startswith(_RUNS_CODE):
                continue
            if one.get("Type") != "remote":
                ledger.cover("spans", "in", own, evidence)
            for edge in listed(one, "Edges"):
                self._edge(edge, own, nodes, evidence, ledger)

    def _edge(
        self, edge: dict[str, Any], own: Party, nodes: dict[Any, dict[str, Any]], evidence: Evidence, ledger: Ledger
    ) -> None:
        ledger.cover("spans", "out", own, evidence)
        number = edge.get("ReferenceId")
        other = nodes.get(number) if isinstance(number, int) else None
        if other is None or not str(other.get("Type")).startswith(_RUNS_CODE):
            return
        name = str(other.get("Name", ""))
        server = (
            Party(name=name) if other.get("Type") != "remote" else Party(host=name.split(":")[0].lower(), name=name)
        )
        statistics = edge.get("SummaryStatistics")
        count = statistics.get("TotalCount") if isinstance(statistics, dict) else 1
        ledger.see(Pair("spans", own, server, "tcp"), evidence, max(1, count) if isinstance(count, int) else 1)
