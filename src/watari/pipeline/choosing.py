"""Which of a configuration's jobs deploy to EC2, and which one builds what they and the image share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from watari.pipeline.document import Refused
from watari.pipeline.facts import BESIDE, HOMES, builds, is_deployment, is_something_else, named, ways
from watari.pipeline.images import Image
from watari.pipeline.lines import own_build
from watari.pipeline.parts import Runs


def deploying(texts: Mapping[str, Runs], used: Iterable[str]) -> list[str]:
    """The jobs of ``used`` that deploy to EC2; names that say so win.

    Raises Refused where there is none, where one goes elsewhere in the same script, and where a job deploys to ECS
    already: a second ECS half beside a team's own would deploy the service twice.
    """
    used = list(used)
    to_ec2 = {name: ways(texts[name].shell, texts[name].steps, "ec2") for name in used}
    found = [name for name in used if is_deployment(name, to_ec2[name])]
    found = [name for name in found if named("deploy", name)] or found
    for name in used:
        on_ecs = ways(texts[name].shell, texts[name].steps, "ecs")
        if on_ecs:
            raise Refused(f"job {name} deploys to ECS already ({', '.join(on_ecs)}). Go on with that one by hand.")
    for name in found:
        elsewhere = set(ways(texts[name].shell, texts[name].steps, "elsewhere")) - BESIDE
        if elsewhere:
            raise Refused(
                f"job {name} deploys to EC2 ({', '.join(to_ec2[name])}) and elsewhere ({', '.join(sorted(elsewhere))}) "
                "in one script. Split it into one job for each."
            )
    if not found:
        raise Refused(_no_deploy(texts, used))
    return found


def _no_deploy(texts: Mapping[str, Runs], used: list[str]) -> str:
    for home in HOMES[2:]:
        for name in used:
            found = ways(texts[name].shell, texts[name].steps, home)
            if found:
                return f"job {name} deploys to something else than EC2 ({', '.join(found)}). Nothing to move here."
    return (
        f"no job is known to deploy to EC2 (jobs: {', '.join(used) or 'none'}). watari knows ssh, scp, rsync, Ansible, "
        "Capistrano, Fabric, CodeDeploy, Beanstalk, Packer, SSM, instance refresh and packages laid into S3."
    )


def build(
    texts: Mapping[str, Runs],
    jobs: Iterable[str],
    deploys: Iterable[str],
    image: Image,
    hands_on: Callable[[str], bool],
    handing_on: str,
) -> str | None:
    """The job of ``jobs`` that builds what the image packs; None where the checkout is enough.

    ``hands_on`` says whether a job keeps its artefact for others, ``handing_on`` how that is called. Raises Refused
    where an artefact must be shared and no job, several jobs, or one that deploys at once, builds it.
    """
    candidates = [
        name
        for name in jobs
        if not named("deploy", name) and (named("build", name) or not is_something_else(name))
        if named("build", name) or _builds(texts[name], image)
    ]
    for narrower in (
        lambda name: bool(own_build(image.name, [name])),
        lambda name: _builds(texts[name], image),
        hands_on,
        lambda name: name == "build",
    ):
        if len(candidates) > 1:
            candidates = [name for name in candidates if narrower(name)] or candidates
    both = [name for name in deploys if _builds(texts[name], image)]
    if len(candidates) == 1 and (not both or hands_on(candidates[0]) or not image.artefacts):
        return candidates[0]
    if not image.artefacts:
        return None
    if len(candidates) > 1 and not both:
        raise Refused(f"more than one job builds ({', '.join(candidates)}). Name the one for the image `build`.")
    if both:
        raise Refused(
            f"job {both[0]} builds and deploys at once. Build in a job of its own, which {handing_on}, "
            "so that both homes get the same one."
        )
    raise Refused(
        "no job builds an artefact that EC2 and the image could share. "
        f"Build in a job named `build`, which {handing_on}."
    )


def _builds(one: Runs, image: Image) -> bool:
    own = " ".join(image.build_command)
    return (bool(own) and own in one.shell) or builds(one.own)
