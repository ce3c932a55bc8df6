"""A rehearsal works on copies of what git knows, as repositories of their own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from watari.errors import PlanRefused
from watari.rehearse.copies import copy_sources, make_repositories


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@localhost"]
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def company(tmp_path: Path) -> Path:
    fleet = tmp_path / "company" / "fleet"
    for name in ("a", "b"):
        (fleet / name).mkdir(parents=True)
        (fleet / name / "main.go").write_text(name)
    (fleet / "a" / "run.sh").write_text("#!/bin/sh\n")
    (fleet / "a" / "run.sh").chmod(0o755)
    (fleet / "a" / ".gitignore").write_text("bin/\n")
    (fleet / "a" / "bin").mkdir()
    (fleet / "a" / "bin" / "a").write_text("built")
    (fleet / "link").symlink_to("/etc/passwd")
    git(tmp_path / "company", "init", "-q")
    git(tmp_path / "company", "add", "-A")
    git(tmp_path / "company", "commit", "-qm", "start")
    (fleet / "b" / "new.go").write_text("not added yet")
    return fleet


def test_what_git_knows_is_copied_and_nothing_else(company: Path, tmp_path: Path) -> None:
    [copy] = copy_sources([company], tmp_path / "work")
    found = sorted(file.relative_to(copy).as_posix() for file in copy.rglob("*") if file.is_file())
    assert found == ["a/.gitignore", "a/main.go", "a/run.sh", "b/main.go", "b/new.go"]
    assert (copy / "a/run.sh").stat().st_mode & 0o111
    assert not (copy / "a/main.go").stat().st_mode & 0o111


def test_each_service_inside_a_larger_repository_becomes_its_own(company: Path, tmp_path: Path) -> None:
    [copy] = copy_sources([company], tmp_path / "work")
    make_repositories([(company, copy)], [copy / "a", copy / "b"])
    assert git(copy / "a", "rev-parse", "--show-toplevel") == str(copy / "a")
    assert git(copy / "b", "log", "--format=%s") == "As found"
    assert git(copy / "b", "status", "--porcelain") == ""


def test_a_repository_of_its_own_stays_one(company: Path, tmp_path: Path) -> None:
    whole = company.parent
    [copy] = copy_sources([whole], tmp_path / "work")
    make_repositories([(whole, copy)], [copy / "fleet/a"])
    assert git(copy / "fleet/a", "rev-parse", "--show-toplevel") == str(copy)


def test_the_originals_are_not_touched(company: Path, tmp_path: Path) -> None:
    before = git(company, "status", "--porcelain")
    [copy] = copy_sources([company], tmp_path / "work")
    (copy / "a/main.go").write_text("edited")
    assert git(company, "status", "--porcelain") == before


def test_a_folder_outside_git_is_refused_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(PlanRefused, match="not in a git repository") as refused:
        copy_sources([tmp_path / "plain"], tmp_path / "work")
    assert "git init" in refused.value.next_step
