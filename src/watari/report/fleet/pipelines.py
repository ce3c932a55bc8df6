"""The CI configurations of a fleet, for the terminal: what each deploys, to where, and whether a plan can edit it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from watari.model.pipeline import Deployment, Pipeline

SYSTEMS = {"circleci": "CircleCI", "github-actions": "GitHub Actions", "gitlab-ci": "GitLab CI", "jenkins": "Jenkins"}
HOMES = {"ec2": "EC2", "ecs": "ECS", "elsewhere": "elsewhere", "infrastructure": "infrastructure"}


def pipeline_lines(pipelines: tuple[Pipeline, ...]) -> Iterator[Text]:
    """A heading, and for each configuration its deployments and what is not understood."""
    if not pipelines:
        return
    yield Text()
    yield Text("Pipelines", style="bold")
    for one in pipelines:
        can = "a plan adds the ECS half" if one.editable else f"no edit: {one.why_not}" if one.why_not else "no edit"
        yield Text.assemble("  ", (one.path, "bold"), f"  {SYSTEMS[one.system]}; {can}")
        for deployment in one.deployments:
            yield _deployment(deployment)
        for sentence in one.not_understood:
            if sentence != one.why_not:
                yield Text(f"    not understood: {sentence}")


def _deployment(one: Deployment) -> Text:
    where = "".join(f" {word}" for word in (one.environment, f"in {one.region}" if one.region else None) if word)
    text = f"    {one.name} deploys to {HOMES[one.home]}{where} ({', '.join(one.ways)})"
    if one.approvals:
        text += f", after {', '.join(one.approvals)}"
    if one.one_offs:
        text += f"; once: {', '.join(one.one_offs)}"
    return Text.assemble(text, (f"  {one.evidence}", "dim"))
