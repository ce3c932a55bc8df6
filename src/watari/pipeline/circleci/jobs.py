"""The text of the ECS half's jobs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import watari
from watari.pipeline.circleci.crossing import Crossing, EcsJob
from watari.pipeline.circleci.roles import Road
from watari.pipeline.clusters import cluster
from watari.pipeline.names import comment
from watari.pipeline.render import block, indented, overrides, render
from watari.sources.config import Config

AWS_IMAGE = "cimg/aws:2025.01"
"""CircleCI's image with the AWS CLI and Docker's: https://circleci.com/developer/images/image/cimg/aws."""

ORBS = {
    "orbs": {
        "aws-cli": "circleci/aws-cli@5.4.1",
        "aws-ecr": "circleci/aws-ecr@9.8.1",
        "aws-ecs": "circleci/aws-ecs@8.0.0",
    },
    "ecspresso": {"ecspresso": "fujiwara/ecspresso@2.0.4"},
}
"""What each way to deploy takes from CircleCI's registry, pinned: https://circleci.com/developer/orbs."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job of the ECS half: its name and its lines, not indented."""

    name: str
    text: str


def image_job(
    name: str,
    road: Road,
    config: Config,
    attach: str | None,
    checkout: object,
    crossing: Crossing,
    kept: Mapping[str, Iterable[str]],
) -> NewJob:
    """The job that builds the image and pushes it.

    ``attach`` is where the workspace with the artefact goes; None where the image is made from the checkout alone.
    ``checkout`` is the step that gets the sources. The first one carries the names of both halves, and what EC2's
    build was made to keep for it.
    """
    image = road.image
    role = config.pipeline.environment(road.deploys[0].environment).role_arn
    text = render(
        "circleci/ecs-build.yml.j2",
        name=name,
        image=AWS_IMAGE,
        region=config.region,
        repository=image.name,
        role_arn=role,
        credentials=_credentials(role),
        checkout=checkout,
        attach=attach,
        orbs=config.pipeline.deploy == "orbs",
        dockerfile=image.dockerfile,
        dockerfile_name=posixpath.basename(image.dockerfile),
        dockerfile_folder=posixpath.dirname(image.dockerfile) or ".",
        context=image.folder,
        record=image.record,
        record_folder=posixpath.dirname(image.record),
    )
    first = crossing.image_jobs[0][0] == name
    return NewJob(name, (comment(crossing.pairings, kept) if first else "") + text)


def _credentials(role: str | None) -> str:
    if role is not None:
        return "AWS credentials come by OIDC, from the role below."
    return "Needs AWS credentials that may push to ECR: from a context, or by OIDC."


def deploy_jobs(jobs: Sequence[EcsJob], config: Config, taken: Iterable[str], checkout: object) -> tuple[NewJob, ...]:
    """One job for each image and environment; an image's second and later merge the first, with their own cluster."""
    anchors = set(taken)
    several = len({job.deploy.environment for job in jobs}) > 1
    first: dict[str, tuple[str, EcsJob]] = {}
    found = []
    for job in jobs:
        shared = first.get(job.road.image.name)
        if shared is not None and shared[1].deploy.one_offs == job.deploy.one_offs:
            template, anchor = "circleci/ecs-deploy-again.yml.j2", shared[0]
        else:
            same = sum(other.road.image.name == job.road.image.name for other in jobs) > 1
            anchor = _free("ecs-deploy" + (f"-{job.road.label}" if job.road.label else ""), anchors) if same else ""
            anchors.add(anchor)
            template = "circleci/ecs-deploy.yml.j2"
            if anchor:
                first[job.road.image.name] = (anchor, job)
        found.append(NewJob(job.name, _deploy(template, job, config, several, anchor, checkout)))
    return tuple(found)


def _deploy(template: str, job: EcsJob, config: Config, several: bool, anchor: str, checkout: object) -> str:
    image = job.road.image
    own = config.pipeline.environment(job.deploy.environment)
    environment = {
        "TYPE": "ecs",
        "AWS_DEFAULT_REGION": config.region,
        "ECS_CLUSTER": own.cluster or cluster(config, job.deploy.environment if several else None),
    }
    if own.role_arn is not None:
        environment |= {"AWS_ROLE_ARN": own.role_arn, "AWS_ROLE_SESSION_NAME": "circleci"}
    text = render(
        template,
        name=job.name,
        anchor=anchor,
        image=AWS_IMAGE,
        environment=indented(block(environment), 4),
        role_arn=own.role_arn,
        checkout=checkout,
        deploy=config.pipeline.deploy,
        units=image.units,
        running=[unit for unit in image.units if unit.runs],
        record=image.record,
        one_offs=[
            {"text": str(one), "overrides": overrides(one, image.units[0].service)} for one in job.deploy.one_offs
        ],
        ecspresso=posixpath.normpath(posixpath.join(image.folder, "ecs/ecspresso.yml")),
        version=watari.__version__,
    )
    return text.rstrip("\n") + "\n"


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-job"
    return name
