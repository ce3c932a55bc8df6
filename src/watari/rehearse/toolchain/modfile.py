"""A copy of ``go.mod`` outside the repository, pointed to source trees of this machine.

``go build -modfile=COPY`` reads the copy instead; paths in it stay relative to
the module's own folder (https://go.dev/ref/mod#build-commands).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.toolchain.sources import Trees

_MAJOR = re.compile(r"[/.]v([2-9]|[1-9][0-9]+)$")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A ``require`` line; ``indirect`` where the line says so."""

    path: str
    version: str
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``go.mod`` requires, and the module paths that it replaces by folders itself."""

    requirements: tuple[Requirement, ...]
    local: frozenset[str] = frozenset()


def read(go: Path, manifest: Path) -> Manifest:
    """Reads a ``go.mod`` with the Go command. RehearsalFailed where it is not one."""
    command = [str(go), "mod", "edit", "-json", str(manifest)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=manifest.parent)
    if done.returncode != 0:
        why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise RehearsalFailed(f"{manifest} cannot be read: {why}.", next_step="Correct that file.")
    told = json.loads(done.stdout)
    required = [
        Requirement(one["Path"], one["Version"], one.get("Indirect", False)) for one in told.get("Require") or ()
    ]
    local = (one["Old"]["Path"] for one in told.get("Replace") or () if not one["New"].get("Version"))
    return Manifest(tuple(required), frozenset(local))


def folder(work: Path, module: Path) -> Path:
    """The folder below ``work`` for ``module``: the same for the same path, another for another."""
    digest = hashlib.sha256(str(module.resolve()).encode()).hexdigest()[:8]
    return work / "modules" / f"{module.resolve().name}-{digest}"


def copy(manifest: Path, into: Path) -> Path:
    """Copies ``go.mod`` and ``go.sum`` (the checks stay in force) and gives the copy's path.

    Each file appears whole: a build may be running with the copy of an earlier call.
    """
    into.mkdir(parents=True, exist_ok=True)
    for source in (manifest.with_name("go.sum"), manifest):
        if source.is_file():
            shutil.copyfile(source, into / f"{source.name}.next")
            (into / f"{source.name}.next").replace(into / source.name)
    return into / manifest.name


def point_to(go: Path, manifest: Path, trees: Trees) -> str:
    """Replaces every module that ``manifest`` needs, directly or not, by a tree of ``trees``.

    A module that only the module graph names and that no tree has becomes an
    empty one: the graph loads, and an import from it would fail the build by
    name. Gives the origin in words. Raises RehearsalFailed where a module that is
    required directly has no tree.
    """
    known = read(go, manifest)
    for wanted in known.requirements:
        if not wanted.indirect and wanted.path not in known.local and trees.directory(wanted.path) is None:
            raise RehearsalFailed(
                f"The Go module {wanted.path} is not to be had: the module proxy does not answer "
                f"and {trees.origin} has no sources of it.",
                next_step="Go online, or install Debian's -dev package of that module.",
            )
    edits: list[str] = []
    done: set[str] = set(known.local)
    queue = list(known.requirements)
    while queue:
        wanted = queue.pop()
        if wanted.path in done:
            continue
        done.add(wanted.path)
        owner, directory = _home(trees, wanted)
        if owner not in (None, wanted.path):
            queue.append(Requirement(str(owner), _any_version(str(owner)), indirect=True))
            edits.append(f"-require={owner}@{_version_in(known, str(owner))}")
        target = _with_manifest(manifest.parent, wanted.path, directory if owner == wanted.path else None)
        edits.append(f"-replace={wanted.path}={target}")
        queue.extend(_required_by(go, target))
    edited = shutil.copyfile(manifest, manifest.with_name("next.mod"))
    subprocess.run([go, "mod", "edit", *edits, edited], check=True, capture_output=True, timeout=60)
    edited.replace(manifest)
    return f"{trees.origin}, versions as packaged there"


def _home(trees: Trees, wanted: Requirement) -> tuple[str | None, Path | None]:
    """The module that holds ``wanted`` in the trees, and its folder.

    Debian ships the many modules of one repository (AWS SDK for Go v2) as one
    tree with one ``go.mod``: then the holder's path is a prefix of the wanted one.
    """
    directory = trees.directory(wanted.path)
    if directory is None:
        return None, None
    return trees.owner(wanted.path) or wanted.path, directory


def _with_manifest(work: Path, path: str, directory: Path | None) -> Path:
    """A folder with a ``go.mod``: the tree, a copy of a tree that lacks one, or an empty module."""
    if directory is not None and (directory / "go.mod").is_file():
        return directory
    made = work / "replaced" / path
    if directory is not None:
        shutil.copytree(directory, made, dirs_exist_ok=True)
    made.mkdir(parents=True, exist_ok=True)
    (made / "go.mod").write_text(f"module {path}\n\ngo 1.17\n", encoding="utf-8")
    return made


def _required_by(go: Path, directory: Path) -> Iterator[Requirement]:
    for one in read(go, directory / "go.mod").requirements:
        yield Requirement(one.path, one.version, indirect=True)


def _version_in(known: Manifest, path: str) -> str:
    return next((one.version for one in known.requirements if one.path == path), _any_version(path))


def _any_version(path: str) -> str:
    """A version that fits the path: which one does not matter, the module is replaced by a folder."""
    major = _MAJOR.search(path)
    return f"v{major.group(1)}.0.0" if major else "v0.0.0"
