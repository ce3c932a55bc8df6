"""Where the artefact waits between the jobs: GitHub's artifact store, which keeps no file modes.

https://docs.github.com/actions/tutorials/store-and-share-data
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Any

from watari.pipeline.actions.steps import Script
from watari.pipeline.images import Image

ARCHIVE = "for-ecs.tar"
ARTIFACT = "for-ecs"
UPLOAD = "actions/upload-artifact@v4"


@dataclass(frozen=True, slots=True)
class Artifact:
    """How the image's job comes to the artefact.

    ``name`` is the artifact to download (None: nothing is built), ``path`` where to, ``archive`` what is unpacked
    then; ``steps`` are those that the build job lacks.
    """

    name: str | None = None
    path: str | None = None
    archive: str | None = None
    steps: tuple[dict[str, Any], ...] = ()


def artifact(build: Script | None, image: Image) -> Artifact:
    """What the build job uploads where that is all, else an archive of its own: an executable must stay one."""
    if build is None:
        return Artifact()
    if not image.artefacts:
        whole = [one for one in build.uploads if str(one.get("path", "")).strip() in (".", "./")]
        return Artifact(str(whole[0].get("name", "artifact"))) if whole else Artifact()
    for upload in build.uploads:
        path = str(upload.get("path", "")).strip().removeprefix("./")
        if path.endswith(".tar") and "\n" not in path and _packs(build.shell, path, image.artefacts):
            return Artifact(str(upload.get("name", "artifact")), None, path.rsplit("/", 1)[-1])
    pack = {"name": "Keep the artefact for the image", "run": f"tar -cf {ARCHIVE} {shlex.join(image.artefacts)}"}
    return Artifact(ARTIFACT, None, ARCHIVE, (pack, {"uses": UPLOAD, "with": {"name": ARTIFACT, "path": ARCHIVE}}))


def _packs(shell: str, archive: str, artefacts: tuple[str, ...]) -> bool:
    """Whether a command of the job packs exactly these artefacts into that archive."""
    return f"tar -cf {archive} {shlex.join(artefacts)}" in shell
