"""Java: edits, their removal, all compiled against stand-ins of the SDK, and the generated class's own tests, run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from flag.cases import after, tree, write
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

from watari.flag.removal import retire
from watari.sources.config import Config

NAMES = names("java")
EDITED = [name for name in NAMES if Case("java", name).edited]
STUBS = Path(__file__).parent / "java_stubs"


@pytest.mark.parametrize("name", NAMES)
def test_edit_is_the_expected_one(name: str) -> None:
    assert_edited_as_expected(Case("java", name))


@pytest.mark.parametrize("name", EDITED)
def test_what_is_left_needs_no_edit(name: str) -> None:
    assert_content_with_itself(Case("java", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_leaves_no_trace(name: str) -> None:
    assert_retired_as_expected(Case("java", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_the_other_way_asks_ec2_again(name: str) -> None:
    assert_ec2_comes_back(Case("java", name))


@pytest.mark.parametrize("stage", ["after", "retired", "ec2"])
@pytest.mark.parametrize("name", EDITED)
def test_it_compiles_and_the_generated_tests_pass(name: str, stage: str, tmp_path: Path) -> None:
    need(shutil.which("javac") is not None and shutil.which("java") is not None, "a JDK")
    folder = CASES / "java" / name / stage
    if stage == "ec2":
        edited = CASES / "java" / name / "after"
        folder = write(after(tree(edited), retire(edited, Config(), keep="ec2")), tmp_path / "ec2")
    classes = tmp_path / "classes"
    sources = [str(one) for root in (STUBS, folder) for one in sorted(root.rglob("*.java"))]
    done = _run("javac", "-Xlint:-options", "-encoding", "UTF-8", "-d", str(classes), *sources)
    assert done.returncode == 0, done.stderr
    tests = sorted(folder.rglob("Ecs*Test.java"))
    wanted = [".".join(one.relative_to(folder / "src/test/java").with_suffix("").parts) for one in tests]
    if wanted:
        done = _run("java", "-cp", str(classes), "RunTests", *wanted)
        assert done.returncode == 0, done.stderr
        assert not done.stdout.startswith("0 "), done.stdout


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    whole = shutil.which(program) or program
    env = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    return subprocess.run([whole, *arguments], cwd="/", env=env, capture_output=True, text=True, timeout=240)
