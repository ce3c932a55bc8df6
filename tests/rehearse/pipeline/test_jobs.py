"""Which jobs of an edited configuration a rehearsal runs."""

from __future__ import annotations

from pathlib import Path

from watari.pipeline.names import Pairing, comment
from watari.rehearse.pipeline import orbs
from watari.rehearse.pipeline.jobs import ecs_jobs, place_of_pipeline

CONFIG = """\
version: 2.1
parameters: {who: {type: string, default: you}}
jobs:
  ec2-build: {machine: true, steps: [checkout]}
  ec2-deploy: {machine: true, steps: [checkout]}
RECORD  ecs-build-api:
    environment: {A: 1}
    steps:
      - checkout
      - run: echo << pipeline.parameters.who >> <<pipeline.git.revision>> << parameters.x >>
      - other/step
  ecs-build-web: {machine: true, steps: [checkout]}
  ecs-deploy-api-staging: {machine: true, steps: [{run: {name: Go, command: date}}]}
  ecs-deploy-api-production: {machine: true, steps: [checkout]}
  ecs-deploy-web-staging: {machine: true, steps: [checkout]}
workflows: {main: {jobs: [ec2-build]}}
"""


def _write(folder: Path, record: str) -> None:
    (folder / ".circleci").mkdir(parents=True)
    (folder / ".circleci/config.yml").write_text(CONFIG.replace("RECORD", record))


def test_the_services_own_jobs_to_the_first_environment(tmp_path: Path) -> None:
    ecs = ("ecs-deploy-api-staging", "ecs-deploy-api-production", "ecs-deploy-web-staging")
    pairings = [Pairing("build", "ec2-build", ("ecs-build-api", "ecs-build-web")), Pairing("deploy", "ec2-deploy", ecs)]
    _write(tmp_path, "".join(f"  {line}\n" for line in comment(pairings).splitlines()))
    build, deploy = ecs_jobs(tmp_path, "api")
    assert (build.name, build.environment) == ("ecs-build-api", {"A": "1"})
    assert [step.kind for step in build.steps] == ["checkout", "run", "other/step"]
    assert build.steps[1].settings["command"] == "echo you $CIRCLE_SHA1 << parameters.x >>"
    assert (deploy.name, deploy.steps[0].name) == ("ecs-deploy-api-staging", "Go")


def test_a_configuration_without_an_ecs_half_has_none(tmp_path: Path) -> None:
    _write(tmp_path / "top", "")
    (tmp_path / "top/svc").mkdir()
    assert ecs_jobs(tmp_path / "top", "api") == ()
    assert place_of_pipeline(tmp_path / "top/svc", tmp_path / "top") == tmp_path / "top"
    assert place_of_pipeline(tmp_path / "top/svc", tmp_path / "top/svc") is None


def test_an_orb_that_is_not_known_has_no_effect_to_run() -> None:
    assert orbs.shell("slack/notify", {}) is None
    effect = orbs.shell("aws-ecs/update_service", {"family": "api", "cluster": "$C", "service_name": "api"})
    assert effect is not None
    assert 'update-service --cluster "$C" --service api' in effect
