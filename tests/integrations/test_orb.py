"""The CircleCI orb: packed as the orb development kit does, by the published schema, its scripts executed."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))
from shells import against_schema, checkout, shell, stand_in

SOURCE = Path(__file__).resolve().parents[2] / "orb" / "src"


def packed() -> dict[str, Any]:
    """What ``circleci orb pack`` makes: @orb.yml, and each folder's files by their names, scripts put in."""
    orb = yaml.safe_load((SOURCE / "@orb.yml").read_text(encoding="utf-8"))
    for kind in ("commands", "jobs", "executors", "examples"):
        orb[kind] = {file.stem: _included(file) for file in sorted((SOURCE / kind).glob("*.yml"))}
    return orb


def _included(file: Path) -> Any:
    def put_in(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: put_in(one) for key, one in value.items()}
        if isinstance(value, list):
            return [put_in(one) for one in value]
        found = re.fullmatch(r"<<\s*include\(([^)]+)\)\s*>>", value) if isinstance(value, str) else None
        return (SOURCE / found[1]).read_text(encoding="utf-8") if found else value

    return put_in(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_the_published_schema_of_a_configuration_takes_it(tmp_path: Path) -> None:
    """There is no schema of an orb alone: its parts are those of a configuration, and an orb may stand in one."""
    orb = packed()
    parts = {key: orb[key] for key in ("version", "commands", "jobs", "executors")}
    workflows = {"workflows": {"build": {"jobs": [{"check": {"package": "watari.whl"}}]}}}
    assert against_schema("vendor.circle-ci", {**parts, **workflows}, tmp_path) == ""
    for example in orb["examples"].values():
        assert against_schema("vendor.circle-ci", example["usage"], tmp_path) == ""


def test_every_part_and_parameter_is_described() -> None:
    orb = packed()
    for kind in ("commands", "jobs", "executors", "examples"):
        for part in orb[kind].values():
            assert part["description"]
            for parameter in part.get("parameters", {}).values():
                assert parameter["description"]
                assert parameter["type"] in ("string", "enum")


def test_parameters_are_declared_used_and_passed_on() -> None:
    orb = packed()
    for kind in ("commands", "jobs", "executors"):
        for part in orb[kind].values():
            body = {key: value for key, value in part.items() if key != "parameters"}
            used = set(re.findall(r"<< parameters\.(\w+) >>", json.dumps(body)))
            assert used == set(part.get("parameters", {}))
    steps = orb["jobs"]["check"]["steps"]
    for name in ("install", "check"):
        given = next(step[name] for step in steps if isinstance(step, dict) and name in step)
        known = orb["commands"][name]["parameters"]
        assert set(given) <= set(known)
        assert {key for key, one in known.items() if "default" not in one} <= set(given)
    job = orb["jobs"]["check"]["parameters"]
    for example in orb["examples"].values():
        (call,) = example["usage"]["workflows"]["build"]["jobs"]
        assert set(call["watari/check"]) <= set(job)


def test_no_parameter_is_pasted_into_a_command() -> None:
    for command in packed()["commands"].values():
        for step in command["steps"]:
            assert "<<" not in step.get("run", {}).get("command", "")


def check(folder: Path, home: Path, **parameters: str):
    step = packed()["commands"]["check"]
    values = {key: one["default"] for key, one in step["parameters"].items()} | parameters
    run = step["steps"][0]["run"]
    environment = {
        key: re.sub(r"<< parameters\.(\w+) >>", lambda found: values[found[1]], text)
        for key, text in run["environment"].items()
    }
    return shell(run["command"], folder, HOME=str(home), **environment)


def test_the_step_fails_where_there_are_findings_and_keeps_the_reports(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    stand_in(tmp_path / "home/.watari/bin/watari")
    done = check(folder, tmp_path / "home")
    assert done.returncode == 10, done.stderr
    assert "app.py:1" in done.stdout
    assert "app.py" in (folder / "watari-report/watari.md").read_text()
    json.loads((folder / "watari-report/watari.sarif").read_text())


def test_the_step_passes_where_there_are_none(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    stand_in(tmp_path / "home/.watari/bin/watari")
    (folder / "app.py").write_text("print()\n")
    assert check(folder, tmp_path / "home", severity="blocks-start").returncode == 0


@pytest.mark.parametrize("parameter", ["path", "severity", "diff", "baseline"])
def test_a_parameter_is_never_a_command(parameter: str, tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    stand_in(tmp_path / "home/.watari/bin/watari")
    assert check(folder, tmp_path / "home", **{parameter: "$(touch ran)'; touch ran"}).returncode != 0
    assert not (folder / "ran").exists()
