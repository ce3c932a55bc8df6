"""The mermaid form: names can be anything."""

from __future__ import annotations

import re
from pathlib import Path

from report.fleet.fleets import harbour, hostile

from watari.report.fleet.mermaid import as_mermaid, label

# Every line that may stand in the flowchart; text stands in quotes, without a quote or a bracket in it.
TEXT = r'"[^"<>\[\]{}|`%\n]*"'
LINE = re.compile(
    rf"flowchart LR|  subgraph w\d+\[{TEXT}\]|  end|(?:  ){{1,2}}s\d+\[{TEXT}\]"
    rf"|  s\d+ (?:-->|-\.->)\|{TEXT}\| s\d+|  d\d+\[\({TEXT}\)\]|  s\d+ --- d\d+"
)


def test_hostile_names_cannot_leave_their_label(tmp_path: Path) -> None:
    lines = as_mermaid(hostile(tmp_path)).split("\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []


def test_waves_calls_and_shared_databases_are_drawn(tmp_path: Path) -> None:
    text = as_mermaid(harbour(tmp_path))
    assert 'subgraph w2["wave 2"]' in text
    assert 's1 -->|"kafka"| s2' in text
    assert 's0 -.->|"http"| s2' in text
    assert 'd0[("postgres tides")]' in text
    assert text.count("--- d0") == 2


def test_letters_of_every_script_stay() -> None:
    assert label("渡り-api.v2") == "渡り-api.v2"
    assert label('a"b') == "a#34;b"
