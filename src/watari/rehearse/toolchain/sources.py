"""Debian's packages of Go sources: installed ones, or fetched into a cache without root.

Debian puts the sources of a Go library at ``/usr/share/gocode/src/<import path>``
(https://go-team.pages.debian.net/packaging.html).
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

INSTALLED = Path("/usr/share/gocode/src")

_HOSTS = {"github.com": "github", "golang.org": "golang", "gopkg.in": "gopkg", "google.golang.org": "google"}
_APT_SECONDS = 300
_SOURCES = re.compile(r"^golang-\S+-dev$", re.MULTILINE)
_DEPENDS = (
    "depends",
    "--recurse",
    "--no-recommends",
    "--no-suggests",
    "--no-conflicts",
    "--no-breaks",
    "--no-replaces",
    "--no-enhances",
)


@dataclass(frozen=True, slots=True)
class Trees:
    """Folders laid out by import path; the first that has a module wins. ``origin`` is for the report."""

    roots: tuple[Path, ...]
    origin: str = "Debian's packages of Go sources"

    def directory(self, module: str) -> Path | None:
        """The folder of a module; a major-version suffix may be missing in the layout."""
        for path in (module, re.sub(r"/v[0-9]+$", "", module)):
            for root in self.roots:
                if (root / path).is_dir():
                    return root / path
        return None

    def owner(self, module: str) -> str | None:
        """The module whose ``go.mod`` is nearest at or above the module's folder; None without one."""
        directory = self.directory(module)
        while directory is not None and directory not in self.roots:
            manifest = directory / "go.mod"
            if manifest.is_file():
                return _module_line(manifest)
            directory = directory.parent
        return None


def _module_line(manifest: Path) -> str | None:
    line = re.search(r'^module\s+"?([^\s"]+)', manifest.read_text(encoding="utf-8"), re.MULTILINE)
    return line.group(1) if line else None


def trees(modules: tuple[str, ...], *, fetch: bool) -> Trees:
    """The installed sources, and (``fetch``) those of ``modules`` that are missing there fetched into the cache.

    A fetch that fails is no error here: what is still missing is told by name by the caller.
    """
    cache = _cache()
    found = _present(cache)
    missing = tuple(one for one in modules if found.directory(one) is None) if fetch else ()
    if not missing or not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return found
    _fetch(missing, cache)
    return _present(cache)


def _present(cache: Path) -> Trees:
    unpacked = sorted((cache / "packages").glob(f"*/{INSTALLED.relative_to('/')}"))
    return Trees((INSTALLED, *unpacked))


def debian_package(module: str) -> str:
    """The package's name by Debian's convention: ``gopkg.in/yaml.v2`` → ``golang-gopkg-yaml.v2-dev``."""
    host, _, rest = module.partition("/")
    label = _HOSTS.get(host) or host.rpartition(".")[0]
    return f"golang-{label}-{rest.replace('/', '-')}-dev".replace("_", "-").lower()


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "watari" / "gocode"


def _fetch(modules: tuple[str, ...], cache: Path) -> None:
    """Downloads and unpacks the packages of ``modules`` and what they depend on, each once."""
    packages = cache / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    options = _apt_options(cache)
    wanted = {name for module in modules for name in _closure(module, options)}
    names = sorted(name for name in wanted if not (packages / name).exists())
    if not names:
        return
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        _run(["apt-get", *options, "download", *names], folder)
        for archive in Path(folder).glob("*.deb"):
            _unpack(archive, packages / archive.name.partition("_")[0])


def _unpack(archive: Path, package: Path) -> None:
    """Unpacks beside the archive and moves the whole: an interrupted run leaves no half package."""
    unpacked = archive.with_suffix("")
    if _run(["dpkg-deb", "-x", str(archive), str(unpacked)], str(archive.parent)) is not None:
        with contextlib.suppress(OSError):  # another run was faster
            unpacked.rename(package)


def _apt_options(cache: Path) -> tuple[str, ...]:
    """Nothing where apt has package lists; else apt's state in the cache, with lists brought in."""
    if _run(["apt-cache", "show", debian_package("github.com/aws/aws-sdk-go")], str(cache)) is not None:
        return ()
    lists, archives = cache / "apt" / "lists", cache / "apt" / "cache"
    for one in (lists / "partial", archives / "archives" / "partial"):
        one.mkdir(parents=True, exist_ok=True)
    options = ("-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={archives}", "-o", "Debug::NoLocking=1")
    _run(["apt-get", *options, "update"], str(cache))
    return options


def _closure(module: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The package of ``module``, or of the repository it is part of, and the packages it depends on."""
    path = module
    while "/" in path:
        listed = _run(["apt-cache", *options, *_DEPENDS, debian_package(path)], "/")
        if listed:
            return tuple(sorted(set(_SOURCES.findall(listed))))
        path = path.rpartition("/")[0]
    return ()


def _run(command: list[str], folder: str) -> str | None:
    """Standard output, or None where the program failed, is missing, or took too long."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_APT_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
