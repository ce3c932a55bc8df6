"""What a team may choose: names, the way to deploy, credentials, clusters."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from watari.model.evidence import Evidence
from watari.model.fleet import Process, Service
from watari.pipeline import run
from watari.pipeline.circleci.valid import problems
from watari.sources.config import Config, PipelineConfig, PipelineEnvironment, ServiceConfig

CASE = Path(__file__).parent.parent / "cases" / "pipeline" / "staging-production"
Way = Literal["cli", "orbs", "ecspresso", "watari"]


def _plan(folder: Path, fleet: tuple[Service, ...], pipeline: PipelineConfig, **more: Any) -> dict[str, Any]:
    """The edited configuration's meaning; the edit is taken back byte for byte on the way."""
    shutil.copytree(CASE / "repo", folder, dirs_exist_ok=True)
    result = run.plan(folder, ".", fleet, Config(name="wallet", pipeline=pipeline, **more))
    assert result.refused == ()
    (edit,) = result.edits
    (folder / edit.path).write_bytes(edit.after or b"")
    (back,) = run.retire(folder, "ec2").edits
    assert back.after == edit.before
    after: dict[str, Any] = yaml.safe_load(edit.after or b"")
    assert problems(after) == []
    return after


@pytest.mark.parametrize("names", ["article", "kept"])
@pytest.mark.parametrize("way", ["cli", "orbs", "ecspresso", "watari"])
def test_every_way_to_deploy_is_whole(
    way: Way, names: Literal["article", "kept"], service: Service, tmp_path: Path
) -> None:
    after = _plan(tmp_path, (service,), PipelineConfig(deploy=way, names=names))
    orbs = {"orbs": {"aws-cli", "aws-ecr", "aws-ecs"}, "ecspresso": {"ecspresso"}}.get(way, set())
    assert set(after.get("orbs") or {}) == orbs
    for source in (after.get("orbs") or {}).values():
        assert source.count("@") == 1
        assert source.split("@")[1].count(".") == 2
    before = yaml.safe_load((CASE / "repo/.circleci/config.yml").read_bytes())
    if names == "kept":
        assert {name: after["jobs"][name] for name in before["jobs"]} == before["jobs"]
    else:
        assert {"ec2-build", "ec2-deploy-staging", "ec2-deploy-production"} <= set(after["jobs"])
    assert {"ecs-build", "ecs-deploy-staging", "ecs-deploy-production"} <= set(after["jobs"])


@pytest.mark.parametrize("way", ["cli", "orbs"])
def test_the_removal_with_kept_names_and_orbs_leaves_what_ecs_needs(way: Way, service: Service, tmp_path: Path) -> None:
    _plan(tmp_path, (service,), PipelineConfig(deploy=way, names="kept"))
    shutil.copytree(CASE / "repo", tmp_path / "again")
    config = Config(name="wallet", pipeline=PipelineConfig(deploy=way, names="kept"))
    (edit,) = run.plan(tmp_path / "again", ".", (service,), config).edits
    (tmp_path / "again" / edit.path).write_bytes(edit.after or b"")
    result = run.retire(tmp_path / "again")
    assert result.refused == ()
    after = yaml.safe_load(result.edits[0].after or b"")
    assert problems(after) == []
    assert {"build", "build-image", "deploy-staging", "deploy-production"} <= set(after["jobs"])
    assert "cap " not in str(after["jobs"])
    assert bool(after.get("orbs")) is (way == "orbs")


def test_orbs_need_2_1(service: Service, tmp_path: Path) -> None:
    shutil.copytree(CASE.parent / "codedeploy-2.0" / "repo", tmp_path, dirs_exist_ok=True)
    result = run.plan(tmp_path, ".", (service,), Config(pipeline=PipelineConfig(deploy="orbs")))
    assert result.edits == ()
    assert "orbs need `version: 2.1`" in result.refused[0]


def test_credentials_clusters_and_contexts_are_those_of_the_environment(service: Service, tmp_path: Path) -> None:
    environments = {
        "staging": PipelineEnvironment(cluster="blue", role_arn="arn:aws:iam::111122223333:role/staging"),
        "production": PipelineEnvironment(context="aws-production"),
    }
    wanted = PipelineConfig(role_arn="arn:aws:iam::111122223333:role/ci", environments=environments)
    after = _plan(tmp_path, (service,), wanted)
    staging, production = (after["jobs"][f"ecs-deploy-{name}"]["environment"] for name in environments)
    assert (staging["ECS_CLUSTER"], staging["AWS_ROLE_ARN"]) == ("blue", "arn:aws:iam::111122223333:role/staging")
    assert (production["ECS_CLUSTER"], production["AWS_ROLE_ARN"]) == (
        "wallet-production",
        "arn:aws:iam::111122223333:role/ci",
    )
    names = [step["run"]["name"] for step in after["jobs"]["ecs-deploy-staging"]["steps"] if "run" in step]
    assert names[0] == "Short-lived credentials by OIDC"
    entries = {
        next(iter(one)): next(iter(one.values()))
        for one in after["workflows"]["release"]["jobs"]
        if isinstance(one, dict)
    }
    assert entries["ecs-deploy-production"]["context"] == ["production", "aws-production"]


def _service(name: str, path: str, kind: Literal["web", "worker"]) -> Service:
    place = Evidence("Procfile", 1)
    return Service(name, path, ("ruby",), place, processes=(Process(name, ("run",), kind, place),))


def test_web_and_worker_of_one_folder_go_out_of_one_image(tmp_path: Path) -> None:
    services = (_service("jobs", ".", "worker"), _service("site", ".", "web"))
    after = _plan(tmp_path, services, PipelineConfig())
    assert [name for name in after["jobs"] if name.startswith("ecs-build")] == ["ecs-build"]
    text = json.dumps(after["jobs"]["ecs-deploy-staging"]["steps"])
    assert after["jobs"]["ecs-build"]["environment"]["ECR_REPOSITORY"] == "site"
    for name in ("site", "jobs"):
        assert f"ecs/task-definition-{name}.json" in text
        assert f"--service {name}" in text


def test_services_of_several_folders_have_an_image_each_and_one_that_stays_has_none(tmp_path: Path) -> None:
    services = tuple(_service(name, f"services/{name}", "web") for name in ("cart", "mail", "old"))
    after = _plan(tmp_path, services, PipelineConfig(), services={"old": ServiceConfig(stays="It is retired soon.")})
    builds = [name for name in after["jobs"] if name.startswith("ecs-build")]
    assert builds == ["ecs-build-cart", "ecs-build-mail"]
    assert "services/cart/ecs/Dockerfile" in json.dumps(after["jobs"]["ecs-build-cart"])
    assert {"ecs-deploy-cart-staging", "ecs-deploy-mail-production"} <= set(after["jobs"])
    assert {"ec2-deploy-staging", "ec2-deploy-production"} <= set(after["jobs"])
