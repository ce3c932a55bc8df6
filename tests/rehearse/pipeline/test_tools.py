"""The `docker` of a rehearsed pipeline: what it is asked, and what it says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from watari.rehearse.pipeline.tools import BuildRequest, Tools, build_request


def test_a_build_is_read_as_docker_reads_it(tmp_path: Path) -> None:
    words = ["--file", "ecs/Dockerfile", "-t", "registry/api:1", "--label", "a=b", "--label=c=d", "svc"]
    expected = BuildRequest(tmp_path / "svc", tmp_path / "ecs/Dockerfile", "registry/api:1", ("a=b", "c=d"))
    assert build_request(words, tmp_path) == expected
    assert build_request(["-t", "x", "."], tmp_path).dockerfile == tmp_path / "Dockerfile"


def test_an_option_that_it_does_not_know_is_no_silent_success(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="--squash"):
        build_request(["--squash", "."], tmp_path)


def _docker(tools: Tools, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WATARI_DOCKER": str(tools.socket)}
    command = [str(tools.folder / "docker"), *words]
    return subprocess.run(command, input=given, env=environment, capture_output=True, text=True, timeout=60)


def test_docker_hands_on_what_it_is_asked_and_says_what_failed(tmp_path: Path) -> None:
    built: list[str] = []

    def push(tag: str) -> None:
        raise RuntimeError(f"no room for {tag}")

    with Tools(tmp_path / "bin", lambda asked: built.append(asked.tag), push) as tools:
        assert _docker(tools, "login", "--username", "AWS", "--password-stdin", "r", given="secret").returncode == 0
        assert _docker(tools, "build", "--tag", "r/api:1", ".").returncode == 0
        assert built == ["r/api:1"]
        pushed = _docker(tools, "push", "r/api:1")
        assert (pushed.returncode, pushed.stderr.strip()) == (1, "no room for r/api:1")
        other = _docker(tools, "compose", "up")
        assert other.returncode == 1
        assert "knows login, build and push" in other.stderr
    assert not tools.socket.exists()
