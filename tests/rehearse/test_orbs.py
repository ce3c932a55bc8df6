"""The ECS half with orbs, lived through for one service: what the orbs do is done by their documented effect."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from gitting import commit, git
from need import need
from rehearse.crossing import WALLET, watari


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_pipeline_with_orbs_deploys_too(tmp_path: Path) -> None:
    need(os.geteuid() == 0, "root, for network namespaces")
    fleet = tmp_path / "wallet"
    shutil.copytree(WALLET, fleet, ignore=shutil.ignore_patterns(".git"))
    with (fleet / "watari.yaml").open("a") as file:
        file.write("\npipeline:\n  deploy: orbs\n")
    git(fleet, "init", "-q")
    commit(fleet)
    ran = watari("rehearse", str(fleet), "--service", "account", "--hosts", "processes", "--format", "json")
    assert ran.code == 0, ran.err[-3000:]
    (account,) = [one for one in ran.data["services"] if one["name"] == "account"]
    assert account["crossed"] is True
    steps = {step["name"]: step for step in account["pipeline"]["steps"]}
    for name in ("aws-ecr/build_and_push_image", "aws-ecs/update_task_definition_from_json", "aws-ecs/update_service"):
        assert steps[name]["note"] == "by its documented effect"
        assert steps[name]["exit_code"] == 0
    assert ran.data["requests_failed"] == 0
