"""Ruby: edits, their removal, and the generated file's own tests, run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from flag.cases import after, tree
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

NAMES = names("ruby")
EDITED = [name for name in NAMES if Case("ruby", name).edited]


@pytest.mark.parametrize("name", NAMES)
def test_edit_is_the_expected_one(name: str) -> None:
    assert_edited_as_expected(Case("ruby", name))


@pytest.mark.parametrize("name", EDITED)
def test_what_is_left_needs_no_edit(name: str) -> None:
    assert_content_with_itself(Case("ruby", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_leaves_no_trace(name: str) -> None:
    assert_retired_as_expected(Case("ruby", name))


@pytest.mark.parametrize("name", EDITED)
def test_removal_the_other_way_asks_ec2_again(name: str) -> None:
    assert_ec2_comes_back(Case("ruby", name))


@pytest.mark.parametrize("stage", ["after", "retired"])
@pytest.mark.parametrize("name", EDITED)
def test_ruby_reads_it_and_the_generated_tests_pass(name: str, stage: str) -> None:
    need(shutil.which("ruby") is not None, "ruby")
    for path in tree(CASES / "ruby" / name / stage):
        if not path.endswith(".rb"):
            continue
        whole = CASES / "ruby" / name / stage / path
        done = _ruby("-c", str(whole))
        assert done.returncode == 0, done.stderr
        if path.endswith(("ecs_flag_test.rb", "ecs_task_test.rb")):
            done = _ruby(str(whole))
            assert done.returncode == 0, done.stdout + done.stderr


def _ruby(*arguments: str) -> subprocess.CompletedProcess[str]:
    ruby = shutil.which("ruby") or "ruby"
    return subprocess.run([ruby, *arguments], cwd=Path("/"), capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("name", ["several-lines", "answer-read", "other-client"])
def test_with_ec2_kept_the_code_is_what_it_was(name: str) -> None:
    folder = CASES / "ruby" / name
    made = after(tree(folder / "after"), retire(folder / "after", Config(), keep="ec2"))
    assert made == tree(folder / "before")


def test_a_variable_of_an_object_outlives_the_method_that_sets_it(tmp_path: Path) -> None:
    code = """class Worker
  def initialize(name)
    @name = name
  end

  def start
    register(@name) unless EcsFlag.enabled?
    puts @name
  end
end
"""
    (tmp_path / "worker.rb").write_text(code)
    made = after(tree(tmp_path), retire(tmp_path, Config()))
    assert made["worker.rb"].decode() == code.replace("    register(@name) unless EcsFlag.enabled?\n", "")
