"""The pipeline's edit: EC2 and ECS built and deployed in parallel, as in the article."""

from __future__ import annotations

from pathlib import Path

from watari.model.edit import Edit, EditResult
from watari.model.fleet import Service
from watari.pipeline.circleci import PATH, Pipeline, read
from watari.pipeline.commands import checkout_step
from watari.pipeline.crossing import ECS_BUILD, Crossing, crossing
from watari.pipeline.document import Document, Refused, parse
from watari.pipeline.edits import append_step, insert_entries, insert_jobs, rename, set_type
from watari.pipeline.jobs import NewJob, build_job, deploy_jobs
from watari.pipeline.meaning import check, intended
from watari.pipeline.roles import Roles, roles
from watari.pipeline.workspace import Workspace, workspace
from watari.sources.config import Config
from watari.sources.dockerfile import for_ecs

OTHERS = {
    ".github/workflows": "GitHub Actions",
    ".gitlab-ci.yml": "GitLab CI",
    "Jenkinsfile": "Jenkins",
    "bitbucket-pipelines.yml": "Bitbucket Pipelines",
    "buildspec.yml": "CodeBuild",
}


def plan(repository: Path, service: Service, config: Config) -> EditResult:
    """Adds the ECS half to ``.circleci/config.yml`` and gives the EC2 half its names.

    Nothing is edited where the file has both halves already. ``refused`` says,
    with the line or the construct and what a person should do, why a file is
    left as it is.
    """
    file = repository / PATH
    if not file.is_file():
        return EditResult(refused=_other(repository))
    before = file.read_bytes()
    try:
        after = edited(before.decode("utf-8"), repository, service, config).encode("utf-8")
    except UnicodeDecodeError as error:
        return EditResult(refused=(f"{PATH}: byte {error.start} is not UTF-8. Save the file as UTF-8.",))
    except Refused as reason:
        return EditResult(refused=(f"{PATH}: {reason}",))
    if after == before:
        return EditResult()
    return EditResult(edits=(Edit(PATH, "pipeline", before, after, "EC2 and ECS build and deploy in parallel."),))


def _other(repository: Path) -> tuple[str, ...]:
    found = [name for path, name in OTHERS.items() if (repository / path).exists()]
    return tuple(
        f"{name} is the pipeline here, and its edit is not supported yet: add the ECS half by hand." for name in found
    )


def edited(text: str, repository: Path, service: Service, config: Config) -> str:
    """The configuration with both halves; the same text where it has them. Raises Refused."""
    document = parse(text)
    pipeline = read(document)
    if ECS_BUILD in pipeline.jobs and any(name.startswith("ecs-deploy") for name in pipeline.jobs):
        return text
    understood = roles(pipeline, service, repository)
    wanted = crossing(pipeline, understood)
    place = workspace(pipeline, understood.build, understood.scripts[understood.build], service)
    checkout = checkout_step(pipeline, understood.build)
    image = build_job(ECS_BUILD, service, config, for_ecs(repository, service), place.attach, checkout)
    jobs = (image, *deploy_jobs(wanted.ecs_jobs, service, config, document.anchors, checkout))
    result = _apply(document, pipeline, understood, wanted, place, jobs)
    meaning = intended(document.data, wanted, place.persist, jobs, understood.build)
    check(document.data, meaning, result.data)
    return result.text


def _apply(
    document: Document,
    pipeline: Pipeline,
    understood: Roles,
    wanted: Crossing,
    place: Workspace,
    jobs: tuple[NewJob, ...],
) -> Document:
    """Every edit, one after the other; entries first, for they know their places in the file as it was."""
    result = insert_entries(document, wanted.entries)
    result = rename(result, wanted.jobs, wanted.names)
    for name in wanted.jobs.values():
        result = set_type(result, name)
    if place.persist is not None:
        result = append_step(result, wanted.jobs[understood.build], place.persist)
    last = wanted.jobs[[name for name in pipeline.jobs if name in understood.deploy_jobs][-1]]
    result = insert_jobs(result, last, jobs[1:])
    return insert_jobs(result, wanted.jobs[understood.build], jobs[:1])
