"""Configurations as people write them, and what becomes of them: tests/cases/pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from watari.model.fleet import Service
from watari.pipeline import run
from watari.pipeline.circleci.valid import problems
from watari.sources.config import Config

CASES = Path(__file__).parent.parent / "cases" / "pipeline"
EDITED = sorted(path.parent for path in CASES.glob("*/after.yml"))
REFUSED = sorted(path.parent for path in CASES.glob("*/refused.txt"))


def _copy(case: Path, to: Path, text: bytes | None = None) -> Path:
    """The case's repository in a place of its own, with another configuration if one is given."""
    for source in (case / "repo").rglob("*"):
        if source.is_file():
            target = to / source.relative_to(case / "repo")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    if text is not None:
        (to / ".circleci/config.yml").write_bytes(text)
    return to


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_the_edit_is_the_expected_one(case: Path, service: Service, config: Config) -> None:
    result = run.plan(case / "repo", ".", (service,), config)
    notes = case / "notes.txt"
    assert list(result.refused) == (notes.read_text("utf-8").splitlines() if notes.exists() else [])
    (edit,) = result.edits
    assert edit.purpose == "pipeline"
    assert edit.before == (case / "repo/.circleci/config.yml").read_bytes()
    assert edit.after is not None
    assert edit.after.decode() == (case / "after.yml").read_text("utf-8")
    assert problems(yaml.safe_load(edit.after)) == []


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_a_second_run_changes_nothing(case: Path, tmp_path: Path, service: Service, config: Config) -> None:
    repository = _copy(case, tmp_path, (case / "after.yml").read_bytes())
    assert run.plan(repository, ".", (service,), config).edits == ()


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_windows_line_ends_and_a_byte_order_mark_stay(
    case: Path, tmp_path: Path, service: Service, config: Config
) -> None:
    before = "\ufeff" + (case / "repo/.circleci/config.yml").read_text("utf-8").replace("\n", "\r\n")
    repository = _copy(case, tmp_path, before.encode())
    (edit,) = run.plan(repository, ".", (service,), config).edits
    assert edit.after is not None
    assert edit.after.decode() == "\ufeff" + (case / "after.yml").read_text("utf-8").replace("\n", "\r\n")


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_the_removal_leaves_the_ecs_half_under_the_old_names(
    case: Path, tmp_path: Path, service: Service, config: Config
) -> None:
    repository = _copy(case, tmp_path, (case / "after.yml").read_bytes())
    result = run.retire(repository)
    assert result.refused == ()
    (edit,) = result.edits
    assert edit.purpose == "removal"
    assert edit.after is not None
    after = yaml.safe_load(edit.after)
    assert not [name for name in after["jobs"] if name.startswith(("ec2-", "ecs-"))]
    before = yaml.safe_load((case / "repo/.circleci/config.yml").read_bytes())
    assert _shown(before) <= _shown(after)
    assert "build-image" in after["jobs"]
    assert problems(after) == []
    assert b"ec2" not in edit.after.replace(b"ec2-user", b"")
    assert edit.after.decode() == (case / "retired.yml").read_text("utf-8")


def _shown(data: dict[str, Any]) -> set[str]:
    """The names of all entries of all workflows, as CircleCI shows them."""
    flows = [flow["jobs"] for flow in data["workflows"].values() if isinstance(flow, dict)]
    pairs = [next(iter(one.items())) if isinstance(one, dict) else (one, {}) for flow in flows for one in flow]
    found = {(settings or {}).get("name", job) for job, settings in pairs if "matrix" not in (settings or {})}
    for job, settings in pairs:
        values = (settings or {}).get("matrix", {}).get("parameters", {}).values()
        found |= {f"{job}-{value}" for listed in values for value in listed}
    return found


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refusal_names_the_reason_and_edits_nothing(case: Path, service: Service, config: Config) -> None:
    result = run.plan(case / "repo", ".", (service,), config)
    assert result.edits == ()
    (sentence,) = result.refused
    assert (case / "refused.txt").read_text("utf-8").strip() in sentence
    assert sentence.startswith(".circleci/config.yml: ")


def test_production_is_approved_for_each_half_behind_its_own_staging() -> None:
    after = yaml.safe_load((CASES / "staging-production/after.yml").read_text("utf-8"))
    entries = {
        name: settings
        for entry in after["workflows"]["release"]["jobs"]
        if isinstance(entry, dict)
        for name, settings in entry.items()
    }
    assert entries["hold"]["requires"] == ["smoke-test", "ec2-deploy-staging"]
    assert entries["ecs-hold"]["requires"] == ["smoke-test", "ecs-deploy-staging"]
    assert entries["ecs-hold"]["type"] == "approval"
    assert entries["ecs-deploy-production"]["requires"] == ["ecs-hold"]
    assert entries["ecs-deploy-production"]["context"] == "production"
    assert entries["ecs-deploy-staging"]["filters"] == {"branches": {"only": "main"}}
    assert after["jobs"]["ecs-deploy-production"]["environment"]["ECS_CLUSTER"] == "wallet-production"
    assert after["jobs"]["ec2-deploy-staging"]["environment"] == {"TYPE": "ec2", "STAGE": "staging"}


def test_the_image_is_built_wherever_one_of_the_deployments_runs() -> None:
    after = yaml.safe_load((CASES / "one-job-two-environments/after.yml").read_text("utf-8"))
    entries = [entry for entry in after["workflows"]["main"]["jobs"] if "ecs-build" in entry]
    assert entries[0]["ecs-build"]["filters"] == {
        "branches": {"only": ["develop", "main"]},
        "tags": {"only": ["/^v.*/"]},
    }


def test_other_pipelines_are_named(tmp_path: Path, service: Service, config: Config) -> None:
    assert run.plan(tmp_path, ".", (service,), config) == run.EditResult()
    (tmp_path / ".gitlab-ci.yml").write_text("build: {}\n")
    (sentence,) = run.plan(tmp_path, ".", (service,), config).refused
    assert "GitLab CI" in sentence
    assert "not supported yet" in sentence


def test_the_edit_is_taken_back_byte_for_byte(tmp_path: Path) -> None:
    for case in EDITED:
        repository = _copy(case, tmp_path / case.name, (case / "after.yml").read_bytes())
        (edit,) = run.retire(repository, "ec2").edits
        assert edit.after == (case / "repo/.circleci/config.yml").read_bytes()


def test_a_migration_becomes_a_one_off_task_before_the_service_is_updated(
    tmp_path: Path, service: Service, config: Config
) -> None:
    text = (CASES / "staging-production/repo/.circleci/config.yml").read_text("utf-8")
    text = text.replace("bundle exec cap $STAGE deploy", "bundle exec cap $STAGE deploy db:migrate")
    for command, waits in (("bundle exec rake db:migrate", False), ("python manage.py migrate", True)):
        changed = text.replace("deploy db:migrate", f"deploy\n            ssh app '{command}'")
        repository = _copy(CASES / "staging-production", tmp_path / str(waits), changed.encode())
        (edit,) = run.plan(repository, ".", (service,), config).edits
        assert edit.after is not None
        after = yaml.safe_load(edit.after)
        steps = [step["run"]["name"] for step in after["jobs"]["ecs-deploy-staging"]["steps"] if "run" in step]
        assert steps.index(f"Once: {command}") == steps.index("Update the service") - 1
        entries = [
            one["ecs-deploy-staging"] for one in after["workflows"]["release"]["jobs"] if "ecs-deploy-staging" in one
        ]
        # A tool that does not keep two migrations apart must not run twice at the same time.
        assert ("ec2-deploy-staging" in entries[0]["requires"]) is waits
