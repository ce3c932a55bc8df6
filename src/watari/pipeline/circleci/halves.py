"""The two halves of an edited configuration: what belongs to EC2, what to ECS, and what takes its place."""

from __future__ import annotations

from dataclasses import dataclass

from watari.pipeline.circleci.model import Entry, Pipeline
from watari.pipeline.circleci.steps import flat_steps
from watari.pipeline.names import Pairing, coming_back, recorded

_DEPLOY, _BUILD = "ecs-deploy", "ecs-build"


@dataclass(frozen=True, slots=True)
class Halves:
    """What the removal of the EC2 half does.

    ``going`` are the names of entries and ``jobs`` the jobs that go; ``instead`` gives for each name that goes what
    those who waited for it wait for now; ``names`` gives the names that come back.
    """

    going: frozenset[str]
    jobs: frozenset[str]
    instead: dict[str, tuple[str, ...]]
    names: dict[str, str]


def halves(pipeline: Pipeline) -> Halves | None:
    """The halves, by the comment that records them, or (where people wrote them by hand) by the prefixes.

    None where there are not both.
    """
    pairings = recorded(pipeline.document.text) or _by_prefix(pipeline)
    deploys = {one.ec2: _ecs(one, _DEPLOY) for one in pairings if _ecs(one, _DEPLOY)}
    if not deploys or not set(deploys) & pipeline.names:
        return None
    # An approval that was asked for each half is asked once again, at its old place.
    approvals = {ecs: (one.ec2,) for one in pairings if _is_approval(pipeline, one.ec2) for ecs in one.ecs}
    instead: dict[str, tuple[str, ...]] = {**deploys, **approvals}
    going = set(instead)
    names: dict[str, str] = {}
    for one in pairings:
        if one.ec2 in deploys:
            names |= _deploys_back(one)
    for one in pairings:
        images = _ecs(one, _BUILD)
        if images and one.ec2 not in going:
            stays = _is_needed(pipeline, one.ec2, going, images)
            if not stays:
                going.add(one.ec2)
                instead[one.ec2] = _requirements(pipeline, one.ec2)
            names |= _builds_back(one, images, stays)
        elif images:
            names |= {image: image.replace(_BUILD, "build", 1) for image in images}
        elif one.ec2 not in going:
            names[one.ec2] = one.before
    jobs = {entry.job for flow in pipeline.workflows for entry in flow.entries if entry.name in going}
    jobs = {job for job in jobs if all(entry.name in going for entry in pipeline.entries(job))}
    staying = {*pipeline.jobs} - jobs
    staying |= {entry.name for flow in pipeline.workflows for entry in flow.entries} - going
    back = coming_back(names, staying)
    return Halves(frozenset(going), frozenset(jobs & set(pipeline.jobs)), instead, back)


def _by_prefix(pipeline: Pipeline) -> tuple[Pairing, ...]:
    """``ec2-x`` beside ``ecs-x``."""
    found = []
    for name in sorted(pipeline.names):
        rest = name.removeprefix("ec2-")
        if rest != name and f"ecs-{rest}" in pipeline.names:
            found.append(Pairing(rest, name, (f"ecs-{rest}",)))
    return tuple(found)


def _ecs(one: Pairing, kind: str) -> tuple[str, ...]:
    return tuple(name for name in one.ecs if name.startswith(kind))


def _entries(pipeline: Pipeline, name: str) -> list[Entry]:
    return [entry for flow in pipeline.workflows if (entry := flow.entry(name)) is not None]


def _is_approval(pipeline: Pipeline, name: str) -> bool:
    found = _entries(pipeline, name)
    return bool(found) and all(entry.is_approval for entry in found)


def _deploys_back(one: Pairing) -> dict[str, str]:
    twins = _ecs(one, _DEPLOY)
    return {twin: one.before if len(twins) == 1 else twin.removeprefix("ecs-") for twin in twins}


def _builds_back(one: Pairing, images: tuple[str, ...], stays: bool) -> dict[str, str]:
    """The build has its name again; the image's build is called after it, or takes its name."""
    if not stays and len(images) == 1:
        return {images[0]: one.before}
    renamed = {image: image.replace(_BUILD, "build-image" if stays else "build", 1) for image in images}
    return {**renamed, one.ec2: one.before} if stays else renamed


def _is_needed(pipeline: Pipeline, build: str, going: set[str], images: tuple[str, ...]) -> bool:
    """Whether EC2's build serves something else too.

    The image takes its artefact, another job waits for it, or it runs where nothing is deployed, as a check.
    """
    for image in images:
        if any(name == "attach_workspace" for name, _ in flat_steps(pipeline, pipeline.job(image).get("steps"))):
            return True
    deploying = [entry.data.get("filters") for name in going for entry in _entries(pipeline, name)]
    if any(
        entry.data.get("filters") not in deploying or entry.data.get("filters") is None
        for entry in _entries(pipeline, build)
    ):
        return True
    return any(
        build in entry.required and entry.name not in going and entry.name not in images
        for flow in pipeline.workflows
        for entry in flow.entries
    )


def _requirements(pipeline: Pipeline, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for entry in _entries(pipeline, name) for one in entry.required))
