"""The Dockerfile around a binary that is built already."""

from __future__ import annotations

import json
import re
from pathlib import Path

from watari.container.image_files import Copy
from watari.container.program import Program
from watari.model.fleet import Service

STATIC_BASE = "gcr.io/distroless/static-debian12:nonroot"
"""Certificates, time zones, /tmp and the user 65532; no libc, no shell."""

GLIBC_BASE = "gcr.io/distroless/base-debian12:nonroot"
"""The same with glibc, for a Go binary that may have been linked against it."""

NONROOT = "65532:65532"
"""distroless's ``nonroot``; as a number it also works on a base that has no passwd file."""

_NO_CGO = re.compile(rb"CGO_ENABLED[\"']?\s*[:=]\s*[\"']?0")
_BUILD_FILES = ("Makefile", "GNUmakefile", "Taskfile.yml", "build.sh", ".circleci/config.yml")


def base_image(repository: Path, service: Service) -> str:
    """The base: without libc only where the repository says that the build links none."""
    command = " ".join(service.build.command).encode() if service.build else b""
    texts = [
        command,
        *((repository / name).read_bytes() for name in _BUILD_FILES if (repository / name).is_file()),
    ]
    return STATIC_BASE if any(_NO_CGO.search(text) for text in texts) else GLIBC_BASE


def write(service: Service, program: Program, binary: Copy, files: tuple[Copy, ...], base: str) -> str:
    """The Dockerfile's text. The build's context is the repository's root."""
    lines = [
        f"# {service.name} on Fargate: the binary that the EC2 hosts get, in an image.",
        "# Built from the repository's root: docker build --file ecs/Dockerfile .",
        f"ARG BASE_IMAGE={base}",
        "FROM ${BASE_IMAGE}",
        "",
        f'LABEL org.opencontainers.image.title="{service.name}"',
        "",
        f"# Built before, once for both homes ({service.build.evidence})."
        if service.build
        else "# Built before, once for both homes.",
        _copy(binary),
    ]
    if files:
        lines += ["", "# What the EC2 deployment installs on its hosts.", *map(_copy, files)]
    lines += ["", f"USER {NONROOT}", *(f"EXPOSE {port}" for port in program.ports)]
    lines += [f"ENTRYPOINT {json.dumps(list(program.command), ensure_ascii=False)}", ""]
    return "\n".join(lines)


def _copy(copy: Copy) -> str:
    if re.search(r"\s", copy.source + copy.destination):
        return f"COPY {json.dumps([copy.source, copy.destination], ensure_ascii=False)}"
    return f"COPY {copy.source} {copy.destination}"


def ignore(copies: tuple[Copy, ...]) -> str:
    """BuildKit's ignore file for this Dockerfile alone: nothing but what is copied reaches the builder.

    https://docs.docker.com/build/concepts/context/#filename-and-location
    """
    return "\n".join(["# Only what ecs/Dockerfile copies.", "*", *(f"!{copy.source}" for copy in copies), ""])
