"""Where a file can be read in the web, from ``.git`` read as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.report.fleet.weblinks import Links, web_address

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/harbour/desk.git", "https://github.com/harbour/desk"),
        ("git@github.com:harbour/desk.git", "https://github.com/harbour/desk"),
        ("ssh://git@gitlab.harbour.example:2222/ships/desk", "https://gitlab.harbour.example/ships/desk"),
        ("https://user:hunter2@gitlab.com/a/b/c.git", "https://gitlab.com/a/b/c"),
        ("https://git.harbour.example/desk.git", None),
        ("/srv/git/github/desk", None),
        ("https://github.com/a b/<script>", None),
        ("", None),
    ],
)
def test_only_github_and_gitlab_have_a_page(remote: str, page: str | None) -> None:
    assert web_address(remote) == page


def repository(folder: Path, remote: str, head: str = f"{COMMIT}\n") -> None:
    (folder / ".git").mkdir(parents=True)
    (folder / ".git/HEAD").write_text(head)
    (folder / ".git/config").write_text(f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {remote}\n\tfetch = +x\n')


def test_a_file_is_named_at_its_commit(tmp_path: Path) -> None:
    repository(tmp_path / "desk", "git@github.com:harbour/desk.git")
    links = Links(tmp_path)
    assert links.web("desk/cmd/a b.go") == f"https://github.com/harbour/desk/blob/{COMMIT}/cmd/a%20b.go"
    assert links.local("desk/cmd/a b.go") == (tmp_path / "desk/cmd/a b.go").as_uri()
    assert links.web("other/main.go") is None


@pytest.mark.parametrize("packed", [False, True])
def test_a_branch_is_followed_to_its_commit(tmp_path: Path, packed: bool) -> None:
    repository(tmp_path, "https://gitlab.com/harbour/desk.git", "ref: refs/heads/main\n")
    if packed:
        (tmp_path / ".git/packed-refs").write_text(f"# pack-refs\n{COMMIT} refs/heads/main\n")
    else:
        (tmp_path / ".git/refs/heads").mkdir(parents=True)
        (tmp_path / ".git/refs/heads/main").write_text(COMMIT)
    assert Links(tmp_path).web("a.go") == f"https://gitlab.com/harbour/desk/-/blob/{COMMIT}/a.go"


def test_a_worktree_shares_its_repositorys_remote(tmp_path: Path) -> None:
    repository(tmp_path / "main", "https://github.com/harbour/desk")
    home = tmp_path / "main/.git/worktrees/side"
    home.mkdir(parents=True)
    (home / "HEAD").write_text(COMMIT)
    (home / "commondir").write_text("../..\n")
    (tmp_path / "side").mkdir()
    (tmp_path / "side/.git").write_text(f"gitdir: {home}\n")
    assert Links(tmp_path).web("side/a.go") == f"https://github.com/harbour/desk/blob/{COMMIT}/a.go"


@pytest.mark.parametrize("head", ["ref: refs/heads/gone\n", "ref: ../../etc/passwd\n", "no commit\n", ""])
def test_without_a_commit_there_is_no_link(tmp_path: Path, head: str) -> None:
    repository(tmp_path, "https://github.com/harbour/desk", head)
    assert Links(tmp_path).web("a.go") is None
