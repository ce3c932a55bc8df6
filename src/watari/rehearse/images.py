"""The images of a crossing: the edited repository's Dockerfile around the edited and the unedited binary."""

from __future__ import annotations

import shutil
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.model.fleet import Service
from watari.rehearse.build import Built
from watari.rehearse.ground import Ground
from watari.rehearse.hosts.interface import Image
from watari.sources.dockerfile import for_ecs

LEFT_OUT = shutil.ignore_patterns(".git", "node_modules", ".venv")


def build(ground: Ground, service: Service, folder: Path, built: Built, variant: str) -> Image:
    """An image of ``folder`` with the artefacts of ``built`` in place; ``variant`` is the tag."""
    context = ground.work / "images" / f"{service.name}-{variant}"
    shutil.copytree(folder, context, ignore=LEFT_OUT, dirs_exist_ok=True)
    for name, file in built.artefacts.items():
        (context / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, context / name)
    dockerfile = context / for_ecs(folder, service)
    if not dockerfile.is_file():
        raise RehearsalFailed(f"{service.name} has no Dockerfile after the plan.")
    tag = f"watari-rehearsal/{service.name}:{variant}"
    return ground.factory.build_image(context, dockerfile, tag)
