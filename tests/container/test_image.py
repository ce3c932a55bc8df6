"""The image really builds and runs: the log path of the task reaches Docker's log as a non-root user."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from need import docker_running, need

from watari.container import run
from watari.model.fleet import Fleet, Service
from watari.sources.config import Config

PROGRAM = """package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	log, err := os.OpenFile(os.Getenv("LOG_FILE"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	config, err := os.ReadFile("/etc/wallet/ledger.yaml")
	fmt.Fprintf(log, "uid %d args %v flag %s ", os.Getuid(), os.Args[1:], os.Getenv("ECS_FLAG"))
	fmt.Fprintf(log, "config %q %v\\n", config, err)
	time.Sleep(100 * time.Millisecond)
}
"""


def _go() -> str | None:
    beside = Path(sys.executable).parent / "go"
    return str(beside) if beside.exists() else shutil.which("go")


@pytest.mark.docker
@pytest.mark.go
def test_a_non_root_task_writes_its_log_file_to_standard_output(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    go = _go()
    need(docker_running(), "a Docker Engine")
    need(go is not None, "a Go toolchain")
    assert go is not None
    (repository / "main.go").write_text(PROGRAM)
    (repository / "go.mod").write_text("module ledger\n\ngo 1.19\n")
    build = [go, "build", "-o", "bin/ledger", "."]
    subprocess.run(build, cwd=repository, check=True, timeout=240, env={**os.environ, "CGO_ENABLED": "0"})
    result = run.plan(repository, replace(service, secrets=()), fleet, config)
    for edit in result.edits:
        (repository / edit.path).parent.mkdir(exist_ok=True)
        (repository / edit.path).write_bytes(edit.after or b"")
    output = _run_as_fargate_would(repository)
    assert "uid 65532 args [--table=ledger] flag true" in output
    assert r'config "currency: JPY\n" <nil>' in output


def _run_as_fargate_would(repository: Path) -> str:
    """Without a terminal, with an init process, standard output a pipe. Nothing is pulled."""
    tag = f"watari-test-{uuid.uuid4().hex[:12]}"
    definition = json.loads((repository / "ecs/task-definition.json").read_text("utf-8"))
    variables = [
        argument
        for one in definition["containerDefinitions"][0]["environment"]
        for argument in ("--env", f"{one['name']}={one['value']}")
    ]
    build = ["docker", "build", "--quiet", "--file", "ecs/Dockerfile", "--build-arg", "BASE_IMAGE=scratch"]
    classic = {**os.environ, "DOCKER_BUILDKIT": "0"}
    subprocess.run([*build, "--tag", tag, "."], cwd=repository, check=True, timeout=240, env=classic)
    try:
        command = ["docker", "run", "--rm", "--init", *variables, tag]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    finally:
        subprocess.run(["docker", "rmi", "--force", tag], capture_output=True, timeout=120)
