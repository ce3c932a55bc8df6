"""Images where there is no Docker Engine: a Dockerfile's files and settings in a folder.

Understood are the instructions that put files and say how to start: ARG, FROM,
COPY, ADD of local files, ENV, WORKDIR, EXPOSE, USER, LABEL, ENTRYPOINT, CMD,
STOPSIGNAL SIGTERM. RUN needs the programs of a base image, and so a container.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from docker.utils.build import exclude_paths

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.dockerfile import (
    Instruction,
    assignments,
    exec_form,
    ignore_patterns,
    instructions,
    missing_bases,
    stages,
    words,
)
from watari.rehearse.hosts.rootfolder import copy_in, inside
from watari.rehearse.hosts.standin import stand_in_user, stood_in_sentence, write_stand_in

_ONLY_SAID = ("EXPOSE", "LABEL", "MAINTAINER", "HEALTHCHECK", "STOPSIGNAL")


@dataclass(slots=True)
class FolderImage:
    """An image as a folder. ``user`` is as written, "" for root."""

    root: Path
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    directory: str = "/"
    user: str = ""
    stood_in: tuple[str, ...] = ()

    def size_bytes(self) -> int:
        """The files' sizes together."""
        return sum(path.lstat().st_size for path in self.root.rglob("*") if path.is_file())

    def home(self) -> str:
        """The home folder of the image's user, as Docker sets it; "/" where its accounts do not say."""
        uid = str(self.ids()[0])
        accounts = (line.split(":") for line in _lines(self.root / "etc/passwd"))
        return next((entry[5] for entry in accounts if entry[2] == uid), "/")

    def ids(self, user: str | None = None) -> tuple[int, int]:
        """uid and gid, by the image's own accounts. RehearsalFailed for an account it does not have."""
        name, _, group = (self.user if user is None else user).partition(":")
        accounts = [line.split(":") for line in _lines(self.root / "etc/passwd")]
        groups = {entry[0]: entry[2] for line in _lines(self.root / "etc/group") if (entry := line.split(":"))}
        found = next((entry for entry in accounts if name in (entry[0], entry[2])), None)
        uid = found[2] if found else name or "0"
        gid = groups.get(group, group) or (found[3] if found else "0")
        if not (uid.isdigit() and gid.isdigit()):
            raise RehearsalFailed(
                f"The image has no account {self.user if user is None else user}.",
                next_step="Use a numeric USER in the Dockerfile, such as 65532:65532.",
            )
        return int(uid), int(gid)


def build_folder(context: Path, dockerfile: Path, root: Path) -> FolderImage:
    """Builds the Dockerfile into ``root``. RehearsalFailed with the line for what needs a container."""
    found = instructions(dockerfile)
    builds = stages(found)
    if len(builds) != 1:
        raise RehearsalFailed(
            f"{dockerfile.name} has {len(builds)} stages; without Docker only one can be built.",
            next_step="Start Docker and use --hosts containers.",
        )
    image = FolderImage(root)
    if missing_bases(builds, lambda _: False):
        base = builds[0].base
        write_stand_in(root, base)
        image.user = stand_in_user(base)
        image.stood_in = (stood_in_sentence(base),)
    root.mkdir(parents=True, exist_ok=True)
    _Builder(context, dockerfile, image).run(found)
    return image


class _Builder:
    """Applies instructions to an image, one method each."""

    def __init__(self, context: Path, dockerfile: Path, image: FolderImage) -> None:
        self.context = context
        self.name = dockerfile.name
        self.image = image
        self.arguments: dict[str, str] = {}
        self.sent = set(exclude_paths(str(context), ignore_patterns(context, dockerfile)))

    def run(self, found: tuple[Instruction, ...]) -> None:
        """Every instruction in order."""
        for instruction in found:
            if instruction.name in _ONLY_SAID:
                continue
            step = getattr(self, f"_{instruction.name.lower()}", None)
            if step is None:
                raise self._refused(instruction, f"{instruction.name} needs a container engine")
            step(instruction)

    def _from(self, instruction: Instruction) -> None:
        self.arguments = {}

    def _arg(self, instruction: Instruction) -> None:
        self.arguments |= assignments(instruction, self.arguments, self.image.environment)

    def _env(self, instruction: Instruction) -> None:
        self.image.environment |= assignments(instruction, self.arguments, self.image.environment)

    def _workdir(self, instruction: Instruction) -> None:
        self.image.directory = os.path.normpath(os.path.join(self.image.directory, "".join(self._words(instruction))))
        inside(self.image.root, self.image.directory).mkdir(parents=True, exist_ok=True)

    def _user(self, instruction: Instruction) -> None:
        self.image.user = "".join(self._words(instruction))

    def _entrypoint(self, instruction: Instruction) -> None:
        self.image.entrypoint = self._program(instruction)

    def _cmd(self, instruction: Instruction) -> None:
        self.image.command = self._program(instruction)

    def _copy(self, instruction: Instruction) -> None:
        given = self._words(instruction)
        flags = dict(_flag(word) for word in given if word.startswith("--"))
        *sources, destination = [word for word in given if not word.startswith("--")]
        unknown = set(flags) - {"chown", "chmod", "link"}
        if unknown:
            raise self._refused(instruction, f"COPY --{sorted(unknown)[0]} needs a container engine")
        target = os.path.join(self.image.directory, destination)
        matched = [path for source in sources for path in self._matches(instruction, source)]
        into = destination.endswith("/") or len(matched) > 1
        for path in matched:
            into_folder = into and path.is_file()
            place = inside(self.image.root, os.path.join(target, path.name) if into_folder else target)
            self._copy_one(path, place, flags)

    def _add(self, instruction: Instruction) -> None:
        if any("://" in word or ".tar" in word for word in instruction.value.split()):
            raise self._refused(instruction, "ADD of an archive or an address needs a container engine")
        self._copy(instruction)

    def _copy_one(self, path: Path, place: Path, flags: dict[str, str]) -> None:
        base = path.resolve() if path.is_file() else path
        if path.is_file():
            copy_in(base, place)
        for entry in sorted(path.rglob("*")) if path.is_dir() else ():
            if str(entry.relative_to(self.context)) in self.sent and not entry.is_dir():
                copy_in(entry, place / entry.relative_to(path))
        changed = [place, *place.rglob("*")] if place.is_dir() else [place]
        for entry in changed:
            if "chmod" in flags:
                entry.chmod(int(flags["chmod"], 8))
            if "chown" in flags and os.geteuid() == 0:
                os.chown(entry, *self.image.ids(flags["chown"]))

    def _matches(self, instruction: Instruction, source: str) -> list[Path]:
        pattern = os.path.normpath(source.lstrip("/"))
        if pattern == ".":
            return [self.context]
        if pattern.startswith(".."):
            raise self._refused(instruction, f"{source} is outside the build context")
        found = [
            path for path in sorted(self.context.glob(pattern)) if str(path.relative_to(self.context)) in self.sent
        ]
        if not found:
            raise self._refused(instruction, f"{source} is not in the build context")
        return found

    def _program(self, instruction: Instruction) -> tuple[str, ...]:
        listed = exec_form(instruction)
        if listed is None:
            raise self._refused(instruction, f"{instruction.name} is in shell form, and the image has no shell")
        return listed

    def _words(self, instruction: Instruction) -> tuple[str, ...]:
        return words(instruction, self.arguments, self.image.environment)

    def _refused(self, instruction: Instruction, why: str) -> RehearsalFailed:
        return RehearsalFailed(
            f"{self.name}:{instruction.line} cannot be built without Docker: {why}.",
            next_step="Start Docker and use --hosts containers.",
        )


def copy_image(image: FolderImage, root: Path) -> None:
    """A root folder of its own for one host of the image, owners kept where this process may."""
    zones = image.root / "usr/share/zoneinfo"

    def copy(source: str, target: str) -> None:
        # Six hundred small files that nothing writes: shared, for copying them takes most of a second.
        if Path(source).is_relative_to(zones) and not Path(source).is_symlink():
            os.link(source, target)
        else:
            _copy_owned(source, target)

    shutil.copytree(image.root, root, symlinks=True, copy_function=copy)
    for folder in (path for path in image.root.rglob("*") if path.is_dir() and not path.is_symlink()):
        _keep_owner(folder, root / folder.relative_to(image.root))


def _copy_owned(source: str, target: str) -> None:
    shutil.copy2(source, target, follow_symlinks=False)
    _keep_owner(Path(source), Path(target))


def _keep_owner(source: Path, target: Path) -> None:
    if os.geteuid() == 0:
        found = source.lstat()
        os.chown(target, found.st_uid, found.st_gid, follow_symlinks=False)


def _flag(word: str) -> tuple[str, str]:
    name, _, value = word.removeprefix("--").partition("=")
    return name, value


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.is_file() else []
