"""What goes wrong is told in one sentence with the next step, never in a traceback."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from need import docker_running, need
from rehearse import shop
from rehearse.crossing import Ran, leftovers, processes, watari


def one_sentence(ran: Ran, *words: str) -> None:
    assert ran.code != 0
    assert "Traceback" not in ran.err
    said = [line for line in ran.err.splitlines() if line.startswith("watari: ")]
    assert len(said) == 1, ran.err
    for word in words:
        assert word in said[0]


def test_a_folder_that_is_not_git(tmp_path: Path) -> None:
    one_sentence(watari("rehearse", str(shop.make(tmp_path, git=False))), "not in a git repository", "git init")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    ran = watari("rehearse", str(tmp_path / "nowhere"))
    one_sentence(ran, "nowhere")
    assert ran.code == 3


def test_a_service_that_does_not_build(tmp_path: Path) -> None:
    ran = watari("rehearse", str(shop.make(tmp_path, body="\tundefined()\n")), "--hosts", "processes")
    one_sentence(ran, "shop does not build", "undefined")


def test_a_service_that_does_not_start(tmp_path: Path) -> None:
    folder = shop.make(tmp_path)
    main = folder / "cmd/shop/main.go"
    main.write_text(main.read_text().replace("func main() {", 'func main() {\n\tpanic("no luck today")'))
    ran = watari("rehearse", str(folder), "--hosts", "processes")
    one_sentence(ran, "shop does not start on an EC2 host", "no luck today")


def test_no_docker(tmp_path: Path) -> None:
    ran = watari(
        "rehearse", str(shop.make(tmp_path)), "--hosts", "containers", DOCKER_HOST=f"unix://{tmp_path}/none.sock"
    )
    one_sentence(ran, "Docker", "--hosts processes")


@pytest.mark.docker
def test_a_taken_port(tmp_path: Path) -> None:
    need(docker_running(), "a Docker Engine")
    need(os.geteuid() == 0, "root, to take port 80")
    before = processes()
    with socket.create_server(("0.0.0.0", 80)):
        ran = watari("rehearse", str(shop.make(tmp_path)), "--hosts", "containers")
    one_sentence(ran, "Port 80 of", "is taken", "--hosts processes")
    assert leftovers(before) == []


def test_a_service_that_is_not_there(tmp_path: Path) -> None:
    ran = watari("rehearse", str(shop.make(tmp_path)), "--service", "shoop")
    one_sentence(ran, "no service shoop", "shop")


def test_a_broken_watari_yaml(tmp_path: Path) -> None:
    folder = shop.make(tmp_path)
    (folder / "watari.yaml").write_text("version: 1\nrehearse:\n  trafic: {}\n")
    ran = watari("rehearse", str(folder))
    one_sentence(ran, "watari.yaml", "trafic")
    assert ran.code == 2


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_fleet_without_watari_yaml_crosses_by_its_defaults(tmp_path: Path) -> None:
    ran = watari("rehearse", str(shop.make(tmp_path)), "--hosts", "processes", "--format", "json")
    assert ran.code == 0, ran.err[-3000:]
    [service] = ran.data["services"]
    assert service["crossed"]
    assert service["unedited_starts_on_fargate"] is True
    assert ran.data["requests_failed"] == 0
