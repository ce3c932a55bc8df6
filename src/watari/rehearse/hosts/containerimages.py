"""Images built by the Docker Engine, with stand-ins for bases that are not on this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

import docker
from docker.errors import BuildError, ImageNotFound
from docker.utils.build import tar

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.dockerfile import ignore_patterns, instructions, missing_bases, stages, with_bases
from watari.rehearse.hosts.engine import told
from watari.rehearse.hosts.interface import Image
from watari.rehearse.hosts.rootfolder import pack
from watari.rehearse.hosts.standin import needs_libc, stand_in_user, stood_in_sentence, write_stand_in

REPOSITORY = "watari-rehearsal"
_LAST_LINES = 5
_SENT_NAME = ".watari.Dockerfile"


class ImageBuilder:
    """Builds and labels a run's images. Nothing is pulled."""

    def __init__(self, client: docker.DockerClient, run_id: str, labels: dict[str, str]) -> None:
        self._client = client
        self._run_id = run_id
        self._labels = labels

    def build(self, context: Path, dockerfile: Path, tag: str) -> Image:
        """Builds; RehearsalFailed with the builder's last lines where that fails."""
        missing = missing_bases(stages(instructions(dockerfile)), self._present)
        standing_in = {stage: self._stand_in(stage.base) for stage in missing}
        # The repository's Dockerfile is never written: the engine gets its text under another name.
        text = with_bases(dockerfile, [pair for pair in standing_in.items() if not pair[0].argument])
        with tempfile.TemporaryFile() as sent, told(f"{tag} could not be built"):
            tar(context, ignore_patterns(context, dockerfile), (_SENT_NAME, text), fileobj=sent)
            sent.seek(0)
            try:
                built, _ = self._client.images.build(
                    fileobj=sent,
                    custom_context=True,
                    dockerfile=_SENT_NAME,
                    tag=tag,
                    buildargs={stage.argument: name for stage, name in standing_in.items() if stage.argument},
                    labels=self._labels,
                    rm=True,
                    forcerm=True,
                )
            except BuildError as error:
                raise RehearsalFailed(
                    f"{tag} could not be built: {_last_lines(error)}.", next_step=f"Look at {dockerfile}."
                ) from error
        return Image(
            tag,
            int(built.attrs["Size"]),
            tuple(built.attrs["Config"].get("Entrypoint") or ()),
            tuple(dict.fromkeys(stood_in_sentence(stage.base) for stage in missing)),
        )

    def empty(self, name: str) -> str:
        """An image with nothing in it, for hosts that get their files otherwise."""
        with tempfile.TemporaryDirectory() as folder:
            return self._imported(name, Path(folder), user="")

    def _stand_in(self, base: str) -> str:
        user = stand_in_user(base)
        name = "base" + ("-libc" if needs_libc(base) else "") + ("-nonroot" if user else "")
        if self._present(f"{REPOSITORY}/{name}:{self._run_id}"):
            return f"{REPOSITORY}/{name}:{self._run_id}"
        with tempfile.TemporaryDirectory() as folder:
            write_stand_in(Path(folder), base)
            return self._imported(name, Path(folder), user)

    def _imported(self, name: str, folder: Path, user: str) -> str:
        changes = [f'LABEL {key}="{value}"' for key, value in self._labels.items()]
        changes += [f"USER {user}"] if user else []
        repository = f"{REPOSITORY}/{name}"
        with told("A base image could not be made"):
            self._client.api.import_image_from_data(
                pack(folder), repository=repository, tag=self._run_id, changes=changes
            )
        return f"{repository}:{self._run_id}"

    def _present(self, name: str) -> bool:
        with told("The images of Docker could not be listed"):
            try:
                self._client.images.get(name)
            except ImageNotFound:
                return False
        return True


def _last_lines(error: BuildError) -> str:
    lines = [str(entry.get("stream") or entry.get("error") or "").strip() for entry in error.build_log]
    return " | ".join([line for line in lines if line][-_LAST_LINES:])
