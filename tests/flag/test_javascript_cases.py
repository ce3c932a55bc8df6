"""JavaScript and TypeScript: edits, their removal, and the generated module's own tests, run by node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from flag.cases import tree
from flag.scripting import (
    CASES,
    Case,
    assert_content_with_itself,
    assert_ec2_comes_back,
    assert_edited_as_expected,
    assert_retired_as_expected,
    names,
)
from need import need

NAMES = names("javascript")
EDITED = [name for name in NAMES if Case("javascript", name).edited]
RUNNABLE = sorted(set(EDITED) - {"axios-get", "typescript-axios"})
"""axios is no part of node."""


@pytest.mark.parametrize("name", NAMES)
def test_edit_is_the_expected_one(name: str) -> None:
    assert_edited_as_expected(Case("javascript", name))


@pytest.mark.parametrize("name", EDITED)
def test_what_is_left_needs_no_edit(name: str) -> None:
    assert_content_with_itself(Case("javascript", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_leaves_no_trace(name: str) -> None:
    assert_retired_as_expected(Case("javascript", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_the_other_way_asks_ec2_again(name: str) -> None:
    assert_ec2_comes_back(Case("javascript", name))


@pytest.mark.parametrize("stage", ["after", "retired"])
@pytest.mark.parametrize("name", EDITED)
def test_node_reads_it(name: str, stage: str) -> None:
    need(shutil.which("node") is not None, "node")
    for path in tree(CASES / "javascript" / name / stage):
        if path.endswith((".js", ".mjs", ".cjs")):
            done = _node("--check", str(CASES / "javascript" / name / stage / path))
            assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("stage", ["after", "retired"])
@pytest.mark.parametrize("name", RUNNABLE)
def test_the_generated_tests_pass(name: str, stage: str) -> None:
    need(shutil.which("node") is not None, "node")
    for path in sorted((CASES / "javascript" / name / stage).rglob("ecs-*.test.*js")):
        done = _node("--test", str(path))
        assert done.returncode == 0, done.stdout


def _node(*arguments: str) -> subprocess.CompletedProcess[str]:
    node = shutil.which("node") or "node"
    return subprocess.run([node, *arguments], cwd=Path("/"), capture_output=True, text=True, timeout=120)
