"""The ECS half's shell, run for real; stand-ins for aws and docker write down what they were asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

CASE = Path(__file__).parent.parent / "cases" / "pipeline" / "scp-systemd"
IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/api"
ARN = "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/api:7"

AWS = """#!/bin/bash
echo "aws $*" >> "$ASKED"
case "$1 $2" in
  "sts get-caller-identity") echo 123456789012 ;;
  "ecr describe-images") [ -n "$IMAGE_EXISTS" ] ;;
  "ecr get-login-password") echo password ;;
  "ecs register-task-definition") cp "${4#file://}" "$REGISTERED"; echo "$ARN" ;;
  "ecs wait") [ -z "$NEVER_STABLE" ] ;;
  "ecs describe-services")
    case "$*" in *deployments*) echo "$RUNNING" ;; *) echo "tasks failed to start" ;; esac ;;
  "ecs list-tasks") echo arn:aws:ecs:task/one ;;
  "ecs describe-tasks") echo "CannotPullContainerError" ;;
esac
"""
DOCKER = '#!/bin/bash\necho "docker $*" >> "$ASKED"\ncat > /dev/null\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a commit and a task definition, and the stand-ins beside it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in (("aws", AWS), ("docker", DOCKER)):
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    folder = tmp_path / "checkout"
    (folder / "ecs").mkdir(parents=True)
    definition = '{"family": "api", "image": "<IMAGE>", "role": "arn:aws:iam::<AWS_ACCOUNT_ID>:role/api"}'
    (folder / "ecs/task-definition.json").write_text(definition)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    return folder


def _run(job: str, checkout: Path, **more: str) -> tuple[int, str, str]:
    """Runs a job's steps as CircleCI does (bash -eo pipefail): exit code, output, what was asked."""
    config = yaml.safe_load((CASE / "after.yml").read_text("utf-8"))["jobs"][job]
    asked = checkout.parent / "asked"
    asked.write_text("")
    environment = {
        "PATH": f"{checkout.parent / 'tools'}:{os.environ['PATH']}",
        "ASKED": str(asked),
        "REGISTERED": str(checkout.parent / "registered.json"),
        "ARN": ARN,
        "CIRCLE_REPOSITORY_URL": "https://git.example/api",
        **config["environment"],
        **more,
    }
    output = ""
    for step in config["steps"]:
        if isinstance(step, dict) and "run" in step:
            shell = step["run"]["command"].replace("/tmp/", f"{checkout.parent}/")
            command = ["bash", "-eo", "pipefail", "-c", shell]
            done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=60)
            output += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, output, asked.read_text()
    return 0, output, asked.read_text()


def test_the_image_is_tagged_with_the_commit_and_pushed(checkout: Path) -> None:
    head = ["git", "-C", str(checkout), "rev-parse", "HEAD"]
    commit = subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()
    code, output, asked = _run("ecs-build", checkout)
    assert code == 0, output
    assert f"docker push {IMAGE}:{commit}" in asked
    assert "docker build --file ecs/Dockerfile" in asked
    assert f"org.opencontainers.image.revision={commit}" in asked
    assert (checkout / "ecs/image.txt").read_text() == f"{IMAGE}:{commit}\n"


def test_an_image_that_is_there_is_not_built_again(checkout: Path) -> None:
    code, output, asked = _run("ecs-build", checkout, IMAGE_EXISTS="yes")
    assert code == 0, output
    assert "docker" not in asked
    assert (checkout / "ecs/image.txt").read_text().startswith(IMAGE)


def test_only_the_image_and_the_account_are_filled_in(checkout: Path) -> None:
    (checkout / "ecs/image.txt").write_text(f"{IMAGE}:abc\n")
    code, output, asked = _run("ecs-deploy", checkout, RUNNING=ARN)
    assert code == 0, output
    registered = (checkout.parent / "registered.json").read_text()
    expected = f'{{"family": "api", "image": "{IMAGE}:abc", "role": "arn:aws:iam::123456789012:role/api"}}'
    assert registered == expected
    assert f"ecs update-service --cluster wallet --service api --task-definition {ARN}" in asked


@pytest.mark.parametrize(
    "situation",
    [{"RUNNING": ARN, "NEVER_STABLE": "yes"}, {"RUNNING": ARN.replace(":7", ":6")}],
    ids=["never stable", "rolled back by the circuit breaker"],
)
def test_a_deployment_that_did_not_come_about_fails_with_the_reason(checkout: Path, situation: dict[str, str]) -> None:
    (checkout / "ecs/image.txt").write_text(f"{IMAGE}:abc\n")
    code, output, _ = _run("ecs-deploy", checkout, **situation)
    assert code == 1
    assert "tasks failed to start" in output
    assert "CannotPullContainerError" in output
