"""The line of values.yaml behind a rendered line: named, in a mapping, in a loop, overridden, and unclear."""

from __future__ import annotations

import pytest

from watari.model.evidence import Evidence
from watari.survey.facts import ChartFile
from watari.survey.helm.origins import Origins

OWN = ChartFile(
    "berth:\n  url: http://berth:8080\n  env:\n    QUAY: quay-one\nspare: twice\nother: twice\n",
    Evidence("c/values.yaml", 1),
)
OUTER = ChartFile("ferry:\n  berth:\n    url: http://over:1\n", Evidence("values.yaml", 1))


@pytest.mark.parametrize(
    ("template", "rendered", "expected"),
    [
        ("value: {{ .Values.berth.url | quote }}", 'value: "http://berth:8080"', 2),
        ("{{- toYaml .Values.berth.env | nindent 4 }}", "    QUAY: quay-one", 4),
        ("value: {{ $value }}", "value: quay-one", 4),
        ("value: {{ $value }}", "value: twice", None),
        ("value: {{ .Values.berth.url }}{{ .Values.spare }}", "value: http://berth:8080twice", None),
        ("value: quay-one", "value: quay-one", None),
    ],
)
def test_origin(template: str, rendered: str, expected: int | None) -> None:
    found = Origins([(OWN, ())]).of(template, rendered)
    assert found == (Evidence("c/values.yaml", expected) if expected else None)


def test_a_parent_overrides() -> None:
    found = Origins([(OUTER, ("ferry",)), (OWN, ())]).of("value: {{ .Values.berth.url }}", "value: http://over:1")
    assert found == Evidence("values.yaml", 3)
