"""This machine's own programs, as an EC2 host sees them: mounted read-only, never copied.

With them Go, Python and Node services run on an EC2 host without pulling or
building an operating system image.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# /sbin is left out: Docker mounts its own init program there.
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin")
_SETTINGS = (
    "/etc/ssl",
    "/etc/pki",
    "/etc/ca-certificates",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
)

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Userland:
    """``mounts`` are folders and files to mount at the same path, outermost first.

    ``links`` are symbolic links (path, target) that a root folder needs, such as
    ``/lib`` on a machine where it is ``usr/lib``.
    """

    mounts: tuple[Path, ...]
    links: tuple[tuple[str, str], ...]

    def holds(self, path: str) -> bool:
        """Whether ``path`` of this machine is there on the host as well."""
        real = Path(path)
        return real.exists() and any(mount == parent for mount in self._visible() for parent in (real, *real.parents))

    def around(self, places: Iterable[str]) -> Userland:
        """The same without hiding ``places``, which are the host's own, such as /usr/local/bin/account.

        A mount above one of them is taken apart into mounts of what is beside it.
        """
        own = [Path(place) for place in places]
        mounts: list[Path] = []
        links = list(self.links)
        todo = list(self.mounts)
        while todo:
            mount = todo.pop()
            if mount in own:
                continue
            if not any(place.is_relative_to(mount) for place in own):
                mounts.append(mount)
                continue
            for entry in mount.iterdir():
                if entry.is_symlink() and entry not in own:
                    links.append((str(entry), os.readlink(entry)))
                else:
                    todo.append(entry)
        return Userland(tuple(sorted(mounts)), tuple(links))

    def links_only(self) -> Userland:
        """Without mounts, for an engine that makes the places of its mounts itself."""
        return Userland((), self.links)

    def _visible(self) -> tuple[Path, ...]:
        return (*self.mounts, *(Path(path) for path, _ in self.links))


def machine_userland() -> Userland:
    """What this machine has: system folders, TLS and linker settings, Python and Node wherever they are."""
    mounts: list[Path] = []
    links: list[tuple[str, str]] = []
    for name in _SYSTEM:
        path = Path(name)
        if path.is_symlink():
            links.append((name, os.readlink(path)))
        elif path.is_dir():
            mounts.append(path)
    mounts += [Path(name) for name in _SETTINGS if Path(name).exists()]
    for tool in _toolchains():
        if not any(tool.is_relative_to(mount) for mount in mounts):
            mounts.append(tool)
    return Userland(tuple(mounts), tuple(links))


def _toolchains() -> list[Path]:
    """Python's installation and environment, and Node's installation, if they are not under /usr."""
    found = [Path(sys.base_prefix).resolve(), Path(sys.base_prefix), Path(sys.prefix)]
    node = shutil.which("node")
    if node and not node.startswith("/usr/"):
        found.append(Path(node).resolve().parent.parent)
    return found
