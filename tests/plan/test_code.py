"""Code is edited by repository and handed to the services whose folders it lies in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from gitting import commit, git

from watari.errors import PlanRefused
from watari.model.evidence import Evidence
from watari.model.finding import CheckResult
from watari.model.fleet import Fleet, Service
from watari.plan.agreement import agreed
from watari.plan.make import make
from watari.rules.run import check
from watari.sources.config import Config, ServiceConfig

CASES = Path(__file__).parent.parent / "cases" / "flag"


def service(name: str, path: str) -> Service:
    return Service(name, path, ("python",), Evidence("app.py", 1))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One repository with a service and code that the service shares."""
    for folder in ("orders", "shared"):
        shutil.copytree(CASES / "python" / "sdk-values" / "before", tmp_path / "mono" / folder)
    git(tmp_path / "mono", "init", "--quiet", "--initial-branch=main")
    commit(tmp_path / "mono")
    return tmp_path


def checked(root: Path, *services: Service) -> tuple[Fleet, CheckResult]:
    fleet = Fleet(str(root), services)
    return fleet, check(fleet)


def test_what_lies_in_no_service_is_a_part_of_its_own(root: Path) -> None:
    plan = make(*checked(root, service("orders", "mono/orders")), Config())
    parts = {one.service: sorted(edit.path for edit in one.edits) for one in plan.services}
    assert parts == {
        "orders": ["app.py", "ecs_flag.py", "test_ecs_flag.py"],
        "mono": ["shared/app.py", "shared/ecs_flag.py", "shared/test_ecs_flag.py"],
    }
    assert all(one.stays for one in plan.services)


def test_a_part_never_has_the_name_of_a_service(root: Path) -> None:
    plan = make(*checked(root, service("mono", "mono/orders")), Config())
    assert [one.service for one in plan.services] == ["mono", "mono (shared)"]


def test_a_persons_no_is_a_no(root: Path) -> None:
    config = Config(services={"orders": ServiceConfig(stays="it is old")})
    plan = make(*checked(root, service("orders", "mono/orders")), config)
    assert plan.services[0].edits == ()


def test_without_a_repository_no_plan_is_made(tmp_path: Path) -> None:
    shutil.copytree(CASES / "python" / "sdk-values" / "before", tmp_path / "loose")
    with pytest.raises(PlanRefused):
        make(*checked(tmp_path, service("loose", "loose")), Config())


def test_a_check_says_what_a_plan_would_do(tmp_path: Path) -> None:
    shutil.copytree(CASES / "python" / "guard-escapes" / "before", tmp_path / "it")
    _, raw = checked(tmp_path, service("it", "it"))
    told = {one.rule: (one.edit, one.edit_reason) for one in agreed(raw, Config()).findings}
    assert {one.rule: one.edit for one in raw.findings}["python-attaches-volume-or-address"] == "guard"
    edit, reason = told["python-attaches-volume-or-address"]
    assert edit == "none"
    assert "leaves the statement" in reason
