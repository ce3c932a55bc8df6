"""The names of the two halves, kept in a comment above the ECS half: so that the removal gives them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

TITLE = "# The ECS half, beside the EC2 half. Below: the name before = its EC2 name + its ECS names."
_PERSISTS = re.compile(r"#   (?P<job>\S+) keeps for the image: .+")
_LINE = re.compile(r"#   (?P<before>.+?) = (?P<ec2>.+?)(?: \+ (?P<ecs>.+))?")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What a job (or an entry of a workflow) was called, is called for EC2, and its twins for ECS."""

    before: str
    ec2: str
    ecs: tuple[str, ...] = ()


def comment(pairings: Iterable[Pairing], kept: Mapping[str, Iterable[str]] | None = None) -> str:
    """The comment's lines, not indented. ``kept`` is what jobs were made to hand on, by the job's new name."""
    lines = [TITLE]
    for one in pairings:
        lines.append(" + ".join([f"#   {one.before} = {one.ec2}", *one.ecs]))
    lines += [f"#   {job} keeps for the image: {', '.join(paths)}" for job, paths in (kept or {}).items()]
    return "".join(f"{line}\n" for line in lines)


def recorded(text: str) -> tuple[Pairing, ...]:
    """The pairings that a file's comment tells; none where it has no such comment."""
    lines = iter(line.strip() for line in text.splitlines())
    if TITLE not in lines:
        return ()
    found = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None or _PERSISTS.fullmatch(line):
            break
        ecs = match["ecs"].split(" + ") if match["ecs"] else []
        found.append(Pairing(match["before"], match["ec2"], tuple(ecs)))
    return tuple(found)


def keeping(text: str) -> tuple[str, ...]:
    """The jobs that were made to hand on an artefact."""
    found = (_PERSISTS.fullmatch(line.strip()) for line in text.splitlines())
    return tuple(match["job"] for match in found if match is not None)


def is_comment_line(line: str) -> bool:
    """Whether a line belongs to such a comment."""
    line = line.strip()
    return line == TITLE or bool(_LINE.fullmatch(line) or _PERSISTS.fullmatch(line))


def joined(name: str, *parts: str | None) -> str:
    """A name with what tells it from its like: ``ecs-deploy-api-staging``."""
    return "-".join([name, *(part for part in parts if part)])


def coming_back(names: Mapping[str, str], staying: Set[str]) -> dict[str, str]:
    """Of the old names, by the new ones, those that can come back: not taken by what stays, and by one only."""
    found: dict[str, str] = {}
    for new, old in names.items():
        if old not in staying - set(names) and old not in found.values() and new != old:
            found[new] = old
    return found
