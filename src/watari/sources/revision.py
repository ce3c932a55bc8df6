"""The tree of a git revision in a folder of its own, read without running anything that the repository configures.

Only objects are read (``ls-tree``, ``cat-file``): no filter, hook, text conversion or file system monitor has a
part in that, and they are switched off besides. No transport is allowed, so a partial clone fetches nothing.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from watari.errors import UsageError
from watari.sources.walk import MAX_BYTES, SKIPPED_FOLDERS

TIMEOUT = 120.0
"""Seconds for one answer of git."""

_KEPT = ("PATH", "HOME", "TMPDIR", "XDG_CONFIG_HOME", "SYSTEMROOT")
_SET = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_OFF = ("core.fsmonitor=", "core.hooksPath=/dev/null", "core.pager=cat", "protocol.allow=never")
_FILES = ("100644", "100755")
"""Modes of regular files; links and submodules are not followed by a check."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A revision in a folder: ``top`` is the repository's, ``folders`` are the paths that were asked for.

    ``missing`` are files whose content the repository does not have, as in one that is damaged, or whose name no
    file can have.
    """

    top: Path
    folders: tuple[Path, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Blob:
    object_id: str
    path: str
    size: int | None


@contextmanager
def tree_of(paths: Sequence[Path], revision: str) -> Iterator[Copy]:
    """A copy of ``paths`` as ``revision`` has them, until the context ends.

    Holds what a check may read below the paths; a path that the revision does not have is an empty folder.
    Raises UsageError where there is no repository, no such revision, or more than one repository.
    """
    folders = [path.resolve() for path in paths]
    top = _top(folders)
    commit = _commit(top, revision)
    inside = [folder.relative_to(top).as_posix() for folder in folders]
    with tempfile.TemporaryDirectory(prefix="watari-revision-", ignore_cleanup_errors=True) as name:
        copy = Path(name).resolve()
        for place in inside:
            (copy / place).mkdir(parents=True, exist_ok=True)
        blobs = list(_listed(top, commit, inside))
        refused = _write(top, [one for one in blobs if one.size is not None], copy)
        lost = tuple(one.path for one in blobs if one.size is None)
        yield Copy(copy, tuple(copy / place for place in inside), (*lost, *refused))


def repository_top(folder: Path) -> Path:
    """The top folder of the repository that ``folder`` lies in; UsageError where it lies in none."""
    said = _git(folder, "rev-parse", "--show-toplevel")
    top = Path(os.fsdecode(said.stdout.rstrip(b"\n"))) if said.returncode == 0 and said.stdout.strip() else None
    if top is None or not folder.is_relative_to(top.resolve()):
        why = _first_line(said)
        if "dubious ownership" in why:
            raise UsageError(
                f"git does not trust {folder}: it belongs to another user.",
                next_step=f"To trust it: git config --global --add safe.directory {folder}",
            )
        raise UsageError(f"{folder} is not in a git repository.", next_step="--diff needs one; leave it out.")
    return top.resolve()


def _top(folders: Sequence[Path]) -> Path:
    tops = {folder: repository_top(folder) for folder in folders}
    first, other = folders[0], next((one for one in folders if tops[one] != tops[folders[0]]), None)
    if other is not None:
        raise UsageError(
            f"{first} and {other} lie in different repositories, and a revision belongs to one.",
            next_step="Check them one by one.",
        )
    return tops[first]


def _commit(top: Path, revision: str) -> str:
    said = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = said.stdout.decode("ascii", "replace").strip()
    # The name may be known and the commit not be here: that is asked of the object itself.
    if said.returncode == 0 and _git(top, "cat-file", "-e", f"{commit}^{{tree}}").returncode == 0:
        return commit
    shallow = _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if shallow:
        raise UsageError(
            f"{revision} is not in {top}, which is a shallow clone.",
            next_step="Fetch the rest: git fetch --unshallow (in a workflow, fetch-depth: 0).",
        )
    raise UsageError(
        f"There is no revision {revision} in {top}.", next_step="Fetch it, or see: git branch --all; git tag"
    )


def _listed(top: Path, commit: str, places: Sequence[str]) -> Iterator[_Blob]:
    """The files below ``places`` that a walk would give."""
    wanted = [] if "." in places else places
    said = _git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *wanted)
    if said.returncode != 0:
        raise _incomplete(top, _first_line(said))
    for entry in filter(None, said.stdout.split(b"\0")):
        head, _, name = entry.partition(b"\t")
        mode, kind, object_id, size = head.decode("ascii").split()
        path = os.fsdecode(name)
        if kind == "blob" and mode in _FILES and _is_plain(path):
            # git writes BAD for the size of an object that it does not have.
            known = int(size) if size.isdigit() else None
            if known is None or known <= MAX_BYTES:
                yield _Blob(object_id, path, known)


def _incomplete(top: Path, why: str) -> UsageError:
    if _git(top, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$").returncode == 0:
        return UsageError(
            f"Files of that revision are not in {top}, which is a partial clone.",
            next_step="Fetch them: git fetch --refetch --no-filter",
        )
    return UsageError(f"git cannot read that revision in {top}: {why}.", next_step="See: git fsck")


def _is_plain(path: str) -> bool:
    """Whether a path can be written below a folder, and a walk would go there. Git checks neither when it reads."""
    parts = path.split("/")
    folders = parts[:-1]
    odd = any(part in ("", ".", "..") or part.lower() == ".git" for part in parts)
    return not odd and not SKIPPED_FOLDERS.intersection(folders)


def _write(top: Path, blobs: Sequence[_Blob], copy: Path) -> tuple[str, ...]:
    """Gives the paths that this file system does not take: a tree may hold names that no file can have."""
    refused = []
    questions = "".join(f"{blob.object_id}\n" for blob in blobs).encode("ascii")
    with _answers(top, questions, "cat-file", "--batch", "--buffer") as answers:
        for blob in blobs:
            data = _answer(answers)
            if data is None:
                raise _incomplete(top, f"{blob.path} is missing")
            target = copy / blob.path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            except OSError:
                refused.append(blob.path)
    return tuple(refused)


def _answer(stream: IO[bytes]) -> bytes | None:
    """One answer of ``cat-file --batch``: ``ID TYPE SIZE``, the content, an end of line; None for ``ID missing``."""
    words = stream.readline().split()
    if len(words) != 3:
        return None
    data = stream.read(int(words[2]))
    stream.read(1)
    return data


def _command(folder: Path, arguments: Sequence[str]) -> list[str]:
    off = [word for setting in _OFF for word in ("-c", setting)]
    return ["git", "-C", str(folder), "--no-pager", *off, *arguments]


def _environment() -> dict[str, str]:
    """No variable of git's reaches it: they could name another repository, or a program to start."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | _SET


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            _command(folder, arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            env=_environment(),
        )
    except FileNotFoundError:
        raise UsageError("git is not installed.", next_step="Install it, or leave --diff out.") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git {arguments[0]} did not end in {TIMEOUT:.0f} s in {folder}.") from None


@contextmanager
def _answers(folder: Path, questions: bytes, *arguments: str) -> Iterator[IO[bytes]]:
    """What a git says to all the questions; they are in a file, so neither side waits for the other."""
    with tempfile.TemporaryFile() as asked:
        asked.write(questions)
        asked.seek(0)
        with subprocess.Popen(
            _command(folder, arguments),
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as git:
            try:
                if git.stdout is not None:
                    yield git.stdout
            except BaseException:
                git.kill()
                raise


def _first_line(said: subprocess.CompletedProcess[bytes]) -> str:
    return (said.stderr.decode(errors="replace").strip().splitlines() or ["no message"])[0]
