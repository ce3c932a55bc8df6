"""The pre-commit hook: by pre-commit's own check, and run by pre-commit with the watari under test."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from gitting import commit, git
from need import need

sys.path.insert(0, str(Path(__file__).parent))
from shells import checkout, stand_in

ROOT = Path(__file__).resolve().parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run(folder: Path, bin: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{bin}:{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(bin.parent / "cache"),
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    stand_in(tmp_path / "bin" / "watari")
    folder = checkout(tmp_path / "project")
    git(folder, "init", "-q")
    commit(folder)
    return folder


def test_the_entry_is_the_command_and_it_looks_at_the_whole_repository(repository: Path, tmp_path: Path) -> None:
    assert HOOK["pass_filenames"] is False, "what a file says may depend on another"
    assert run(repository, tmp_path / "bin", *shlex.split(HOOK["entry"])).returncode == 10


def test_pre_commit_runs_it(repository: Path, tmp_path: Path) -> None:
    need(find_spec("pre_commit") is not None, "pre-commit")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    # What is under test is on the PATH: installing it would take a package index.
    (hooks / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump([{**HOOK, "language": "system"}]))
    git(hooks, "init", "-q")
    commit(hooks)
    program = [sys.executable, "-m", "pre_commit"]
    valid = run(repository, tmp_path / "bin", *program, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert valid.returncode == 0, valid.stdout
    config = {"repos": [{"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [{"id": HOOK["id"]}]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(repository, "add", ".pre-commit-config.yaml")
    failed = run(repository, tmp_path / "bin", *program, "run", "--all-files")
    assert failed.returncode == 1
    assert "exit code: 10" in failed.stdout
    assert "app.py:1" in failed.stdout
    config["repos"][0]["hooks"][0]["args"] = ["--diff", "HEAD"]
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(repository, "add", ".pre-commit-config.yaml")
    passed = run(repository, tmp_path / "bin", *program, "run", "--all-files")
    assert passed.returncode == 0, passed.stdout
