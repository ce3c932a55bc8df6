"""A revision's tree is read without running what the repository configures, and leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from gitting import commit, git

from watari.errors import UsageError
from watari.sources.revision import tree_of


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "tmp").mkdir()
    top = tmp_path / "shop"
    (top / "svc").mkdir(parents=True)
    git(top, "init", "-q", "-b", "main")
    (top / "svc" / "a.py").write_bytes(b"first\r\n")
    (top / "other.py").write_text("other\n")
    commit(top)
    (top / "svc" / "a.py").write_text("second\n")
    commit(top)
    return top


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_the_tree_is_the_revisions_and_is_gone_afterwards(repository: Path) -> None:
    with tree_of([repository], "HEAD~1") as copy:
        assert copy.folders == (copy.top,)
        assert files(copy.top) == {"svc/a.py": b"first\r\n", "other.py": b"other\n"}
        assert copy.top.stat().st_mode & 0o077 == 0
    assert not copy.top.exists()
    assert list((repository.parent / "tmp").iterdir()) == []


def test_the_copy_is_gone_after_an_error(repository: Path) -> None:
    with pytest.raises(RuntimeError), tree_of([repository], "HEAD"):
        raise RuntimeError
    assert list((repository.parent / "tmp").iterdir()) == []


def test_only_what_lies_below_the_paths(repository: Path) -> None:
    with tree_of([repository / "svc"], "HEAD") as copy:
        assert copy.folders == (copy.top / "svc",)
        assert files(copy.top) == {"svc/a.py": b"second\n"}


def test_a_folder_that_was_not_there_is_empty(repository: Path) -> None:
    (repository / "new").mkdir()
    with tree_of([repository / "new", repository / "svc"], "HEAD") as copy:
        assert copy.folders == (copy.top / "new", copy.top / "svc")
        assert files(copy.top) == {"svc/a.py": b"second\n"}


def test_nothing_that_is_configured_runs(repository: Path) -> None:
    """A filter, a text conversion, a file system monitor, hooks, a pager, an ssh command: none of them."""
    ran = repository.parent / "ran"
    program = repository.parent / "program"
    program.write_text(f"#!/bin/sh\necho $0 $@ >> {ran}\ncat\n")
    program.chmod(0o755)
    for name in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor", "core.pager",
                 "core.sshCommand", "core.alternateRefsCommand", "uploadpack.packObjectsHook"):  # fmt: skip
        git(repository, "config", name, str(program))
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(program.read_text())
        (hooks / name).chmod(0o755)
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text("* filter=evil diff=evil\n")
    with tree_of([repository], "HEAD~1") as copy:
        assert files(copy.top)["svc/a.py"] == b"first\r\n"
    assert not ran.exists()


def test_a_partial_clone_fetches_nothing(repository: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repository}", str(clone))
    ran = repository.parent / "ran"
    program = repository.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    git(clone, "config", "remote.origin.uploadpack", str(program))
    with pytest.raises(UsageError, match="partial clone"), tree_of([clone], "HEAD"):
        pass
    assert not ran.exists()


def test_links_and_odd_names_are_not_written(repository: Path) -> None:
    """git reads a tree with such names without a word; a program that writes it must look itself."""
    (repository / "link").symlink_to("/etc")
    commit(repository)
    blob = git(repository, "rev-parse", "HEAD:other.py")
    inner = git(repository, "mktree", "-z", stdin=f"100644 blob {blob}\t..\0".encode())
    entries = f"100644 blob {blob}\tgood.py\x00040000 tree {inner}\tsvc\0"
    outer = git(repository, "mktree", "-z", stdin=entries.encode())
    odd = git(repository, "commit-tree", outer, "-m", "odd")
    with tree_of([repository], odd) as copy:
        assert files(copy.top) == {"good.py": b"other\n"}
    with tree_of([repository], "HEAD") as copy:
        assert "link" not in os.listdir(copy.top)


def test_a_variable_of_git_leads_nowhere_else(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository.parent / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    with tree_of([repository], "HEAD") as copy:
        assert "other.py" in files(copy.top)


@pytest.mark.parametrize("revision", ["absent", "--help", "-x", "", "HEAD:svc", "0" * 40])
def test_no_such_revision(repository: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="no revision"), tree_of([repository], revision):
        pass


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in a git repository"), tree_of([tmp_path], "HEAD"):
        pass


def test_a_name_that_no_file_can_have_is_told(repository: Path) -> None:
    blob, name = git(repository, "rev-parse", "HEAD:other.py"), "x" * 300
    tree = git(
        repository, "mktree", "-z", stdin=f"100644 blob {blob}\tgood.py\x00100644 blob {blob}\t{name}\0".encode()
    )
    with tree_of([repository], git(repository, "commit-tree", tree, "-m", "odd")) as copy:
        assert copy.missing == (name,)
        assert files(copy.top) == {"good.py": b"other\n"}


def test_what_the_repository_has_lost_is_told(repository: Path) -> None:
    lost = git(repository, "rev-parse", "HEAD:other.py")
    (repository / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with tree_of([repository], "HEAD") as copy:
        assert copy.missing == ("other.py",)
        assert files(copy.top) == {"svc/a.py": b"second\n"}


def test_a_shallow_clone_says_so(repository: Path) -> None:
    old = git(repository, "rev-parse", "HEAD~1")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    for revision in ("HEAD~1", old):
        with pytest.raises(UsageError, match="shallow"), tree_of([clone], revision):
            pass


def test_two_repositories_are_refused(repository: Path) -> None:
    other = repository.parent / "other"
    other.mkdir()
    git(other, "init", "-q")
    with pytest.raises(UsageError, match="different repositories"), tree_of([repository, other], "HEAD"):
        pass
