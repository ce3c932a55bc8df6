"""Configurations as people write them, and what becomes of them: tests/cases/pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from watari.model.fleet import Service
from watari.pipeline import retire, run
from watari.pipeline.meaning import problems
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
    result = run.plan(case / "repo", service, config)
    assert result.refused == ()
    (edit,) = result.edits
    assert edit.purpose == "pipeline"
    assert edit.before == (case / "repo/.circleci/config.yml").read_bytes()
    assert edit.after is not None
    assert edit.after.decode() == (case / "after.yml").read_text("utf-8")
    assert problems(yaml.safe_load(edit.after)) == []


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_a_second_run_changes_nothing(case: Path, tmp_path: Path, service: Service, config: Config) -> None:
    repository = _copy(case, tmp_path, (case / "after.yml").read_bytes())
    assert run.plan(repository, service, config).edits == ()


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_windows_line_ends_and_a_byte_order_mark_stay(
    case: Path, tmp_path: Path, service: Service, config: Config
) -> None:
    before = "\ufeff" + (case / "repo/.circleci/config.yml").read_text("utf-8").replace("\n", "\r\n")
    repository = _copy(case, tmp_path, before.encode())
    (edit,) = run.plan(repository, service, config).edits
    assert edit.after is not None
    assert edit.after.decode() == "\ufeff" + (case / "after.yml").read_text("utf-8").replace("\n", "\r\n")


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_the_removal_leaves_the_ecs_half_under_the_old_names(
    case: Path, tmp_path: Path, service: Service, config: Config
) -> None:
    repository = _copy(case, tmp_path, (case / "after.yml").read_bytes())
    result = retire.plan(repository, service, config)
    assert result.refused == ()
    (edit,) = result.edits
    assert edit.purpose == "removal"
    assert edit.after is not None
    after = yaml.safe_load(edit.after)
    assert not [name for name in after["jobs"] if name.startswith(("ec2-", "ecs-"))]
    assert {"build", "build-image"} <= set(after["jobs"])
    assert problems(after) == []
    assert b"ec2" not in edit.after.replace(b"ec2-user", b"")
    assert edit.after.decode() == (case / "retired.yml").read_text("utf-8")


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refusal_names_the_reason_and_edits_nothing(case: Path, service: Service, config: Config) -> None:
    result = run.plan(case / "repo", service, config)
    assert result.edits == ()
    (sentence,) = result.refused
    assert (case / "refused.txt").read_text("utf-8").strip() in sentence
    assert sentence.startswith(".circleci/config.yml: ")


def test_production_waits_for_the_ecs_staging_and_for_the_same_person() -> None:
    after = yaml.safe_load((CASES / "staging-production/after.yml").read_text("utf-8"))
    entries = {
        name: settings
        for entry in after["workflows"]["release"]["jobs"]
        if isinstance(entry, dict)
        for name, settings in entry.items()
    }
    assert entries["ecs-deploy-production"]["requires"] == ["hold", "ecs-deploy-staging"]
    assert entries["ecs-deploy-production"]["context"] == "production"
    assert entries["ecs-deploy-staging"]["filters"] == {"branches": {"only": "main"}}
    assert entries["hold"]["requires"] == ["smoke-test", "ec2-deploy-staging"]
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
    assert run.plan(tmp_path, service, config) == run.EditResult()
    (tmp_path / ".gitlab-ci.yml").write_text("build: {}\n")
    (sentence,) = run.plan(tmp_path, service, config).refused
    assert "GitLab CI" in sentence
    assert "not supported yet" in sentence


def test_the_removal_waits_for_migrations(tmp_path: Path, service: Service, config: Config) -> None:
    text = (CASES / "staging-production/after.yml").read_text("utf-8")
    text = text.replace("bundle exec cap $STAGE deploy", "bundle exec cap $STAGE deploy db:migrate")
    repository = _copy(CASES / "staging-production", tmp_path, text.encode())
    result = retire.plan(repository, service, config)
    assert result.edits == ()
    assert "migrates the database" in result.refused[0]
