"""The flag's variable leaves what is no code: byte for byte the rest stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.flag.environment import taken_out, without_variable

FORMS = [
    (b"A=1\nECS_FLAG=true\nB=2\n", b"A=1\nB=2\n"),
    (b"FROM a\nENV ECS_FLAG=true\nENV X=1\n", b"FROM a\nENV X=1\n"),
    (b"environment:\n  - A=1\n  - ECS_FLAG=true\n", b"environment:\n  - A=1\n"),
    (b'environment:\n  ECS_FLAG: "true"\n  B: c\n', b"environment:\n  B: c\n"),
    (b"- name: ECS_FLAG\n  value: 'true'\n- name: B\n  value: c\n", b"- name: B\n  value: c\n"),
    (b'x = [\n  { name = "ECS_FLAG", value = "true" },\n  { name = "B", value = "c" },\n]\n',
     b'x = [\n  { name = "B", value = "c" },\n]\n'),
    (b'{"e": [{"name": "A", "value": "1"}, {"name": "ECS_FLAG", "value": "true"}]}\n',
     b'{"e": [{"name": "A", "value": "1"}]}\n'),
    (b'{\n  "e": [\n    {\n      "name": "ECS_FLAG",\n      "value": "true"\n    },\n    {"name": "A"}\n  ]\n}\n',
     b'{\n  "e": [\n    {"name": "A"}\n  ]\n}\n'),
    (b'{\n  "A": "1",\n  "ECS_FLAG": "true"\n}\n', b'{\n  "A": "1"\n}\n'),
    (b"MY_ECS_FLAG=true\nECS_FLAGS=true\n", b"MY_ECS_FLAG=true\nECS_FLAGS=true\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FORMS)
def test_every_form(before: bytes, after: bytes) -> None:
    assert taken_out(before, "ECS_FLAG") == after


def test_what_is_not_known_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text('set -e\nif [ "$ECS_FLAG" = true ]; then :; fi\n')
    edits, refused = without_variable(tmp_path, "ECS_FLAG", [])
    assert edits == []
    assert refused == ["run.sh:2: ECS_FLAG is named in a way that watari does not know; take it out by hand."]


def test_the_variable_stays_while_code_asks_it(tmp_path: Path) -> None:
    (tmp_path / "main.go").write_text('package main\n\nvar flag = os.Getenv("ECS_FLAG")\n')
    (tmp_path / ".env").write_text("ECS_FLAG=true\n")
    assert without_variable(tmp_path, "ECS_FLAG", []) == ([], [])
