"""The parts that the cases do not tell apart: filters, the workspace, scripts that are followed, meanings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from watari.pipeline.circleci.filters import union
from watari.pipeline.circleci.model import read
from watari.pipeline.circleci.steps import script
from watari.pipeline.circleci.valid import problems
from watari.pipeline.circleci.workspace import workspace
from watari.pipeline.document import Refused, parse
from watari.pipeline.facts import one_offs, region
from watari.pipeline.images import Image
from watari.pipeline.meaning import difference
from watari.pipeline.parts import Ran, is_riddle, role

IMAGE = Image("api", ".", "ecs/Dockerfile", ("bin/api",), ("make", "build"), ())
MAIN = {"branches": {"only": "main"}}
TAGS = {"branches": {"ignore": "/.*/"}, "tags": {"only": "/^v/"}}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([MAIN, MAIN], MAIN),
        ([MAIN, {"branches": {"only": ["main", "qa"]}}], {"branches": {"only": ["main", "qa"]}}),
        ([MAIN, TAGS], {"branches": {"only": ["main"]}, "tags": {"only": ["/^v/"]}}),
        ([MAIN, None], None),
        ([None, TAGS], {"tags": {"only": ["/^v/"]}}),
        ([MAIN, {"branches": {"ignore": "docs"}}], None),
        ([TAGS, {"branches": {"ignore": "/.*/"}, "tags": {"ignore": "/rc/"}}],
         {"branches": {"ignore": "/.*/"}, "tags": {"only": "/.*/"}}),
    ],
)  # fmt: skip
def test_the_union_of_filters(filters: list[Any], expected: Any) -> None:
    assert union(filters) == expected


def _config(steps: str, more: str = "") -> str:
    return f"""version: 2.1
{more}
jobs:
  build:
    working_directory: ~/api
    steps: {steps}
workflows: {{main: {{jobs: [build]}}}}
"""


@pytest.mark.parametrize(
    ("persisted", "attach", "adds"),
    [
        ("{root: ., paths: [bin]}", ".", False),
        ("{root: ~/api, paths: [./bin/*]}", ".", False),
        ("{root: /home/circleci/api, paths: [.]}", ".", False),
        ("{root: bin, paths: [api]}", "bin", False),
        ("{root: ~/api/bin, paths: ['*']}", "bin", False),
        ("{root: ., paths: [dist]}", ".", True),
        ("{root: /tmp/workspace, paths: [bin/api]}", ".", True),
        ("{root: dist, paths: [bin/api]}", ".", True),
        ("{root: << parameters.where >>, paths: [bin/api]}", ".", True),
    ],
)
def test_the_workspace_holds_the_artefact_or_a_step_is_added(
    tmp_path: Path, persisted: str, attach: str, adds: bool
) -> None:
    pipeline = read(parse(_config(f"[checkout, {{persist_to_workspace: {persisted}}}]")))
    place = workspace(pipeline, "build", script(pipeline, "build", tmp_path), IMAGE)
    assert place.attach == attach
    assert (place.persist is not None) is adds


def test_without_an_artefact_nothing_is_persisted(tmp_path: Path) -> None:
    pipeline = read(parse(_config("[checkout]")))
    place = workspace(pipeline, "build", script(pipeline, "build", tmp_path), replace(IMAGE, artefacts=()))
    assert (place.attach, place.persist) == (None, None)


def test_commands_scripts_and_make_targets_are_followed(tmp_path: Path) -> None:
    (tmp_path / "ci").mkdir()
    (tmp_path / "ci/push.sh").write_text("scp \\\n  bin/api host:/\n")
    (tmp_path / "Makefile").write_text("build:\n\tgo build ./...\n\ndeploy: build\n\trsync -a bin host:/\n")
    commands = "commands: {put: {steps: [{when: {condition: true, steps: [{run: ci/push.sh}]}}, put]}}"
    pipeline = read(parse(_config("[put, {run: make deploy}, slack/notify]", commands)))
    found = script(pipeline, "build", tmp_path)
    assert "scp  bin/api host:/" in found.shell
    assert "rsync -a" in found.shell
    assert "go build" not in found.shell
    assert "slack/notify" in found.steps


def test_a_script_outside_the_repository_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.sh").write_text("scp a b\n")
    repository = tmp_path / "repository"
    repository.mkdir()
    (repository / "link.sh").symlink_to(tmp_path / "outside.sh")
    pipeline = read(parse(_config("[{run: ./link.sh}, {run: ../outside.sh}]")))
    assert "scp" not in script(pipeline, "build", repository).shell


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ({"a": [1, 2]}, {"a": [1, 2]}, None),
        ({"a": 1}, {"a": True}, "x.a"),
        ({"a": 1}, {"a": 1.0}, "x.a"),
        ({"a": [1]}, {"a": [1, 2]}, "x.a"),
        ({"a": 1}, {"a": 1, "b": 2}, "x.b"),
        ({"on": 1}, {True: 1}, "x.True"),
    ],
)
def test_meanings_differ_in_types_too(one: Any, other: Any, place: str | None) -> None:
    assert difference(one, other, "x") == place


def test_problems_of_workflows_are_found() -> None:
    data = {
        "jobs": {"a": {}, "b": {}},
        "workflows": {
            "version": 2,
            "w": {"jobs": [{"a": {"requires": ["b"]}}, {"b": {"requires": ["a", "gone"]}}, "absent", "orb/job"]},
        },
    }
    found = " / ".join(problems(data))
    assert "job absent is not defined" in found
    assert "gone is required and not there" in found
    assert "in a circle" in found
    assert "the orb of job orb/job is not declared" in found


def test_names_that_nothing_defines_are_found() -> None:
    data = {
        "orbs": {"slack": "circleci/slack@4"},
        "jobs": {
            "a": {
                "executor": "gone",
                "parameters": {"stage": {"type": "string"}},
                "steps": ["checkout", "absent", "slack/notify", "aws/setup", {"run": "echo << parameters.other >>"}],
            }
        },
        "workflows": {"w": {"when": "<< pipeline.parameters.run >>", "jobs": ["a"]}},
    }
    assert problems(data) == [
        "workflow w: job a is used without its parameter stage",
        "job a: executor gone is not defined",
        "job a: command absent is not defined",
        "job a: the orb of step aws/setup is not declared",
        "job a: parameter other is not declared",
        "pipeline parameter run is not declared",
    ]


@pytest.mark.parametrize("text", ["a: [", "a: 1\n---\nb: 2\n", "- a\n", "", "a: *gone\n", "a: !unknown {}\n"])
def test_broken_files_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse(text)


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        ("npm run migrations > dump.txt", ["npm run migrations"]),
        ("npm run migration:revert", []),
        ("yarn migrate:down", []),
        ("npx sequelize-cli db:migrate:undo", []),
        ("bundle exec rails db:migrate:status", []),
        ("yarn migrate:up && yarn migrate:down", ["yarn migrate:up"]),
    ],
)
def test_only_what_migrates_forward_is_a_migration(shell: str, expected: list[str]) -> None:
    assert [str(one) for one in one_offs(shell)] == expected


def test_what_runs_after_a_failure_is_not_what_a_job_is_for(tmp_path: Path) -> None:
    steps = "[{run: {command: make test}}, {run: {when: on_fail, command: 'ssh host restart'}}]"
    pipeline = read(parse(_config(steps)))
    assert "ssh" not in script(pipeline, "build", tmp_path).shell


@pytest.mark.parametrize(
    ("name", "shell", "expected"),
    [
        ("smoke-test", "npm run migrate", "test"),
        ("run-migrations", "npm run db", "one-off"),
        ("notify", "curl https://example.com", "other"),
        ("deploy-site", "aws s3 cp dist s3://site --recursive", "deploy"),
        ("fetch", "aws s3 cp s3://site dist --recursive", "other"),
        ("deploy", "kubectl --namespace=a apply -f .", "deploy"),
        ("deploy", "./unknown", "other"),
        ("build-test-image", "docker build .", "build"),
    ],
)
def test_the_part_of_a_job(name: str, shell: str, expected: str) -> None:
    ran = Ran(shell, shell, ())
    assert role(name, ran) == expected
    assert is_riddle(name, ran) is (shell == "./unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aws --region ap-northeast-2 deploy push", "ap-northeast-2"),
        ("ssh ec2-1-2-3-4.us-east-2.compute.amazonaws.com", "us-east-2"),
        ("default_region: us-gov-west-1", "us-gov-west-1"),
        ("eu-west-1 eu-west-1a", "eu-west-1"),
        ("eu-west-1 us-east-1", None),
        ("my-us-east-1 us-east-12 europe-west1-b", None),
    ],
)
def test_the_region_is_what_a_job_names_alone(text: str, expected: str | None) -> None:
    assert region(text) == expected
