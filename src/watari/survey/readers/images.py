"""Image references, and the lines that build images."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from watari.survey.facts import BuiltImage
from watari.survey.readers.interface import Source
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.systemd import split

_BUILD = re.compile(r"\bdocker\s+(?:buildx\s+)?(?:image\s+)?build\s+(.*)")
_WITH_VALUE = frozenset(
    [
        "-t", "--tag", "-f", "--file", "-o", "--output", "--build-arg", "--target", "--platform", "--label",
        "--cache-from", "--cache-to", "--network", "--progress", "--secret", "--ssh", "--builder",
    ]
)  # fmt: skip


def image_name(image: str | None) -> str | None:
    """``registry/group/name:tag`` as ``name``; a variable that alone names the image stays."""
    if not image:
        return None
    filled = interpolate(image, {})
    last = filled.split("@")[0].rstrip("/").rsplit("/", 1)[-1]
    name = last if re.fullmatch(r"\$\{?\w+\}?", last) else re.sub(r":.*$", "", last)
    return re.sub(r"\$\{?\w+\}?$", "", name) or name or None


def built_images(script: str, first: int, source: Source, base: str) -> Iterator[BuiltImage]:
    """``docker build -t IMAGE FOLDER`` in a script that runs in the folder ``base``; line ``first`` is its first."""
    joined = re.sub(r"\\\n", "  ", script)
    for match in _BUILD.finditer(joined):
        words = split(re.split(r"\s(?:&&|\|\||;|\|)\s?", match[1])[0])
        image, context, dockerfile = _of_build(words)
        if image and context and "$" not in context:
            folder = posixpath.normpath(posixpath.join(base, context))
            deeper = posixpath.dirname(posixpath.normpath(posixpath.join(base, dockerfile or ".")))
            folder = deeper if dockerfile and "$" not in dockerfile and deeper.startswith(folder + "/") else folder
            name = image_name(image)
            if name and "$" not in name:
                yield BuiltImage(name, folder, source.at(first + joined.count("\n", 0, match.start())))


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
