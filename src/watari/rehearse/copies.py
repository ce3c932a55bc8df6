"""Copies of the repositories: a rehearsal edits, commits and builds in these, never in the originals."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from watari.errors import NothingToRead, RehearsalFailed
from watari.plan.git import Repository, require_repository

COMMITTER = ("-c", "user.name=watari rehearsal", "-c", "user.email=watari@localhost")


def copy_sources(paths: Sequence[Path], work: Path) -> tuple[Path, ...]:
    """Copies what git knows of each path (tracked, or new and not ignored) below ``work``.

    Gives the copied paths, in the order of ``paths``. Raises NothingToRead for
    a path that is no folder, PlanRefused for one that lies in no git repository.
    """
    copied = []
    for index, path in enumerate(paths):
        source = path.resolve()
        if not source.is_dir():
            raise NothingToRead(f"{path} is not a folder.", next_step="Name the folder of a repository.")
        target = work / (source.name if len(paths) == 1 else f"{index}-{source.name}")
        _copy_known(require_repository(source), source, target)
        copied.append(target)
    return tuple(copied)


def make_repositories(copies: Iterable[tuple[Path, Path]], folders: Iterable[Path]) -> None:
    """Makes the copies git repositories again, with what was found as their first commit.

    ``copies`` pairs (original path, copied path). Where the original path is a
    repository of its own, its copy is one. Where it only lies in a larger one
    (an example inside a repository, a folder of many), each service's folder of
    ``folders`` becomes a repository of its own.
    """
    wholes = [copy for original, copy in copies if require_repository(original).top == original.resolve()]
    inside = [folder for folder in folders if not any(folder.is_relative_to(whole) for whole in wholes)]
    for folder in (*wholes, *inside):
        _initialise(folder)


def switch(folder: Path, branch: str) -> None:
    """Checks ``branch`` out in a copy."""
    Repository(folder).git("switch", "--quiet", branch)


def _copy_known(repository: Repository, source: Path, target: Path) -> None:
    listed = Repository(source).git("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".")
    names = [name for name in listed.split("\0") if name]
    if not names:
        raise RehearsalFailed(
            f"git knows no file below {source}.", next_step=f"Add them: git -C {repository.top} add {source}"
        )
    for name in names:
        original = source / name
        if original.is_symlink() or not original.is_file():
            continue
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copy)
        copy.chmod(0o755 if os.access(original, os.X_OK) else 0o644)


def _initialise(folder: Path) -> None:
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        (*COMMITTER, "commit", "--quiet", "--message", "As found"),
    ):
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            raise RehearsalFailed(f"git {arguments[0]} failed in the copy: {done.stderr.strip()[:200]}")
