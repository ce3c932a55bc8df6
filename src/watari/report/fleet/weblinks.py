"""Where a file can be read: on this machine, and in the web where its repository came from.

``.git`` is read as text; git itself is never run, as a repository's configuration
could make it run programs.
"""

from __future__ import annotations

import configparser
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://)?(?:[^@/\s]+@)?(?P<host>[\w.-]+)(?::\d+(?=/))?[:/](?P<path>[\w.~-]+(?:/[\w.~-]+)+)/?"
)
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository: the folder that it is checked out in, and its files' address in the web at one commit."""

    folder: Path
    web: str


class Links:
    """Addresses of the files below one root. Each folder's repository is looked up once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[Path, Repository | None] = {}

    def local(self, path: str) -> str:
        """The ``file://`` address of a path relative to the root."""
        return (self._root / path).as_uri()

    def web(self, path: str) -> str | None:
        """The address of the file, or folder, at GitHub or GitLab; None where no remote or commit is known."""
        place = self._root / path
        repository = self._of(place if place.is_dir() else place.parent)
        if repository is None:
            return None
        inside = place.relative_to(repository.folder).as_posix()
        return repository.web + quote("" if inside == "." else inside)

    def _of(self, folder: Path) -> Repository | None:
        if folder not in self._known:
            marker = folder / ".git"
            if marker.exists():
                self._known[folder] = _repository(folder, marker)
            else:
                self._known[folder] = self._of(folder.parent) if folder.parent != folder else None
        return self._known[folder]


def _repository(folder: Path, marker: Path) -> Repository | None:
    try:
        home = _home(marker)
        common = _common(home)
        web = web_address(_remote(common))
        commit = _commit(home, common)
    except (OSError, ValueError, configparser.Error):
        return None
    if web is None or commit is None:
        return None
    middle = "-/blob" if "gitlab" in web.split("/")[2] else "blob"
    return Repository(folder, f"{web}/{middle}/{commit}/")


def web_address(remote: str) -> str | None:
    """The page of a repository by its remote; None unless its host is a GitHub or a GitLab.

    A user and a password in the remote are left out.
    """
    found = _REMOTE.fullmatch(remote.strip())
    if not found:
        return None
    host = found["host"].lower()
    return f"https://{host}/{found['path'].removesuffix('.git')}" if "github" in host or "gitlab" in host else None


def _home(marker: Path) -> Path:
    """The git directory; a worktree and a submodule name it in a file."""
    if marker.is_dir():
        return marker
    line = marker.read_text("utf-8", "replace").strip()
    return (marker.parent / line.removeprefix("gitdir:").strip()).resolve()


def _common(home: Path) -> Path:
    """The directory that a worktree shares with its repository."""
    pointer = home / "commondir"
    return (home / pointer.read_text("utf-8").strip()).resolve() if pointer.is_file() else home


def _remote(common: Path) -> str:
    """``origin``'s address, or the first remote's; empty where there is none."""
    # git indents its keys; configparser would read an indented line as the continuation of the one above.
    text = "\n".join(line.strip() for line in (common / "config").read_text("utf-8", "replace").splitlines())
    config = configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True)
    config.read_string(text)
    remotes = [name for name in config.sections() if name.startswith("remote ")]
    remotes.sort(key=lambda name: name != 'remote "origin"')
    return (config.get(remotes[0], "url", fallback="") or "") if remotes else ""


def _commit(home: Path, common: Path) -> str | None:
    head = (home / "HEAD").read_text("utf-8").strip()
    if not head.startswith("ref:"):
        return head if _COMMIT.fullmatch(head) else None
    name = head.removeprefix("ref:").strip()
    if ".." in name or not name.startswith("refs/"):
        return None
    loose = common / name
    if loose.is_file():
        commit = loose.read_text("utf-8").strip()
        return commit if _COMMIT.fullmatch(commit) else None
    packed = common / "packed-refs"
    lines = packed.read_text("utf-8").splitlines() if packed.is_file() else []
    return next((line[: -len(name) - 1] for line in lines if line.endswith(f" {name}")), None)
