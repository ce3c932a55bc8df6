"""Addresses of this machine: whom a port means, and where nothing can be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.sources.config import Config
from watari.survey.local import LocalPorts, port_of
from watari.survey.names import Names
from watari.survey.run import survey


@pytest.mark.parametrize(
    ("value", "port"),
    [
        ("http://localhost:5080/fares", 5080),
        ("https://LOCALHOST:5081", 5081),
        ("127.0.0.1:9000", 9000),
        ("http://[::1]:8080", 8080),
        ("http://host.docker.internal:8082/", 8082),
        ("dns:///localhost:9000", 9000),
        ("localhost", None),
        ("http://localhost/fares", None),
        ("http://localhosts:5080", None),
        ("http://fares:5080", None),
        ("Server=localhost:5080;Database=fares", None),
        ("localhost:5432", None),
        ("http://localhost:9411/api/v2/spans", None),
        ("redis://localhost:6379", None),
    ],
)
def test_the_port_of_an_address_without_a_name(value: str, port: int | None) -> None:
    assert port_of(value) == port


def test_a_port_means_the_one_other_service_that_listens_there() -> None:
    ports = LocalPorts()
    ports.add("stock", 9000)
    ports.add("cart", 9001)
    ports.add("mail", 9001)
    assert ports.service("shop", "http://localhost:9000/items") == "stock"
    assert ports.service("shop", "localhost:9001") is None, "two services listen there"
    assert ports.service("stock", "127.0.0.1:9000") is None, "a service does not call itself"
    assert ports.service("cart", "localhost:9001") is None, "nor is it known that the other one is meant"
    assert ports.service("shop", "localhost:9002") is None


def test_a_database_of_the_fleet_is_no_service_behind_a_port() -> None:
    ports = LocalPorts()
    ports.add("stock", 5432)
    assert ports.service("shop", "http://localhost:5432") is None


def test_a_service_found_by_its_port_is_likely_and_no_more() -> None:
    names = Names([])
    names.local.add("stock", 9000)
    found = names.address("shop", "localhost:9000")
    assert found is not None
    assert names.service(found) == ("stock", "likely")
    named = names.address("shop", "http://elsewhere:9000")
    assert named is not None
    assert names.service(named) is None, "an address with a name is found by its name alone"


def test_within_a_container_this_machine_is_the_container(tmp_path: Path) -> None:
    """The page of ``gate`` for browsers is no service that ``gate`` or ``pier`` can reach by ``localhost``."""
    call = "import os, requests\nrequests.get(os.environ['GATE_URL'] + '/open')\n"
    for name in ("gate", "pier"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "requirements.txt").write_text("requests\n")
        (tmp_path / name / "Dockerfile").write_text('FROM python:3.12\nCMD ["python", "app.py"]\n')
        (tmp_path / name / "app.py").write_text(call)
    compose = "services:\n  gate:\n    build: gate\n    ports: ['8000:80']\n  pier:\n    build: pier\n"
    compose += "    environment:\n      GATE_URL: http://{}:8000\n"
    (tmp_path / "compose.yaml").write_text(compose.format("localhost"))
    assert survey([tmp_path], Config()).dependencies == ()
    (tmp_path / "compose.yaml").write_text(compose.format("host.docker.internal"))
    (found,) = survey([tmp_path], Config()).dependencies
    assert (found.source, found.target, found.confidence) == ("pier", "gate", "likely")
