"""What both kinds of process hosts share: images as folders, and root folders for hosts."""

from __future__ import annotations

import shutil
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.imagefolder import FolderImage, build_folder, copy_image
from watari.rehearse.hosts.interface import HostKind, Image, TaskHostSpec
from watari.rehearse.hosts.lifetime import Lifetime


class ProcessLifetime(Lifetime):
    """Builds images into folders of the run."""

    def __init__(self, run_id: str, work: Path) -> None:
        super().__init__(run_id, work)
        self._folders: dict[str, FolderImage] = {}

    @property
    def kind(self) -> HostKind:
        return "processes"

    def build_image(self, context: Path, dockerfile: Path, tag: str) -> Image:
        root = self.images_folder / tag.replace("/", "_").replace(":", "_")
        shutil.rmtree(root, ignore_errors=True)
        built = build_folder(context, dockerfile, root)
        self._folders[tag] = built
        self.images[tag] = Image(tag, built.size_bytes(), built.entrypoint, built.stood_in)
        return self.images[tag]

    def built(self, spec: TaskHostSpec) -> FolderImage:
        """The image of a task. RehearsalFailed where it was not built in this run."""
        if spec.image not in self._folders:
            raise RehearsalFailed(
                f"The image {spec.image} of {spec.name} was not built in this run.",
                next_step="Build it before its task starts.",
            )
        return self._folders[spec.image]

    def task_root(self, spec: TaskHostSpec, folder: Path) -> tuple[FolderImage, tuple[str, ...], Path]:
        """The image, the whole command line and a root folder of the task's own."""
        image = self.built(spec)
        command = (*image.entrypoint, *(image.command if spec.command is None else spec.command))
        if not command:
            raise RehearsalFailed(
                f"The image {spec.image} does not say what to run.",
                next_step="Give the Dockerfile an ENTRYPOINT, or the container a command.",
            )
        root = folder / "root"
        copy_image(image, root)
        return image, command, root
