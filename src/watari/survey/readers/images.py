"""Image references, and the lines that build images."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from watari.survey.facts import BuiltImage
from watari.survey.readers.interface import Source
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.systemd import split
from watari.survey.tree import below

_BUILD = re.compile(r"\bdocker\s+(?:buildx\s+)?(?:image\s+)?build\s+(.*)")
_PACKAGING = re.compile(r"^\.?(docker(files)?|builds?|deploy(ments?)?|infra|ci|packaging)$")
_WITH_VALUE = frozenset(
    [
        "-t", "--tag", "-f", "--file", "-o", "--output", "--build-arg", "--target", "--platform", "--label",
        "--cache-from", "--cache-to", "--network", "--progress", "--secret", "--ssh", "--builder",
    ]
)  # fmt: skip


_CONTINUED = "\0"
_LINE_END = re.compile("[\n\0]")


def image_name(image: str | None) -> str | None:
    """``registry/group/name:tag`` as ``name``; a variable that alone names the image stays."""
    if not image:
        return None
    filled = interpolate(image, {})
    last = filled.split("@")[0].rstrip("/").rsplit("/", 1)[-1]
    name = last if re.fullmatch(r"\$\{?\w+\}?", last) else re.sub(r":.*$", "", last)
    return re.sub(r"\$\{?\w+\}?$", "", name) or name or None


def packed_folder(context: str, base: str, dockerfile: str | None) -> str:
    """The folder an image is of: the Dockerfile's, relative to ``base``, where it stands deeper than the context.

    A folder that only holds Dockerfiles says nothing of whose they are.
    """
    if not dockerfile or "$" in dockerfile:
        return context
    deeper = posixpath.dirname(posixpath.normpath(posixpath.join(base, dockerfile)))
    inside = bool(deeper) and not deeper.startswith("..") and deeper != context and below(deeper, context)
    return deeper if inside and not _PACKAGING.match(posixpath.basename(deeper)) else context


def built_images(script: str, first: int, source: Source, base: str) -> Iterator[BuiltImage]:
    """``docker build -t IMAGE FOLDER`` in a script that runs in the folder ``base``; line ``first`` is its first."""
    # A continued line is one command; the mark keeps the count of lines.
    joined = script.replace("\\\n", " " + _CONTINUED)
    for match in _BUILD.finditer(joined):
        words = split(re.split(r"\s(?:&&|\|\||;|\|)\s?", match[1].replace(_CONTINUED, ""))[0])
        image, context, dockerfile = _of_build(words)
        if image and context and "$" not in context:
            folder = packed_folder(posixpath.normpath(posixpath.join(base, context)), base, dockerfile)
            name = image_name(image)
            if name and "$" not in name:
                yield BuiltImage(name, folder, source.at(first + len(re.findall(_LINE_END, joined[: match.start()]))))


def _of_build(words: tuple[str, ...]) -> tuple[str | None, str | None, str | None]:
    image = context = dockerfile = None
    skip = False
    for index, word in enumerate(words):
        if skip:
            skip = False
            continue
        name, equals, value = word.partition("=")
        if name in _WITH_VALUE:
            skip = not equals
            value = value if equals else words[index + 1] if index + 1 < len(words) else ""
            image = value if name in ("-t", "--tag") else image
            dockerfile = value if name in ("-f", "--file") else dockerfile
        elif not word.startswith("-"):
            context = word
    return image, context, dockerfile
