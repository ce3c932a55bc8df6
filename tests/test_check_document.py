"""docs/check.md can't lie: commands, options, formats and inputs exist, and its rule finds what it says."""

from __future__ import annotations

import inspect
import json
import re
import typing
from pathlib import Path

import pytest
import yaml

from watari.cli.check import check
from watari.cli.exits import Exit
from watari.cli.main import VERBS, main
from watari.model.finding import SEVERITIES
from watari.rules.rule import shipped
from watari.sources.config import Config

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
PARAMETERS = inspect.signature(check, eval_str=True).parameters


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def block(title: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", section(title), re.S)
    assert found is not None
    return found.group(1)


def test_commands_and_options_exist() -> None:
    assert set(re.findall(r"`watari ([a-z]+)", TEXT)) <= set(VERBS)
    options = {f"--{name.replace('_', '-')}" for name in PARAMETERS}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", TEXT))
    assert named <= options
    assert options - {"--paths", "--color", "--config"} <= named, "every option is told of"


def test_the_example_is_what_is_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"```console\n\$ watari (.*)\n(.*?)```", TEXT, re.S)
    assert shown is not None
    monkeypatch.chdir(ROOT)
    main(shown.group(1).split())
    printed = capsys.readouterr().out.splitlines()
    for line in shown.group(2).splitlines():
        assert any(one.startswith(line.removesuffix("…")) for one in printed), line


def test_formats_and_severities_are_all_there() -> None:
    assert re.findall(r"^\| `([\w-]+)` \|", section("Formats"), re.M) == ["text", "json", "sarif", "github", "markdown"]
    assert set(typing.get_args(PARAMETERS["format"].annotation)) == {"text", "json", "sarif", "github", "markdown"}
    assert tuple(re.findall(r"^\| `([\w-]+)` \|", section("Severity"), re.M)) == SEVERITIES


def test_exit_codes_are_those_of_the_contract() -> None:
    codes = {int(one) for one in re.findall(r"(\d+) (?:nothing|findings|wrong)", section("What is shown"))}
    assert codes == {Exit.DONE, Exit.FINDINGS, Exit.WRONG_USE, Exit.NOTHING_TO_READ}


def test_files_named_exist() -> None:
    for path in re.findall(r"`((?:src|orb)/[\w./-]+)`", TEXT):
        assert (ROOT / path).exists(), path


def test_rules_named_exist() -> None:
    own = "python-switchboard"
    ids = {rule.id for rule in shipped()} | {own}
    assert set(re.findall(r"ignore\[([\w-]+)\]|rule: ([\w-]+)", TEXT)) != set()
    for first, second in re.findall(r"ignore\[([\w-]+)\]|rule: ([\w-]+)", TEXT):
        assert (first or second) in ids


def test_the_settings_are_settings() -> None:
    Config.model_validate(yaml.safe_load(block("watari.yaml", "yaml")))


def test_the_rule_of_your_own_finds_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "tools" / "watari-rules"
    rules.mkdir(parents=True)
    (rules / "python-switchboard.yml").write_text(block("A rule of your own", "yaml"), encoding="utf-8")
    (tmp_path / "app.py").write_text(block("A rule of your own", "python"), encoding="utf-8")
    (tmp_path / "watari.yaml").write_text("rules: [tools/watari-rules]\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "--format", "json"]) == 10
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["line"]) == ("python-switchboard", 3)


def test_the_workflow_uses_inputs_that_there_are() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = yaml.safe_load(block("GitHub Actions", "yaml"))["jobs"]["watari"]["steps"]
    assert set(steps[-1]["with"]) <= set(action["inputs"])
    told = set(re.findall(r"`([a-z-]+)(?:: \"\w+\")?`", section("GitHub Actions"))) | set(steps[-1]["with"])
    assert set(action["inputs"]) <= told


def test_the_orb_and_the_hook_are_used_as_they_are() -> None:
    example = yaml.safe_load((ROOT / "orb/src/examples/check.yml").read_text(encoding="utf-8"))["usage"]
    assert yaml.safe_load(block("CircleCI", "yaml")) == example
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    used = yaml.safe_load(block("pre-commit", "yaml"))["repos"][0]["hooks"]
    assert used[0]["id"] == hook["id"]
