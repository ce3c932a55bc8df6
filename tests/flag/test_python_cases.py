"""Python: edits, their removal, and the generated module's own tests, run."""

from __future__ import annotations

import re
import subprocess
import sys

import black
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

NAMES = names("python")
EDITED = [name for name in NAMES if Case("python", name).edited]
PORTABLE = {"loopback", "xray-plugin"}
"""Cases that need no generated module."""


@pytest.mark.parametrize("name", NAMES)
def test_edit_is_the_expected_one(name: str) -> None:
    assert_edited_as_expected(Case("python", name))


@pytest.mark.parametrize("name", EDITED)
def test_what_is_left_needs_no_edit(name: str) -> None:
    assert_content_with_itself(Case("python", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_leaves_no_trace(name: str) -> None:
    assert_retired_as_expected(Case("python", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_the_other_way_asks_ec2_again(name: str) -> None:
    case = Case("python", name)
    assert_ec2_comes_back(case)


@pytest.mark.parametrize("name", EDITED)
def test_all_compiles(name: str) -> None:
    for stage in ("after", "retired"):
        for path, data in tree(CASES / "python" / name / stage).items():
            if path.endswith(".py"):
                compile(data, path, "exec")


@pytest.mark.parametrize("stage", ["after", "retired"])
@pytest.mark.parametrize("name", sorted(set(EDITED) - PORTABLE))
def test_the_generated_tests_pass(name: str, stage: str) -> None:
    folder = CASES / "python" / name / stage
    for path in sorted(folder.rglob("test_ecs_*.py")):
        package = "orders" in path.parts
        top = next(one for one in path.parents if one.name in ("src", stage)) if package else folder
        module = ".".join(path.relative_to(top).with_suffix("").parts) if package else path.stem
        below = top if package else path.parent
        done = subprocess.run(
            [sys.executable, "-B", "-m", "unittest", module],
            cwd=below,
            env={"PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert re.search(r"Ran [1-9]\d* test", done.stderr), done.stderr


@pytest.mark.parametrize("stage", ["after", "retired"])
@pytest.mark.parametrize("name", EDITED)
def test_what_black_liked_it_still_likes(name: str, stage: str) -> None:
    before = tree(CASES / "python" / name / "before")
    for path, data in tree(CASES / "python" / name / stage).items():
        if path.endswith(".py") and b"\r" not in data and (path not in before or _black(before[path])):
            assert _black(data), path


def _black(data: bytes) -> bool:
    """Whether black would change nothing, at some usual width; it takes no byte order mark in a text."""
    if data.startswith(b"\xef\xbb\xbf"):
        return False
    widths = (88, 100, 120)
    return any(black.format_str(data.decode(), mode=black.Mode(line_length=width)) == data.decode() for width in widths)
