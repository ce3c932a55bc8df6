"""A CircleCI configuration as the survey tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Pipeline, PipelineJob
from watari.pipeline.circleci.model import Entry, Workflow, read
from watari.pipeline.circleci.model import Pipeline as Model
from watari.pipeline.circleci.roles import environment, matrix_environments, scripts
from watari.pipeline.circleci.steps import Script
from watari.pipeline.document import parse
from watari.pipeline.parts import deployments, is_riddle, role


def describe(text: str, path: str, repository: Path) -> Pipeline:
    """The jobs, their parts, and every deployment. Raises Refused where the file cannot be read."""
    document = parse(text)
    pipeline = read(document)
    texts = scripts(pipeline, repository)
    jobs: dict[str, PipelineJob] = {}
    found: list[Deployment] = []
    for workflow in pipeline.workflows:
        for entry in workflow.entries:
            place = Evidence(path, entry.key.start_mark.line + 1)
            if entry.is_approval:
                jobs[entry.name] = PipelineJob(entry.name, "approval", place, "proven")
                continue
            ran = texts[entry.job]
            pair = pipeline.jobs.get(entry.job)
            written = Evidence(path, pair.key.start_mark.line + 1) if pair is not None else place
            jobs.setdefault(entry.job, PipelineJob(entry.job, role(entry.job, ran), written))
            if jobs[entry.job].role == "deploy":
                asked, settings = _approvals(workflow, entry), (entry.data, pipeline.job(entry.job))
                for where in matrix_environments(entry) or (environment(pipeline, entry, ran),):
                    found += deployments(entry.name, entry.job, workflow.name, ran, where, asked, place, settings)
    sentences = tuple(_not_understood(pipeline, jobs, texts))
    return Pipeline(path, "circleci", tuple(jobs.values()), tuple(found), sentences)


def _not_understood(model: Model, jobs: dict[str, PipelineJob], texts: dict[str, Script]) -> Iterator[str]:
    for name, job in jobs.items():
        if "/" in name and not model.job(name):
            if job.role == "other":
                yield f"{job.evidence}: what the orb's job {name} does stands in the orb."
        elif name in texts and is_riddle(name, texts[name]):
            yield f"{job.evidence}: no line says to where job {name} deploys."


def _approvals(workflow: Workflow, entry: Entry) -> list[str]:
    """The approvals before an entry, the nearest first; those before another deployment's count as well."""
    found: list[str] = []
    seen: set[str] = set()
    waiting = list(entry.required)
    while waiting:
        name = waiting.pop(0)
        required = workflow.entry(name)
        if required is None or name in seen:
            continue
        seen.add(name)
        if required.is_approval:
            found.append(name)
        waiting += required.required
    return found
