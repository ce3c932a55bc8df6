"""The GitHub Action: its file by the published schema, and its steps executed."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from gitting import commit, git

sys.path.insert(0, str(Path(__file__).parent))
from shells import against_schema, checkout, shell, stand_in

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


def test_the_published_schema_is_met(tmp_path: Path) -> None:
    assert against_schema("vendor.github-actions", ACTION, tmp_path) == ""


def test_no_input_is_pasted_into_a_command() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_inputs_and_variables_belong_together() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    for step in STEPS.values():
        used = set(re.findall(r"\$\{?(INPUT_[A-Z_]+|FINDINGS)\b", step.get("run", "")))
        assert used == set(step.get("env", {}))


class Runner:
    """What GitHub's runner gives a step: variables for inputs, files for outputs and the summary."""

    def __init__(self, folder: Path) -> None:
        self.workspace = checkout(folder / "workspace")
        self.temp = folder / "temp"
        stand_in(self.temp / "watari" / "bin" / "watari")
        self.output, self.summary = folder / "output", folder / "summary"
        self.output.touch()
        self.summary.touch()

    def run(self, name: str, **inputs: str):
        values = {f"inputs.{key}": str(value["default"]) for key, value in ACTION["inputs"].items()}
        values |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        values["steps.check.outputs.findings"] = self.findings
        environment = {
            key: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)
            for key, text in STEPS[name]["env"].items()
        }
        runner = {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTION_PATH": str(ROOT),
        }
        return shell(STEPS[name]["run"], self.workspace, **runner, **environment)

    @property
    def findings(self) -> str:
        return self.output.read_text().rpartition("findings=")[2].strip()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_finding_is_annotated_summed_up_and_fails(runner: Runner) -> None:
    done = runner.run("Check")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::error file=app.py,line=1,")
    assert done.stdout.count("\n") == 1
    assert runner.findings == "1"
    assert "## watari check" in runner.summary.read_text()
    sarif = json.loads((runner.workspace / "watari.sarif").read_text())
    assert len(sarif["runs"][0]["results"]) == 1
    assert runner.run("Judge").returncode == 10
    assert runner.run("Judge", fail="false").returncode == 0


def test_nothing_found_passes(runner: Runner) -> None:
    (runner.workspace / "app.py").write_text("print()\n")
    done = runner.run("Check")
    assert (done.returncode, done.stdout, runner.findings) == (0, "", "0")
    assert runner.run("Judge").returncode == 0


def test_a_wrong_use_fails_the_step(runner: Runner) -> None:
    done = runner.run("Check", path="absent")
    assert done.returncode == 3
    assert "absent" in done.stderr


@pytest.mark.parametrize(
    ("inputs", "findings"),
    [
        ({"severity": "misbehaves"}, "1"),
        ({"path": "one\ntwo\n"}, "2"),
        ({"path": "one"}, "1"),
        ({"summary": "false"}, "3"),
    ],
)
def test_inputs(runner: Runner, inputs: dict[str, str], findings: str) -> None:
    for name in ("one", "two"):
        (runner.workspace / name).mkdir()
        text = 'log = open("/etc/shop/shop.ini")\n'
        (runner.workspace / name / "app.py").write_text(text)
    if inputs == {"severity": "misbehaves"}:
        for name in ("one", "two"):
            (runner.workspace / name / "app.py").write_text("logging.FileHandler('/var/log/shop.log')\n")
    done = runner.run("Check", **inputs)
    assert done.returncode == 0, done.stderr
    assert runner.findings == findings
    assert (runner.summary.read_text() == "") == ("summary" in inputs)


def test_diff_and_baseline(runner: Runner) -> None:
    git(runner.workspace, "init", "-q")
    commit(runner.workspace)
    runner.run("Check", diff="HEAD")
    assert runner.findings == "0"
    written = shell(
        f"{runner.temp}/watari/bin/watari check --write-baseline known.json", runner.workspace, HOME=str(runner.temp)
    )
    assert written.returncode == 0, written.stderr
    (runner.workspace / "more.py").write_text('open("/etc/shop/more.ini")\n')
    runner.run("Check", baseline="known.json")
    assert runner.findings == "1"


def test_an_input_is_never_a_command(runner: Runner) -> None:
    evil = "x'; touch ran; $(touch ran) `touch ran`"
    for name in ("path", "severity", "diff", "baseline", "config"):
        assert runner.run("Check", **{name: evil}).returncode != 0
    assert not (runner.workspace / "ran").exists()


def test_install_uses_the_locked_versions_and_the_actions_own_checkout(runner: Runner) -> None:
    """pip itself is played: what it is asked for is what matters."""
    python = runner.temp / "python"
    pip = "#!/bin/sh\n" + f'echo "$@" > {runner.temp}/asked\n'
    python.write_text(f"#!/bin/sh\nmkdir -p $3/bin\ncat > $3/bin/python <<'EOF'\n{pip}EOF\nchmod 755 $3/bin/python\n")
    python.chmod(0o755)
    done = runner.run("Install watari", python=str(python))
    assert done.returncode == 0, done.stderr
    asked = (runner.temp / "asked").read_text().split()
    assert asked[-1] == str(ROOT)
    constraints = Path(asked[asked.index("--constraint") + 1]).read_text().splitlines()
    locked = re.findall(r"^([A-Za-z0-9._-]+==[^ ;\\]+)", (ROOT / "requirements.lock").read_text(), re.M)
    assert [one.partition(" ")[0] for one in constraints] == locked
    assert any(one.startswith("pydantic==") for one in constraints)
    assert not any("--hash" in one or "\\" in one for one in constraints)
