"""What must hold for every configuration: at least a hundred generated ones a run."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import yaml
from circleci_writing import Written, configurations
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from watari.model.evidence import Evidence
from watari.model.fleet import Build, Service
from watari.pipeline import run
from watari.pipeline.circleci.valid import problems
from watari.sources.config import Config

SERVICE = Service(
    "api",
    ".",
    ("go",),
    Evidence("go.mod", 1),
    build=Build(("make", "build"), Evidence("Makefile", 1), ("bin/api",)),
)
EVERY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def _schema() -> Draft7Validator:
    text = files("check_jsonschema").joinpath("builtin_schemas/vendor/circle-ci.json").read_text("utf-8")
    return Draft7Validator(json.loads(re.sub(r"\\\\p\{\w+\}", r"\\\\w", text)))  # Python's expressions have no \\p.


def _invalid(text: str) -> set[str]:
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return {"/".join(map(str, one.absolute_path)) for one in _schema().iter_errors(data)}


def _planned(text: str) -> str:
    """The edited text; the same where nothing is edited."""
    with tempfile.TemporaryDirectory() as folder:
        _write(folder, text)
        result = run.plan(Path(folder), ".", (SERVICE,), Config(name="wallet"))
        assert not [one for one in result.refused if "has no TYPE" not in one]
        return result.edits[0].after.decode() if result.edits else text  # type: ignore[union-attr]


def _retired(text: str, keep: Literal["ecs", "ec2"]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        _write(folder, text)
        result = run.retire(Path(folder), keep)
        assert result.refused == ()
        return result.edits[0].after.decode()  # type: ignore[union-attr]


def _write(folder: str, text: str) -> None:
    file = Path(folder) / ".circleci/config.yml"
    file.parent.mkdir()
    file.write_bytes(text.encode())


def _entries(text: str) -> dict[str, Any]:
    """Each entry of the workflow by the name that others require it by; a matrix is its entries one by one."""
    found: dict[str, Any] = {}
    stages: dict[str, list[str]] = {}
    for entry in yaml.safe_load(text)["workflows"]["main"]["jobs"]:
        job, given_settings = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        own = {"job": job, **(given_settings or {})}
        if "requires" in own:
            own["requires"] = [one for name in own["requires"] for one in stages.get(name, [name])]
        matrix = own.pop("matrix", {"parameters": {"stage": []}})["parameters"]["stage"]
        stages[job] = [f"{job}-{stage}" for stage in matrix]
        found |= dict.fromkeys(stages[job] or [own.get("name", job)], own)
        stages = {name: listed for name, listed in stages.items() if listed}
    return found


@EVERY
@given(configurations())
def test_the_edit_touches_only_what_it_must_and_is_taken_back(one: Written) -> None:
    after = _planned(one.text)
    assert after != one.text
    assert _retired(after, "ec2") == one.text
    names = [one.build, *one.deploys, "deploy-"]
    lines = iter(after.splitlines())
    for line in one.text.splitlines():
        if not any(name in line for name in names) and "environment: {" not in line:
            assert any(line == found for found in lines), line
    assert after.count("\r\n") in (0, after.count("\n"))


@EVERY
@given(configurations())
def test_what_was_valid_stays_valid_and_a_second_plan_is_empty(one: Written) -> None:
    after = _planned(one.text)
    assert set(problems(yaml.safe_load(after))) <= set(problems(yaml.safe_load(one.text)))
    if not _invalid(one.text):
        assert _invalid(after) == set()
    assert _planned(after) == after
    jobs = yaml.safe_load(after)["jobs"]
    assert {"ec2-build", "ecs-build"} <= set(jobs)
    assert any(name.startswith("ec2-deploy") for name in jobs)
    assert any(name.startswith("ecs-deploy") for name in jobs)


@EVERY
@given(configurations())
def test_the_ecs_half_mirrors_what_guards_the_ec2_half(one: Written) -> None:
    before, after = _entries(one.text), _entries(_planned(one.text))
    for name, entry in before.items():
        if not name.startswith("deploy"):
            continue
        ec2, ecs = after[f"ec2-{name}"], after[f"ecs-{name}"]
        assert {key: entry.get(key) for key in ("filters", "context")} == {
            key: ecs.get(key) for key in ("filters", "context")
        }
        approvals = [one for one in entry["requires"] if before.get(one, {}).get("type") == "approval"]
        asked = [one for one in ecs["requires"] if after[one].get("type") == "approval"]
        assert len(asked) == len(approvals)
        assert [one for one in ec2["requires"] if after[one].get("type") == "approval"] == approvals
        assert not any(required.startswith("ec2-deploy") for required in ecs["requires"])


@EVERY
@given(configurations())
def test_without_its_ec2_half_it_means_what_it_meant_with_ecs_in_its_place(one: Written) -> None:
    after = _retired(_planned(one.text), "ecs")
    was, now = yaml.safe_load(one.text), yaml.safe_load(after)
    assert set(problems(now)) <= set(problems(was))
    if not _invalid(one.text):
        assert _invalid(after) == set()
    # The names are back: every entry is there, in the old order, with the requirements that it had.
    before, entries = _entries(one.text), _entries(after)
    assert [name for name in entries if name != "build-image"] == list(before)
    for name, entry in before.items():
        if name.startswith("deploy"):
            assert {key: entry.get(key) for key in ("filters", "context")} == {
                key: entries[name].get(key) for key in ("filters", "context")
            }
        else:
            assert entries[name] == entry
    # Every job that deployed nothing is what it was; the others deploy to ECS only.
    for name, job in was["jobs"].items():
        if name == one.build:
            kept = [step for step in job["steps"] if "persist_to_workspace" not in str(step)]
            assert [step for step in now["jobs"][name]["steps"] if "persist_to_workspace" not in str(step)] == kept
            assert now["jobs"][name].get("environment") == job.get("environment")
        elif name not in one.deploys:
            assert now["jobs"][name] == job
    ways = ("scp -q", "ssh deploy", "rsync -az", "ansible-playbook", "cap production", "eb deploy", "create-deployment")
    assert not any(way in str(now["jobs"]) for way in ways)
    assert "ec2" not in after
    for section in ("commands", "executors", "orbs"):
        for name in now.get(section) or {}:
            # What nothing used before may stay; what only EC2's half used is gone.
            assert after.count(name) > 1 or one.text.count(name) == 1
