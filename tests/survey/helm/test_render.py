"""Helm's templates: what is understood is rendered, the rest left out, and each line keeps its number."""

from __future__ import annotations

from typing import Any

import pytest

from watari.survey.helm.render import Renderer
from watari.survey.helm.syntax import TemplateError, parse

VALUES: dict[str, Any] = {
    "host": "ferry",
    "port": 8080,
    "off": False,
    "env": {"A": "1", "B": "two"},
    "list": [{"name": "x"}, {"name": "y"}],
}
ROOT = {"Values": VALUES, "Chart": {"Name": "port"}, "Release": {"Name": "port"}}


def rendered(template: str, library: str = "") -> str:
    named = {node.tokens[0].text.strip('"'): node.branches[0] for node in parse(library) if node.kind == "define"}
    return Renderer(ROOT, named).render(parse(template))[0]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('url: "http://{{ .Values.host }}:{{ .Values.port }}"', 'url: "http://ferry:8080"'),
        ("a: {{ .Values.missing | default .Values.host | quote }}", 'a: "ferry"'),
        ('a: {{ printf "%s-%s" .Release.Name "x" | trunc 63 | trimSuffix "-" }}', "a: port-x"),
        ("{{- if .Values.off }}a{{ else if eq .Values.port 8080 }}b{{ else }}c{{ end }}", "b"),
        ("{{ if and .Values.host (not .Values.off) }}yes{{ end }}", "yes"),
        ("{{- range $k, $v := .Values.env }}{{ $k }}={{ $v }};{{ end }}", "A=1;B=two;"),
        ("{{ range .Values.list }}{{ .name }}-{{ $.Values.host }} {{ end }}", "x-ferry y-ferry "),
        ("{{ with .Values.nothing }}a{{ else }}none{{ end }}", "none"),
        ("{{ (index .Values.list 1).name }}", "y"),
        ("{{ $x := .Values.host }}{{ $x | upper }}", "FERRY"),
        ("e:\n  {{- toYaml .Values.env | nindent 2 }}", "e:\n  A: '1'\n  B: two"),
        ("{{/* a comment */}}a", "a"),
    ],
)
def test_what_is_understood(template: str, expected: str) -> None:
    assert rendered(template) == expected


def test_named_templates() -> None:
    library = '{{- define "port.name" -}}{{ .Values.host }}-{{ .Chart.Name }}{{- end -}}'
    assert rendered('name: {{ include "port.name" . }}', library) == "name: ferry-port"


@pytest.mark.parametrize(
    "unknown",
    ['{{ lookup "v1" "Secret" "x" "y" }}', "{{ randAlphaNum 10 }}", '{{ include "nowhere" . }}', "{{ ?? }}"],
)
def test_a_line_that_only_a_cluster_knows_is_left_out(unknown: str) -> None:
    assert rendered(f"a: 1\nb: {unknown}\nc: 3") == "a: 1\nc: 3"


def test_lines_keep_the_templates_numbers() -> None:
    template = "a: 1\n{{- range .Values.list }}\nn: {{ .name }}\n{{- end }}\nb: {{ .Values.host }}"
    text, lines = Renderer(ROOT, {}).render(parse(template))
    assert list(zip(text.split("\n"), lines, strict=True)) == [("a: 1", 1), ("n: x", 3), ("n: y", 3), ("b: ferry", 5)]


def test_blocks_must_close_and_nothing_runs_for_ever() -> None:
    with pytest.raises(TemplateError):
        parse("{{ if .Values.off }}")
    with pytest.raises(TemplateError):
        parse("{{ end }}")
    loop = '{{ define "a" }}{{ include "b" . }}{{ include "b" . }}{{ end }}{{ define "b" }}{{ include "a" . }}{{ end }}'
    with pytest.raises(TemplateError, match="too many steps"):
        rendered('{{ include "a" . }}', loop)
