"""Image references and the lines that build them."""

from __future__ import annotations

import pytest

from watari.survey.readers.images import built_images, image_name
from watari.survey.readers.interface import Source


@pytest.mark.parametrize(
    ("image", "name"),
    [
        ("registry.example:5000/port/ferry:1.2", "ferry"),
        ("ferry@sha256:abc", "ferry"),
        ("${REGISTRY:-port}/ferry:${TAG}", "ferry"),
        ("$PORT_USER/ferry", "ferry"),
        ("${FERRY_IMAGE}", "${FERRY_IMAGE}"),
        ("", None),
    ],
)
def test_image_names(image: str, name: str | None) -> None:
    assert image_name(image) == name


def test_docker_build_says_which_folder_an_image_is_of() -> None:
    script = (
        "set -e\ndocker build \\\n  -t port/ferry:$TAG -f ferry/Dockerfile . && echo ok\n"
        'docker build -t "$X" $DIR\ndocker build -t pilot -f docker/pilot.Dockerfile .\n'
    )
    found = list(built_images(script, 1, Source("build.sh", script.encode()), "."))
    assert [(one.image, one.folder, one.evidence.line) for one in found] == [
        ("ferry", "ferry", 2),
        ("pilot", ".", 5),
    ]
