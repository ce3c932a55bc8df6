"""The flag's variable goes from whatever sets it, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watari.flag.environment import without_variable

FILES = {
    "taskdef.json": (
        '{\n  "containerDefinitions": [\n    {\n      "environment": [\n        {"name": "PORT", "value": "80"},\n'
        '        {"name": "ECS_FLAG", "value": "true"}\n      ]\n    }\n  ]\n}\n',
        '{\n  "containerDefinitions": [\n    {\n      "environment": [\n        {"name": "PORT", "value": "80"}\n'
        "      ]\n    }\n  ]\n}\n",
    ),
    "spread.json": (
        '{"environment": [{\n  "value": "true",\n  "name": "ECS_FLAG"\n}, {"name": "A", "value": "1"}]}\n',
        '{"environment": [{"name": "A", "value": "1"}]}\n',
    ),
    "map.json": ('{"env": {"ECS_FLAG": "true", "A": "1"}}\n', '{"env": {"A": "1"}}\n'),
    "compose.yml": (
        "services:\n  a:\n    environment:\n      ECS_FLAG: 'true'\n      A: 1\n",
        "services:\n  a:\n    environment:\n      A: 1\n",
    ),
    "list.yml": ("environment:\n  - A=1\n  - ECS_FLAG=true\n", "environment:\n  - A=1\n"),
    "pairs.yaml": (
        "env:\n- name: ECS_FLAG\n  value: 'true'\n- name: A\n  value: b\n",
        "env:\n- name: A\n  value: b\n",
    ),
    "Dockerfile": ("FROM scratch\nENV ECS_FLAG=true\nCMD run\n", "FROM scratch\nCMD run\n"),
    "Dockerfile.old": ("FROM scratch\nENV ECS_FLAG true\nCMD run\n", "FROM scratch\nCMD run\n"),
    ".env.example": ("A=1\r\nECS_FLAG=true\r\nB=2\r\n", "A=1\r\nB=2\r\n"),
    "main.tf": (
        'x = [\n  { name = "ECS_FLAG", value = "true" },\n  { name = "A", value = "1" },\n]\n',
        'x = [\n  { name = "A", value = "1" },\n]\n',
    ),
    "my.env": ("MY_ECS_FLAG=1\n", "MY_ECS_FLAG=1\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_only_the_variable_goes(name: str, tmp_path: Path) -> None:
    before, after = FILES[name]
    (tmp_path / name).write_bytes(before.encode())
    result = without_variable(tmp_path, "ECS_FLAG")
    made = {one.path: one.after for one in result.edits}
    assert made.get(name, before.encode()) == after.encode()
    assert result.refused == ()
    if name.endswith(".json"):
        json.loads(after)


def test_what_is_not_understood_is_told(tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text('test -n "$ECS_FLAG" && exec /app\n')
    result = without_variable(tmp_path, "ECS_FLAG")
    assert result.edits == ()
    assert result.refused == ("run.sh:1 still names ECS_FLAG; take it out by hand.",)
