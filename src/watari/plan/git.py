"""The few things of git that a plan needs, through the ``git`` program.

Nothing here touches a working tree, the index or ``HEAD``: a branch is built
from objects and appears at once, whole.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from watari.errors import PlanRefused

TIMEOUT = 120.0
"""Seconds for one git command; a repository on a hung file system must not hang a plan."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file to be committed; ``data`` None takes it out. ``path`` from the repository's root."""

    path: str
    data: bytes | None
    executable: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository by its top folder."""

    top: Path

    def git(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """Runs git in the repository and gives its standard output, stripped.

        Raises PlanRefused with git's own first line where git says no.
        """
        try:
            done = subprocess.run(
                ["git", "-C", str(self.top), *arguments],
                input=stdin,
                capture_output=True,
                timeout=TIMEOUT,
                env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", **(env or {})},
            )
        except FileNotFoundError:
            raise PlanRefused("git is not installed.", next_step="Install git and run this again.") from None
        except subprocess.TimeoutExpired:
            raise PlanRefused(f"git {arguments[0]} did not end in {TIMEOUT:.0f} s in {self.top}.") from None
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
            raise PlanRefused(f"git {arguments[0]} failed in {self.top}: {said[0]}")
        return done.stdout.decode(errors="replace").strip("\n")

    def commit(self) -> str:
        """The full id of ``HEAD``; PlanRefused in a repository without commits."""
        try:
            return self.git("rev-parse", "--verify", "HEAD^{commit}")
        except PlanRefused:
            raise PlanRefused(
                f"{self.top} has no commit yet.", next_step="Commit what is there, then plan again."
            ) from None

    def branch(self) -> str | None:
        """The branch that is checked out; None for a detached ``HEAD``."""
        try:
            return self.git("symbolic-ref", "--short", "--quiet", "HEAD")
        except PlanRefused:
            return None

    def has_branch(self, name: str) -> bool:
        """Whether a local branch of that name exists."""
        try:
            self.git("rev-parse", "--verify", "--quiet", f"refs/heads/{name}")
        except PlanRefused:
            return False
        return True

    def changed_below(self, folders: Iterable[str]) -> list[str]:
        """Tracked files with uncommitted changes below the folders, relative to the top."""
        lines = self.git("status", "--porcelain=v1", "-z", "--untracked-files=no", "--", *folders)
        return [entry[3:] for entry in lines.split("\0") if len(entry) > 3]

    def committed(self, commit: str, path: str) -> bytes | None:
        """The bytes of a file as ``commit`` has it; None where it has none."""
        done = subprocess.run(
            ["git", "-C", str(self.top), "cat-file", "blob", f"{commit}:{path}"],
            capture_output=True,
            timeout=TIMEOUT,
        )
        return done.stdout if done.returncode == 0 else None

    def commit_files(self, parent: str, blobs: Iterable[Blob], message: str) -> str:
        """A new commit object on ``parent`` with the files changed. Gives its id; no ref moves."""
        with tempfile.TemporaryDirectory(prefix="watari-index-") as folder:
            env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.git("read-tree", parent, env=env)
            for blob in blobs:
                self._stage(blob, env)
            tree = self.git("write-tree", env=env)
        identity = self._identity()
        return self.git("commit-tree", tree, "-p", parent, "-F", "-", stdin=message.encode(), env=identity)

    def create_branch(self, name: str, commit: str) -> None:
        """Makes the branch; PlanRefused where it exists already (git checks and creates in one act)."""
        self.git("update-ref", f"refs/heads/{name}", commit, "0" * 40)

    def _stage(self, blob: Blob, env: Mapping[str, str]) -> None:
        if blob.data is None:
            self.git("update-index", "--force-remove", "--", blob.path, env=env)
            return
        object_id = self.git("hash-object", "-w", "--stdin", stdin=blob.data)
        mode = self._mode(blob, env)
        self.git("update-index", "--add", "--cacheinfo", f"{mode},{object_id},{blob.path}", env=env)

    def _mode(self, blob: Blob, env: Mapping[str, str]) -> str:
        listed = self.git("ls-files", "--stage", "--", blob.path, env=env)
        if listed:
            return listed.split(" ", 1)[0]
        return "100755" if blob.executable else "100644"

    def _identity(self) -> dict[str, str]:
        """Who commits: the person's own identity, watari's where git knows none."""
        try:
            self.git("var", "GIT_COMMITTER_IDENT")
        except PlanRefused:
            name, mail = "watari", "watari@localhost"
            return {
                "GIT_AUTHOR_NAME": name,
                "GIT_AUTHOR_EMAIL": mail,
                "GIT_COMMITTER_NAME": name,
                "GIT_COMMITTER_EMAIL": mail,
            }
        return {}


def repository_of(folder: Path) -> Repository | None:
    """The repository that ``folder`` lies in; None where it lies in none."""
    try:
        return Repository(Path(Repository(folder).git("rev-parse", "--show-toplevel")))
    except PlanRefused as error:
        if "not a git repository" in str(error):
            return None
        raise


def require_repository(folder: Path) -> Repository:
    """Like :func:`repository_of`, but PlanRefused with the next step where there is none."""
    found = repository_of(folder)
    if found is None:
        raise PlanRefused(
            f"{folder} is not in a git repository.",
            next_step="In it, type: git init && git add -A && git commit -m start",
        )
    return found
