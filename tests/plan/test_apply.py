"""A plan is written as one branch, whole, and nothing else is touched."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from watari.errors import PlanRefused
from watari.model.edit import Edit
from watari.model.plan import Plan, ServicePlan
from watari.plan.apply import apply
from watari.plan.file import load, patch, record, save
from watari.plan.git import Repository


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@localhost"]
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "account"
    (folder / "cmd").mkdir(parents=True)
    (folder / "cmd/main.go").write_bytes(b"package main\r\n\r\nfunc main() {\r\n}\r\n")
    (folder / "run.sh").write_bytes(b"#!/bin/sh\n")
    (folder / "run.sh").chmod(0o755)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    return folder


def plan_for(repository: Path, *edits: Edit) -> Plan:
    commit = git(repository, "rev-parse", "HEAD")
    return Plan(str(repository.parent), (ServicePlan("account", repository.name, commit, edits),))


def code(repository: Path, after: bytes | None, path: str = "cmd/main.go") -> Edit:
    file = repository / path
    before = file.read_bytes() if file.is_file() else None
    return Edit(path, "code", before, after, "why")


def test_the_branch_holds_a_commit_for_each_purpose_and_the_checkout_is_untouched(repository: Path) -> None:
    edits = (
        code(repository, b"package main\r\n\r\nfunc main() {\r\n\tgo1()\r\n}\r\n"),
        Edit("ecs/Dockerfile", "container", None, b"FROM scratch\n", "image"),
        Edit("ecs/go.sh", "pipeline", None, b"#!/bin/sh\n", "script", executable=True),
        code(repository, b"#!/bin/sh\nexec true\n", "run.sh"),
    )
    [applied] = apply(record(plan_for(repository, *edits)))
    titles = git(repository, "log", "--format=%s", "main..watari/ecs").splitlines()
    assert titles == [title for _, title in reversed(applied.commits)]
    assert len(titles) == 3
    assert git(repository, "branch", "--show-current") == "main"
    assert git(repository, "status", "--porcelain") == ""
    committed = Repository(repository).committed("watari/ecs", "cmd/main.go")
    assert committed == edits[0].after
    modes = git(repository, "ls-tree", "-r", "watari/ecs").splitlines()
    by_path = {line.split("\t")[1]: line.split()[0] for line in modes}
    assert by_path == {
        "cmd/main.go": "100644",
        "ecs/Dockerfile": "100644",
        "ecs/go.sh": "100755",
        "run.sh": "100755",
    }


def test_a_file_can_be_deleted(repository: Path) -> None:
    apply(record(plan_for(repository, code(repository, None))))
    assert git(repository, "ls-tree", "-r", "--name-only", "watari/ecs") == "run.sh"


def test_two_services_of_one_repository_share_the_branch(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "mono" / name).mkdir(parents=True)
        (tmp_path / "mono" / name / "f").write_text(name)
    mono = tmp_path / "mono"
    git(mono, "init", "-q", "-b", "main")
    git(mono, "add", "-A")
    git(mono, "commit", "-qm", "start")
    commit = git(mono, "rev-parse", "HEAD")
    services = tuple(
        ServicePlan(name, name, commit, (Edit("f", "code", name.encode(), b"new", "why"),)) for name in ("a", "b")
    )
    applied = apply(record(Plan(str(mono), services)))
    assert [one.service for one in applied] == ["a", "b"]
    assert git(mono, "log", "--format=%s", "main..watari/ecs") == ("Run a and b on EC2 and on Fargate from one binary")
    assert git(mono, "diff", "--name-only", "main", "watari/ecs").splitlines() == ["a/f", "b/f"]


def moved(repository: Path) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "more")


def dirty(repository: Path) -> None:
    (repository / "run.sh").write_text("changed")


def detached(repository: Path) -> None:
    git(repository, "checkout", "-q", "--detach")


def branched(repository: Path) -> None:
    git(repository, "branch", "watari/ecs")


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (moved, "plan was made for"),
        (dirty, r"uncommitted changes \(run\.sh\)"),
        (detached, "detached"),
        (branched, "already has"),
    ],
)
def test_a_repository_that_moved_is_refused_and_stays_as_it_is(repository: Path, happens, says: str) -> None:
    plan = record(plan_for(repository, code(repository, b"package main\n")))
    happens(repository)
    before = git(repository, "for-each-ref")
    with pytest.raises(PlanRefused, match=says):
        apply(plan)
    assert git(repository, "for-each-ref") == before


def test_no_branch_is_written_where_a_second_repository_refuses(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    subprocess.run(["cp", "-r", str(repository), str(other)], check=True)
    one = plan_for(repository, code(repository, b"package main\n"))
    two = plan_for(other, code(other, b"package main\n"))
    dirty(other)
    with pytest.raises(PlanRefused):
        apply(record(replace(one, services=one.services + two.services)))
    assert "watari/ecs" not in git(repository, "for-each-ref")


def test_main_is_never_written(repository: Path) -> None:
    plan = replace(plan_for(repository, code(repository, b"x")), branch="main")
    with pytest.raises(PlanRefused, match="never writes main"):
        apply(record(plan))


def test_a_folder_outside_git_gets_a_sentence_and_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    plan = Plan(str(tmp_path), (ServicePlan("x", "x", "0" * 40, (Edit("f", "code", None, b"", "why"),)),))
    with pytest.raises(PlanRefused, match="not in a git repository") as refused:
        apply(record(plan))
    assert "git init" in refused.value.next_step


def test_the_plan_file_gives_back_the_plan_and_holds_only_new_lines(repository: Path, tmp_path: Path) -> None:
    before = b"password = hunter2\nregion = metadata()\nend\n"
    edit = Edit("c", "code", before, b"password = hunter2\nregion = env()\nend\n", "why")
    plan = plan_for(repository, edit)
    save(plan, tmp_path / "plan.json")
    text = (tmp_path / "plan.json").read_text()
    assert "env()" in text
    assert "hunter2" not in text
    read = load(tmp_path / "plan.json")
    assert read == record(plan)
    assert patch(read.services[0].edits[0], before) == edit.after
    with pytest.raises(PlanRefused, match="not as it was"):
        patch(read.services[0].edits[0], before + b"x")


def test_a_plan_that_was_tampered_with_is_refused(repository: Path, tmp_path: Path) -> None:
    save(plan_for(repository, code(repository, b"package main\n// good\n")), tmp_path / "plan.json")
    tampered = (tmp_path / "plan.json").read_text().replace("// good", "// evil")
    (tmp_path / "plan.json").write_text(tampered)
    with pytest.raises(PlanRefused, match="changed"):
        apply(load(tmp_path / "plan.json"))


def test_a_secret_by_shape_never_enters_a_plan(repository: Path) -> None:
    key = "AKIA" + "ABCDEFGHIJKLMNOP"
    with pytest.raises(PlanRefused, match="secret"):
        record(plan_for(repository, Edit("t", "task", None, key.encode(), "why")))
