"""The text of the ECS half's jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from watari.model.fleet import Service
from watari.sources.config import Config

AWS_IMAGE = "cimg/aws:2025.01"
"""CircleCI's image with the AWS CLI and Docker's: https://circleci.com/developer/images/image/cimg/aws."""


class _Dumper(yaml.SafeDumper):
    """Lists stand indented under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job of the ECS half: its name and its lines, not indented."""

    name: str
    text: str


def scalar(value: object) -> str:
    """A YAML value on one line, in quotes where it needs them."""
    return yaml.safe_dump([value], default_flow_style=True, width=10**6, allow_unicode=True).strip()[1:-1]


def block(value: Mapping[str, object]) -> str:
    """A mapping as block lines, keys in the order given."""
    text: str = yaml.dump(dict(value), Dumper=_Dumper, sort_keys=False, width=10**6, allow_unicode=True)
    return text


def indented(text: str, spaces: int) -> str:
    """The lines moved to the right; blank ones stay empty."""
    return "".join(" " * spaces + line if line.strip() else line for line in text.splitlines(keepends=True))


def build_job(
    name: str, service: Service, config: Config, dockerfile: str, attach: str | None, checkout: object
) -> NewJob:
    """The job that builds the image from ``dockerfile`` and pushes it.

    ``attach`` is where the workspace with the artefact goes; None where the
    image is made from the checkout alone. ``checkout`` is the step that gets the sources.
    """
    values = {
        "dockerfile": scalar(dockerfile),
        "attach": attach,
        "service": service.name,
        "checkout": checkout,
    }
    return NewJob(name, _render("ecs-build", name=name, region=config.region, **values))


def deploy_jobs(
    names: Mapping[str | None, str], service: Service, config: Config, taken: Iterable[str], checkout: object
) -> tuple[NewJob, ...]:
    """One job for each environment; the second and later merge the first and name their own cluster."""
    anchor = _free("ecs-deploy", set(taken)) if len(names) > 1 else None
    jobs = []
    for index, (environment, name) in enumerate(names.items()):
        text = _render(
            "ecs-deploy" if index == 0 else "ecs-deploy-again",
            name=name,
            anchor=anchor,
            region=config.region,
            service=service.name,
            checkout=checkout,
            cluster=_cluster(config, environment if anchor else None),
        )
        jobs.append(NewJob(name, text))
    return tuple(jobs)


def _cluster(config: Config, environment: str | None) -> str:
    """The fleet's cluster; one for each environment where there are several."""
    name = config.cluster or config.name or "default"
    return f"{name}-{environment}" if environment else name


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-job"
    return name


def _render(template: str, **values: object) -> str:
    environment = Environment(
        loader=PackageLoader("watari.pipeline"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML, not HTML; values are quoted by the scalar filter
    )
    environment.filters["scalar"] = scalar
    return environment.get_template(f"{template}.yml.j2").render(image=AWS_IMAGE, **values)
