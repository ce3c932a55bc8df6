"""Which deployments belong to which image, where one configuration serves several services."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from watari.pipeline.document import Refused
from watari.pipeline.images import Image

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Line(Generic[Node]):
    """An image and the deployments that bring its services to EC2; ``label`` tells it from other lines."""

    label: str | None
    image: Image
    deploys: tuple[Node, ...]


def lines(
    images: Sequence[Image],
    deploys: Sequence[Node],
    place: Callable[[Node], tuple[object, ...]],
    texts: Callable[[Node], Iterable[str]],
    shown: Callable[[Node], str],
) -> tuple[Line[Node], ...]:
    """Gives every image its deployments.

    A deployment whose name (or another of its ``texts``) says a service is that service's own. Deployments to different
    places (``place``: the workflow and the environment) whose names say none are steps of one road, which all images
    take together. Where several go to one place, each must say whose it is. Raises Refused where one does not.
    """
    if not images:
        raise Refused("no service of this repository is to move. Run `watari survey` to see what it finds here.")
    owners = [_named(images, [words(text) for text in texts(deploy)]) for deploy in deploys]
    if len({place(one) for one in deploys}) == len(deploys) and None in owners:
        return tuple(Line(image.name if len(images) > 1 else None, image, tuple(deploys)) for image in images)
    of_image: dict[str, list[Node]] = {image.name: [] for image in images}
    for deploy, own in zip(deploys, owners, strict=True):
        if own is None:
            raise Refused(
                f"{shown(deploy)} is one of several deployments to the same place, and its name says no service of "
                f"this repository ({', '.join(image.name for image in images)}). Put the service's name into it."
            )
        of_image[own.name].append(deploy)
    for image in images:
        placed = [place(one) for one in of_image[image.name]]
        twice = next((one for index, one in enumerate(of_image[image.name]) if placed[index] in placed[:index]), None)
        if twice is not None:
            raise Refused(f"{image.name} is deployed twice to the same place, by {shown(twice)}. Name what differs.")
    found = [image for image in images if of_image[image.name]]
    return tuple(Line(image.name if len(found) > 1 else None, image, tuple(of_image[image.name])) for image in found)


def own_build(image: str, candidates: Sequence[str]) -> list[str]:
    """Of several jobs that build, those whose name says the image's service."""
    return [name for name in candidates if _holds(words(name), words(image))]


def words(text: str) -> tuple[str, ...]:
    """The words of a name, in small letters."""
    return tuple(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower()))


def _named(images: Sequence[Image], texts: list[tuple[str, ...]]) -> Image | None:
    """The image of which a service is named in the texts; the longest name wins, and two as long are none."""
    found: list[tuple[int, Image]] = []
    for image in images:
        names = [image.name, *(unit.service for unit in image.units), image.folder.rsplit("/", 1)[-1]]
        lengths = [len(words(name)) for name in names if any(_holds(text, words(name)) for text in texts)]
        if lengths:
            found.append((max(lengths), image))
    best = max((length for length, _ in found), default=0)
    winners = [image for length, image in found if length == best]
    return winners[0] if len(winners) == 1 else None


def _holds(text: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and any(text[at : at + len(name)] == name for at in range(len(text) - len(name) + 1))
