"""A workflow of GitHub Actions as the survey tells it."""

from __future__ import annotations

from pathlib import Path

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Pipeline, PipelineJob
from watari.pipeline.actions.model import read
from watari.pipeline.actions.roles import environment
from watari.pipeline.actions.steps import script
from watari.pipeline.document import parse
from watari.pipeline.parts import Ran, deployments, is_riddle, role


def describe(text: str, path: str, repository: Path) -> Pipeline:
    """The jobs, their parts, and every deployment. Raises Refused where the file cannot be read.

    Whether an environment asks a reviewer stands in GitHub's settings and not in the file.
    """
    document = parse(text)
    workflow = read(document)
    title = str(document.data.get("name") or Path(path).stem)
    jobs: list[PipelineJob] = []
    found: list[Deployment] = []
    unknown: list[str] = []
    for name, job in workflow.jobs.items():
        one = script(job, repository)
        ran = Ran(one.shell, one.own or one.shell, one.steps)
        place = Evidence(path, job.pair.key.start_mark.line + 1)
        jobs.append(PipelineJob(name, role(name, ran), place))
        if job.calls is not None and not job.calls.startswith("./"):
            unknown.append(f"{place}: what {job.calls} does stands in another repository.")
        elif is_riddle(name, ran):
            unknown.append(f"{place}: no line says to where job {name} deploys.")
        if jobs[-1].role == "deploy":
            found += deployments(
                name, name, title, ran, environment(job), (), place, (job.data, document.data.get("env"))
            )
    reviewed = sorted({one.environment for one in found if one.environment is not None})
    if reviewed:
        unknown.append(f"whether reviewers are asked for {', '.join(reviewed)} stands in GitHub's settings.")
    return Pipeline(path, "github-actions", tuple(jobs), tuple(found), tuple(unknown))
