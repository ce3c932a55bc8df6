"""Runs the ECS jobs of a service's edited pipeline: image built, pushed, deployed beside EC2 at weight 0."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watari.container import taskdef
from watari.errors import RehearsalFailed
from watari.plan.git import require_repository
from watari.rehearse.fargateside import Side, overrides
from watari.rehearse.ground import Ground
from watari.rehearse.pipeline import orbs
from watari.rehearse.pipeline.jobs import PARAMETER, Job, Step, ecs_jobs, place_of_pipeline
from watari.rehearse.pipeline.tools import BuildRequest, Tools
from watari.rehearse.result import NOTHING_TO_DO, PipelineRun, StepRun

STEP_SECONDS = 300.0
"""The longest that one step may take here."""

_NOTHING_TO_DO = frozenset(
    {"setup_remote_docker", "store_artifacts", "store_test_results", "restore_cache", "save_cache"}
)


def run_pipeline(ground: Ground, side: Side) -> PipelineRun | None:
    """Runs them and gives each step; None where the service's repository has no ECS jobs to run.

    The artefact is the one of this run's own build, in the workspace's place. What a step needs and this machine has
    not is named in the step; a step that fails ends the run.
    """
    top = require_repository(side.folder).top.resolve()
    place = place_of_pipeline(side.folder.resolve(), top)
    jobs = ecs_jobs(place, side.service.name) if place is not None else ()
    if place is None or not jobs:
        return None
    if importlib.util.find_spec("awscli") is None:
        raise RehearsalFailed("The AWS CLI is not installed.", next_step="Install watari[rehearse].")
    work = ground.work / "pipelines" / side.service.name
    with Tools(work / "bin", lambda asked: _build(ground, asked), lambda tag: _push(ground, work, tag)) as tools:
        runner = _Runner(ground, side, work, tools, top, place)
        for job in jobs:
            if not runner.run(job):
                break
        return PipelineRun(side.service.name, tuple(runner.steps), runner.image)


def _build(ground: Ground, asked: BuildRequest) -> None:
    lacking = [one for one in ("revision", "source") if not any(f"image.{one}=" in label for label in asked.labels)]
    if lacking:
        raise RehearsalFailed(f"The image {asked.tag} has no OCI label {lacking[0]}.")
    ground.factory.build_image(asked.context, asked.dockerfile, asked.tag)


def _push(ground: Ground, work: Path, tag: str) -> None:
    """The emulated registry learns of the image; its layers stay where the hosts find them."""
    if ground.factory.image(tag) is None:
        raise RehearsalFailed(f"There is no image {tag} to push.")
    repository, _, name = tag.partition("/")[2].rpartition(":")
    aws = str(work / "bin" / "aws")
    environment = _environment(ground)
    manifest = json.dumps({"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "tag": tag})
    create = [aws, "ecr", "create-repository", "--repository-name", repository]
    subprocess.run(create, env=environment, capture_output=True, timeout=60)
    put = [aws, "ecr", "put-image", "--repository-name", repository, "--image-tag", name, "--image-manifest", manifest]
    done = subprocess.run(put, env=environment, capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RehearsalFailed(f"The emulated registry did not take {tag}: {done.stderr.strip()}")


def _environment(ground: Ground) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    credentials = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    return (
        kept | credentials | {"AWS_ENDPOINT_URL": ground.emulator.front_url, "AWS_DEFAULT_REGION": ground.config.region}
    )


@dataclass
class _Runner:
    """One pipeline's run: a workspace, and a checkout for each job."""

    ground: Ground
    side: Side
    work: Path
    tools: Tools
    top: Path
    place: Path
    steps: list[StepRun] = field(default_factory=list)
    image: str = ""

    def __post_init__(self) -> None:
        self._workspace = self.work / "workspace"
        folder = self.side.folder.resolve().relative_to(self.place)
        for name, file in self.side.edited.artefacts.items():
            _copy(file, self._workspace / folder / name)

    def run(self, job: Job) -> bool:
        """Whether every step of the job was done."""
        cloned = self.work / job.name
        shutil.rmtree(cloned, ignore_errors=True)
        checkout = cloned / self.place.relative_to(self.top)
        checkout.mkdir(parents=True)
        (self.work / "tmp").mkdir(exist_ok=True)
        environment = self._variables(job, checkout)
        failed = False
        for step in job.steps:
            if failed != (step.settings.get("when") == "on_fail") and step.settings.get("when") != "always":
                continue
            done = self._step(job, step, checkout, environment)
            self.steps.append(done)
            failed = failed or bool(done.exit_code)
        return not failed

    def _variables(self, job: Job, checkout: Path) -> dict[str, str]:
        bash_env = self.work / f"{job.name}.env"
        bash_env.write_text("", encoding="utf-8")
        own = _environment(self.ground)
        own["PATH"] = f"{self.tools.folder}{os.pathsep}{own.get('PATH', os.defpath)}"
        return own | {
            "BASH_ENV": str(bash_env),
            "HOME": str(self.work),
            "WATARI_DOCKER": str(self.tools.socket),
            "CIRCLE_JOB": job.name,
            "CIRCLE_SHA1": self._head(),
            "CIRCLE_BRANCH": "watari/ecs",
            "CIRCLE_BUILD_NUM": "1",
            "CIRCLE_REPOSITORY_URL": f"https://git.example/{self.side.service.name}",
            "CIRCLE_OIDC_TOKEN_V2": "rehearsal",
            # One emulated cluster stands for those of all environments.
            **job.environment,
            "ECS_CLUSTER": self.ground.account.cluster,
        }

    def _head(self) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.side.folder), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout.strip()

    def _step(self, job: Job, step: Step, checkout: Path, environment: dict[str, str]) -> StepRun:
        began = time.monotonic()
        code, said, note = 0, "", ""
        settings: dict[str, Any] = step.settings
        match step.kind:
            case "checkout":
                code, said = self._checkout(self.work / job.name)
            case "attach_workspace":
                _copy(self._workspace, checkout / str(settings.get("at", ".")))
            case "persist_to_workspace":
                self._persist(checkout / str(settings.get("root", ".")), settings.get("paths") or [])
            case "run" if PARAMETER.search(str(settings.get("command", ""))):
                note = "not executed: a parameter in it is not known here"
            case "run":
                code, said = self._shell(str(settings.get("command", "")), checkout, environment)
            case kind if kind in _NOTHING_TO_DO:
                note = NOTHING_TO_DO
            case kind:
                effect = orbs.shell(kind, settings)
                if effect is None:
                    note = "not executed: what it does is not known here"
                else:
                    note = "by its documented effect"
                    code, said = self._shell(effect, checkout, environment)
        return StepRun(job.name, step.name, time.monotonic() - began, code, said if code else "", note)

    def _checkout(self, cloned: Path) -> tuple[int, str]:
        """The branch as applied, with the rehearsal's addresses in the task definitions."""
        shutil.rmtree(cloned)
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(self.top), str(cloned)]
        done = subprocess.run(clone, capture_output=True, text=True, timeout=120)
        if done.returncode:
            return done.returncode, done.stderr.strip()
        for file in sorted(cloned.glob("**/ecs/task-definition*.json")):
            definition = taskdef.load(file)
            here = overrides(self.ground, self.side, definition)
            file.write_bytes(taskdef.dump(taskdef.render(definition, taskdef.IMAGE, environment=here)))
        return 0, ""

    def _persist(self, root: Path, paths: list[Any]) -> None:
        for pattern in paths:
            for file in sorted(root.glob(str(pattern))):
                _copy(file, self._workspace / file.relative_to(root))
        for record in sorted(self._workspace.glob("**/ecs/image.txt")):
            self.image = record.read_text("utf-8").strip()

    def _shell(self, command: str, checkout: Path, environment: dict[str, str]) -> tuple[int, str]:
        """As CircleCI runs a step; ``/tmp`` is the run's own, for several pipelines share this machine."""
        text = command.replace("/tmp/", f"{self.work / 'tmp'}/")  # noqa: S108
        try:
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", text],
                cwd=checkout, env=environment, capture_output=True, text=True, timeout=STEP_SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return 124, f"It did not end in {STEP_SECONDS:.0f} s."
        return done.returncode, (done.stdout + done.stderr).strip()


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
