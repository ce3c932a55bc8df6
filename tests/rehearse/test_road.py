"""The first crossing, end to end: the wallet goes from EC2 to Fargate under traffic, with nothing lost."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from need import docker_running, need
from rehearse.crossing import WALLET, Ran, leftovers, processes, watari

CROSSING = {"gateway", "account", "ledger", "payment", "card"}
STAYING = {"notification", "statement"}
ONLY_ON_EC2 = CROSSING - {"gateway"}

KINDS = [
    pytest.param(("containers", "docker"), id="containers", marks=pytest.mark.docker),
    pytest.param(("processes", "namespaces"), id="namespaces"),
]


@pytest.fixture(scope="module", params=KINDS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, str, str, Path]:
    kind, isolation = request.param
    if kind == "containers":
        need(docker_running(), "a Docker Engine")
    if isolation == "namespaces":
        need(os.geteuid() == 0, "root, for network namespaces")
    html = tmp_path_factory.mktemp("report") / "rehearsal.html"
    before, status = processes(), originals()
    ran = watari("rehearse", str(WALLET), "--hosts", kind, "--format", "json", "--html", str(html))
    assert ran.code == 0, ran.err[-3000:]
    assert leftovers(before) == []
    assert originals() == status
    return ran, kind, isolation, html


def originals() -> str:
    listed = ["git", "-C", str(WALLET), "status", "--porcelain", "--ignored", "."]
    refs = ["git", "-C", str(WALLET), "for-each-ref"]
    return "".join(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout for command in (listed, refs)
    )


pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def test_nothing_is_lost_and_the_data_is_consistent(run: tuple[Ran, str, str, Path]) -> None:
    data = run[0].data
    assert data["host_kind"] == run[1]
    assert data["isolation"] == run[2]
    assert data["requests_total"] > 500
    assert data["requests_failed"] == 0
    assert data["verification"]["ok"] is True


def test_who_crosses_and_who_stays_with_a_reason(run: tuple[Ran, str, str, Path]) -> None:
    services = {service["name"]: service for service in run[0].data["services"]}
    assert {name for name, service in services.items() if service["crossed"]} == CROSSING
    assert set(services) == CROSSING | STAYING
    for name in STAYING:
        assert services[name]["reason"]
        assert services[name]["weights"] == []


def test_the_wall_of_language_is_real(run: tuple[Ran, str, str, Path]) -> None:
    services = {service["name"]: service for service in run[0].data["services"]}
    for name in ONLY_ON_EC2:
        assert services[name]["unedited_starts_on_fargate"] is False, name
        assert len(services[name]["unedited_log"]) > 20, name
    assert services["gateway"]["unedited_starts_on_fargate"] is True
    for name in CROSSING:
        assert services[name]["edited_starts_on_fargate"] is True
        assert services[name]["edited_starts_on_ec2"] is True


def test_one_binary_in_both_homes(run: tuple[Ran, str, str, Path]) -> None:
    for service in run[0].data["services"]:
        if service["crossed"]:
            digests = service["binary_sha256"]
            assert re.fullmatch("[0-9a-f]{64}", digests["fargate"])
            assert digests["fargate"] == digests["ec2"]


def test_the_edited_pipeline_builds_pushes_and_deploys(run: tuple[Ran, str, str, Path]) -> None:
    for service in run[0].data["services"]:
        if not service["crossed"]:
            assert service["pipeline"] is None
            continue
        ran = service["pipeline"]
        assert ran["ok"] is True
        commit = service["commits"][-1][0] if isinstance(service["commits"][-1], list) else service["commits"][-1]["id"]
        assert re.fullmatch(rf".*/{service['name']}:{commit}", ran["image"])
        done = [(step["job"].split("-")[1], step["name"]) for step in ran["steps"] if step["exit_code"] == 0]
        assert ("build", "Build the image and push it") in done
        assert ("deploy", "Wait until it is stable") in done


def test_each_service_needs_what_it_needs(run: tuple[Ran, str, str, Path]) -> None:
    recipes = {
        service["name"]: {recipe for change in service["changes"] for recipe in change["recipes"]}
        for service in run[0].data["services"]
    }
    code = {
        service["name"]: [change for change in service["changes"] if change["purpose"] == "code"]
        for service in run[0].data["services"]
    }
    assert code["gateway"] == []
    assert "adapter" not in recipes["account"]
    assert "guard" not in recipes["account"]
    assert "portable" in recipes["account"]
    assert "adapter" in recipes["ledger"]
    assert "guard" in recipes["payment"]
    for name in ONLY_ON_EC2:
        assert all(change["compiled"] == "compiled" for change in code[name] if change["path"].endswith(".go"))


def test_the_weights_rise_in_steps_and_ec2_is_gone(run: tuple[Ran, str, str, Path]) -> None:
    for service in run[0].data["services"]:
        if not service["crossed"]:
            continue
        shares = [weight["fargate"] / (weight["ec2"] + weight["fargate"]) for weight in service["weights"]]
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert any(0 < share < 1 for share in shares)
        assert len(service["instances"]) == 2, "as found, and with the edited binary"
        assert all(instance["gone_at"] for instance in service["instances"])


def test_a_number_was_typed_and_that_many_tasks_ran(run: tuple[Ran, str, str, Path]) -> None:
    out, back = run[0].data["scaling"]
    assert (out["before"], out["after"]) == (1, 3)
    assert (back["before"], back["after"]) == (3, 1)


def test_the_report_is_one_file_with_the_same_figures(run: tuple[Ran, str, str, Path]) -> None:
    html = run[3].read_text(encoding="utf-8")
    assert f"{run[0].data['requests_total']:,}" in html
    assert html.count("<svg") == 1 + len(CROSSING)
    assert not re.search(r"""(src|href)\s*=\s*["'](https?:)?//""", html)
    assert "<script" not in html


def test_plain_processes_cross_as_well() -> None:
    """Where there is neither Docker nor root: told by environment variables. Two of the five, for time."""
    before = processes()
    wanted = ("--service", "account", "--service", "payment")
    ran = watari(
        "rehearse", str(WALLET), "--hosts", "processes", *wanted, "--format", "json", WATARI_ISOLATION="environment"
    )
    assert ran.code == 0, ran.err[-3000:]
    assert leftovers(before) == []
    assert ran.data["isolation"] == "environment"
    assert ran.data["requests_failed"] == 0
    services = {service["name"]: service for service in ran.data["services"]}
    assert {name for name, service in services.items() if service["crossed"]} == {"account", "payment"}
    assert services["account"]["unedited_starts_on_fargate"] is False
    assert services["ledger"]["reason"] == "it was not asked for"
